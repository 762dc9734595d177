import type { Cast, Who } from "./cast.ts";

type Outcome = number | string;

/** What a page answers to whom, and where there is one of it. A page that is not in this table fails the test. */
export type PageRule = { at?: (cast: Cast) => string; to: Record<Who, Outcome> };

const all = (outcome: Outcome): PageRule["to"] => ({
  ...{ anon: outcome, reader: outcome, other: outcome, editor: outcome, admin: outcome },
});
const signedIn = (outcome: Outcome, anon: Outcome): PageRule["to"] => ({ ...all(outcome), anon });
const adminOnly: PageRule["to"] = { ...all(404), admin: 200 };
const editorsOnly: PageRule["to"] = { ...adminOnly, editor: 200 };
const ownerOnly: PageRule["to"] = { ...all(404), reader: 200 };

const everybody = (at?: PageRule["at"]): PageRule => ({ ...(at ? { at } : {}), to: all(200) });

/** A personal page: who is signed out is told what it would be. Nothing of anybody stands on it. */
const personal: PageRule = { to: all(200) };
const nobody = (at: PageRule["at"]): PageRule => ({ ...(at ? { at } : {}), to: all(404) });

export const PAGES: Record<string, PageRule> = {
  "/": everybody(),
  "/about": everybody(),
  "/search": everybody(),
  "/tags": everybody(),
  "/tags/[slug]": everybody(({ tag }) => `/tags/${tag.slug}`),
  "/authors/[handle]": everybody(() => "/authors/skills"),
  "/posts/[slug]": everybody(({ post }) => post.path),
  "/posts/[slug]/cover.png": everybody(({ post }) => `${post.path}/cover.png`),
  "/posts/[slug]/share": everybody(({ post }) => `${post.path}/share`),
  "/api/lists": everybody(() => "/api/lists?list=all"),
  "/api/suggest": everybody(() => "/api/suggest?q=agents"),
  "/searches/[id]": { at: ({ own }) => `/searches/${own.search.id}`, to: { ...ownerOnly, anon: 200 } },
  "/feeds/searches/[token]": everybody(({ own }) => `/feeds/searches/${own.search.feedToken}`),
  "/s/[token]": { at: ({ own }) => `/s/${own.shareLink.token}`, to: all("→ post") },
  "/.well-known/security.txt": everybody(),

  "/sign-in": { to: signedIn("→ /following", 200) },
  "/sign-up": { to: signedIn("→ /following", 200) },
  "/sign-in/link": everybody(),
  "/sign-in/link/[token]": everybody(() => "/sign-in/link/no-such-token"),
  "/sign-in/onward": nobody(() => "/sign-in/onward?to=https://evil.test/"),
  "/sign-up/[token]": everybody(() => "/sign-up/no-such-token"),
  "/mail-sent": everybody(),
  "/reset": everybody(),
  "/reset/[token]": everybody(() => "/reset/no-such-token"),
  "/reset/done": everybody(),
  "/address/[token]": everybody(() => "/address/no-such-token"),
  "/address/done": everybody(),
  "/api/auth/[...nextauth]": nobody(() => "/api/auth/session"),
  "/api/passkeys": { at: () => "/api/passkeys?for=confirm", to: signedIn(200, 404) },
  "/setup/[token]": nobody(() => "/setup/no-such-token"),
  "/keep/[token]": everybody(({ own }) => `/keep/${own.keepToken}`),
  "/goodbye": everybody(),

  "/paths": everybody(),
  "/paths/[slug]": { at: ({ own }) => `/paths/${own.path.slug}`, to: ownerOnly },
  "/paths/[slug]/edit": { at: ({ own }) => `/paths/${own.path.slug}/edit`, to: { ...ownerOnly, anon: 200 } },
  "/paths/new": personal,
  "/paths/add": { at: ({ post }) => `/paths/add?post=${post.slug}`, to: all(200) },

  "/welcome": personal,
  "/notices": personal,
  "/settings/notices": personal,
  "/you": personal,
  "/following": personal,
  "/sources": personal,
  "/ranking": everybody(() => "/ranking?primary=30"),
  "/api/ranking": everybody(() => "/api/ranking?primary=30"),
  "/saved": personal,
  "/saved/new": { to: all("→ /links/new") },
  "/links/new": personal,
  "/links/[id]": { at: ({ own }) => `/links/${own.sharedLink.id}`, to: { ...ownerOnly, anon: 200 } },
  "/links/images/[id]": { at: ({ own }) => `/links/images/${own.sharedLink.images[0]?.id}`, to: ownerOnly },
  "/desk/import": { to: { ...all(404), editor: 200, admin: 200 } },
  "/desk/import/[id]": nobody(({ own }) => `/desk/import/${own.sharedLink.id}`),
  "/posts/images/[id]": nobody(() => "/posts/images/00000000-0000-7000-8000-000000000000"),
  "/api/links": { at: ({ own }) => `/api/links?id=${own.sharedLink.id}`, to: ownerOnly },
  "/highlights": personal,
  "/highlights/export": { to: signedIn(200, 404) },
  "/saved/lists": personal,
  "/saved/[id]": { at: ({ own }) => `/saved/${own.saved.id}`, to: { ...ownerOnly, anon: 200 } },
  "/saved/lists/[id]": { at: ({ own }) => `/saved/lists/${own.list.id}`, to: { ...ownerOnly, anon: 200 } },
  "/lists/[token]": everybody(({ own }) => `/lists/${own.list.token}`),
  "/lists/[token]/feed.xml": everybody(({ own }) => `/lists/${own.list.token}/feed.xml`),
  "/history": personal,
  "/settings": personal,
  "/settings/profile": personal,
  "/settings/mutes": personal,
  "/settings/reading": personal,
  "/settings/ways-in": personal,
  "/settings/sessions": personal,
  "/settings/address": personal,
  "/settings/yours": personal,
  "/settings/confirm": { to: signedIn("→ /settings", 200) },

  "/portraits/[id]": {
    at: ({ people }) => `/portraits/${people.reader.id}`,
    to: { ...ownerOnly, admin: 200 },
  },
  "/exports/[id]": { at: ({ own }) => `/exports/${own.export.id}`, to: ownerOnly },

  "/desk/inbox": { to: editorsOnly },
  "/desk/items/[id]": { at: ({ item }) => `/desk/items/${item.id}`, to: editorsOnly },
  "/desk/stories/[id]": { at: ({ story }) => `/desk/stories/${story.id}`, to: editorsOnly },
  "/desk/stories/[id]/draft": { at: ({ story }) => `/desk/stories/${story.id}/draft`, to: editorsOnly },
  "/desk/sources": { to: editorsOnly },
  "/desk/sources/[id]": { at: ({ feed }) => `/desk/sources/${feed.id}`, to: editorsOnly },
  "/desk/sources/opml": { to: editorsOnly },

  "/admin/people": { to: adminOnly },
  "/admin/jobs": { to: adminOnly },
  "/admin/log": { to: adminOnly },
  "/admin/outbox": { to: adminOnly },
  "/admin/outbox/[id]": { at: ({ own }) => `/admin/outbox/${own.mail.id}`, to: adminOnly },
};
