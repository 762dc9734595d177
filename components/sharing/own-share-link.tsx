import { PlainForm } from "#components/ui/plain-form.tsx";
import { revokeShareLink } from "#lib/sharing/actions.ts";

type Props = { link: { id: string; opens: number }; url: string };

/** A share link of one's own: where it is, how often it was opened, and the way to withdraw it. */
export function OwnShareLink({ link, url }: Props) {
  return (
    <div className="share-link">
      <a href={url} className="text-base">
        {url.replace(/^https?:\/\//, "")}
      </a>
      <span className="meta">{link.opens === 1 ? "opened once" : `opened ${link.opens} times`}</span>
      <PlainForm action={revokeShareLink} fields={{ id: link.id }}>
        <button type="submit" className="text-button" aria-label={`Withdraw ${url}`}>
          Withdraw
        </button>
      </PlainForm>
    </div>
  );
}
