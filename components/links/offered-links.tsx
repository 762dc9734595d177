import { PlainForm } from "#components/ui/plain-form.tsx";
import { When } from "#components/ui/when.tsx";
import { siteOf } from "#lib/links/address.ts";
import { takeUpOffer } from "#lib/links/offer-actions.ts";
import type { OfferedLink } from "#lib/links/offer-queries.ts";

/** What readers offer to the editors, each to be taken up among the items of the desk. */
export function OfferedLinks({ links, now }: { links: OfferedLink[]; now: Date }) {
  if (links.length === 0) return <p className="pt-4 text-grey">Nobody offers anything at the moment.</p>;
  return links.map((link) => (
    <article key={link.id} className="card" aria-labelledby={`offer-${link.id}`}>
      <h3 id={`offer-${link.id}`}>
        <a href={link.url} rel="noreferrer noopener">
          {link.title}
        </a>
      </h3>
      {(link.comment ?? link.excerpt) && <p className="short">{link.comment ?? link.excerpt}</p>}
      <p className="meta">
        {link.site ?? siteOf(link.url)} · offered by {link.offeredBy} <When at={link.offeredAt} now={now} />
      </p>
      <PlainForm action={takeUpOffer} fields={{ id: link.id }}>
        <button type="submit" className="text-button" aria-label={`Take up: ${link.title}`}>
          Take up
        </button>
      </PlainForm>
    </article>
  ));
}
