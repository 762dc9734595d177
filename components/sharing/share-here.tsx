/** Copying the address, and the system's share sheet where there is one (components/shell/share-buttons.ts). */
export function ShareHere({ title, url }: { title: string; url: string }) {
  return (
    <p className="share-list js-only" data-title={title} data-url={url}>
      <button type="button" className="text-button" data-share="copy">
        Copy link
      </button>
      <button type="button" className="text-button sheet-only" data-share="sheet">
        Share with…
      </button>
    </p>
  );
}
