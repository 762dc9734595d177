/** Plain links to where people share; nothing of these sites is loaded on ours. */
export function sharePlaces(url: string, title: string): { name: string; href: string }[] {
  const to = (base: string, query: Record<string, string>) => `${base}?${new URLSearchParams(query)}`;
  return [
    // URLSearchParams writes spaces as "+", which mail programs show as they are.
    {
      name: "E-mail",
      href: `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${url}`)}`,
    },
    { name: "Bluesky", href: to("https://bsky.app/intent/compose", { text: `${title} ${url}` }) },
    { name: "Mastodon", href: to("https://share.joinmastodon.org/", { text: `${title} ${url}` }) },
    { name: "LinkedIn", href: to("https://www.linkedin.com/sharing/share-offsite/", { url }) },
    { name: "X", href: to("https://x.com/intent/post", { text: title, url }) },
    { name: "Reddit", href: to("https://www.reddit.com/submit", { url, title }) },
    { name: "Hacker News", href: to("https://news.ycombinator.com/submitlink", { u: url, t: title }) },
    { name: "WhatsApp", href: to("https://wa.me/", { text: `${title} ${url}` }) },
  ];
}
