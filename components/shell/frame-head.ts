// Runs before the first paint: the chosen colours without a flash, and the signs that scripts work, that the system has a
// share sheet and that the italic is at hand (components/shell/late-faces.ts).
const SCRIPT = `(function(d){d.dataset.js="";if(navigator.share)d.dataset.sheet="";try{var s=localStorage,t=s.getItem("theme");if(/^(light|dark|sepia)$/.test(t))d.dataset.theme=t;if(s.getItem("italic"))d.dataset.italic=""}catch(e){}})(document.documentElement)`;

const LINES = `<meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)"/><meta name="theme-color" content="#141311" media="(prefers-color-scheme: dark)"/><link rel="icon" href="/icon.svg" sizes="any" type="image/svg+xml"/>`;

/** What stands in the head of every document, as HTML; `nonce` is that of its scripts. */
export const frameHead = (nonce: string): string => `${LINES}<script nonce="${nonce}">${SCRIPT}</script>`;
