// Runs before the first paint: the chosen colours without a flash, and the signs that scripts work and that the system has
// a share sheet.
const SCRIPT = `(function(d){d.dataset.js="";if(navigator.share)d.dataset.sheet="";try{var t=localStorage.getItem("theme");if(/^(light|dark|sepia)$/.test(t))d.dataset.theme=t}catch(e){}})(document.documentElement)`;

export function HeadScript({ nonce }: { nonce: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours.
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}
