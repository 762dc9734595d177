import { Link } from "#components/ui/link.tsx";
import { Ring } from "#components/ui/ring.tsx";

/** What this is, for somebody who is not signed in. */
export function Welcome() {
  return (
    <div className="status-line">
      <p>
        <Ring done={0.72} />
        <span>
          <b>The AI briefing your feed algorithm won’t show you.</b> Short, sourced, and it ends.
        </span>
      </p>
      <Link href="/sign-up">Create an account</Link>
    </div>
  );
}
