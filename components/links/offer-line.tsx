import { PlainForm } from "#components/ui/plain-form.tsx";
import type { LinkPage } from "#lib/links/link.ts";
import { offerLink, withdrawOffer } from "#lib/links/offer-actions.ts";

/** Offers a link to the editors, which nobody does unasked, and takes that back. */
export function OfferLine({ link }: { link: LinkPage }) {
  const { id, isOffered, isTakenUp } = link;
  if (isTakenUp) return <p className="meta mt-4">You offered this to the editors, and one of them took it up.</p>;
  return (
    <div className="no-print mt-4">
      <p className="meta">
        {isOffered
          ? "You offer this to the editors: they see its address, its text, your comment and your name."
          : "The editors do not know of this. Offered, they see its address, its text, your comment and your name."}
      </p>
      <PlainForm action={isOffered ? withdrawOffer : offerLink} fields={{ id }}>
        <button type="submit" className="text-button">
          {isOffered ? "Take the offer back" : "Offer to the editors"}
        </button>
      </PlainForm>
    </div>
  );
}
