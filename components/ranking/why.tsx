import type { Receipt } from "#lib/ranking/receipt.ts";

/** Why a briefing stands where it does: its terms, which add up to its score. */
export function Why({ title, receipt }: { title: string; receipt: Receipt }) {
  return (
    <details className="why">
      <summary aria-label={`Why this: ${title}`}>Why this?</summary>
      <ReceiptLines receipt={receipt} />
    </details>
  );
}

export function ReceiptLines({ receipt: { lines, score } }: { receipt: Receipt }) {
  return (
    <ul>
      {lines.map(({ name, amount, weight, points }) => (
        <li key={name}>
          {name} {amount} × {weight} = {points}
        </li>
      ))}
      <li>
        <b>Score {score}</b>
        {lines.length === 0 && ": none of your weights applies, its date decides"}
      </li>
    </ul>
  );
}
