const RADIUS = 8;
const AROUND = 2 * Math.PI * RADIUS;

/**
 * The sign of the house: open while there is something new, closed when one is caught up.
 * `done` is from 0 to 1. It is decoration: the words beside it say the same.
 */
export function Ring({ done, size = 18 }: { done: number; size?: number }) {
  const drawn = Math.max(0.02, Math.min(1, done)) * AROUND;
  return (
    <svg className="sign" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <circle className="track" cx="10" cy="10" r={RADIUS} strokeWidth="2.4" />
      <circle
        className="done"
        cx="10"
        cy="10"
        r={RADIUS}
        strokeWidth="2.4"
        strokeDasharray={`${drawn.toFixed(2)} ${AROUND.toFixed(2)}`}
        transform="rotate(-90 10 10)"
      />
      <circle className="dot" cx="10" cy="10" r="2.3" />
    </svg>
  );
}
