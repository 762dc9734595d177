import { permanentRedirect } from "next/navigation";

type Props = { searchParams: Promise<{ url?: string; title?: string }> };

/** Where links were handed in before; bookmarklets still lead here. */
export default async function OldNewLinkPage({ searchParams }: Props) {
  const { url, title } = await searchParams;
  const query = new URLSearchParams({ ...(url ? { url } : {}), ...(title ? { title } : {}) });
  permanentRedirect(query.size > 0 ? `/links/new?${query}` : "/links/new");
}
