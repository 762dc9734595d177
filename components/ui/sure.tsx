import type { ReactNode } from "react";

type Props = { label: string; children: ReactNode; className?: string };

/** Something that cannot be taken back, behind one press more: what it does is said before its button is there. */
export function Sure({ label, children, className = "" }: Props) {
  return (
    <details className={`sure ${className}`}>
      <summary className="text-button">{label}</summary>
      <div>{children}</div>
    </details>
  );
}
