// Runs before the first paint: the chosen colours without a flash, and the signs that scripts work, that the system has a
// share sheet and that the italic is at hand (components/shell/late-faces.ts).
const SCRIPT = `(function(d){d.dataset.js="";if(navigator.share)d.dataset.sheet="";try{var s=localStorage,t=s.getItem("theme");if(/^(light|dark|sepia)$/.test(t))d.dataset.theme=t;if(s.getItem("italic"))d.dataset.italic=""}catch(e){}})(document.documentElement)`;

export function HeadScript({ nonce }: { nonce: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours.
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}
