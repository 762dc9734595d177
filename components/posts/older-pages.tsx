"use client";

import { QueryClient, QueryClientProvider, useInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { MutedLine } from "#components/mutes/muted-line.tsx";
import { PostCard } from "#components/posts/post-card.tsx";
import { LinkCard } from "#components/sources/link-card.tsx";
import type { OlderList } from "#lib/posts/addresses.ts";
import type { ListItem, Page } from "#lib/posts/post.ts";
import { isLink, type LinkSummary } from "#lib/sources/link.ts";

export type OlderPagesProps = Omit<OlderList, "href"> & { end: ReactNode };

type FetchedPage = Page<ListItem | LinkSummary> & { hidden?: number };
const client = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } });

/** The entries of a list after the first page, asked for one page at a time. */
export function OlderPages(props: OlderPagesProps) {
  return (
    <QueryClientProvider client={client}>
      <Pages {...props} />
    </QueryClientProvider>
  );
}

function Pages({ list, cursor, end, muted }: OlderPagesProps) {
  const pages = useInfiniteQuery({
    queryKey: ["list", document.body.dataset.viewer ?? "", list, cursor, muted],
    queryFn: ({ pageParam, signal }) => fetchPage({ list, before: pageParam, ...(muted ? { muted } : {}) }, signal),
    initialPageParam: cursor,
    getNextPageParam: (last) => last.older,
  });
  const count = pages.data?.pages.length ?? 0;
  // The link that was pressed is gone: the keyboard goes on at the first entry that came for it.
  useEffect(() => {
    if (count > 0)
      document
        .querySelector<HTMLAnchorElement>(`[data-page="${count}"] :is(h2, h3, .muted-line) a`)
        ?.focus({ preventScroll: true });
  }, [count]);

  const now = new Date();
  return (
    <>
      {pages.data?.pages.map((page, at) => (
        <div key={page.items[0]?.id ?? at} data-page={at + 1}>
          {page.items.map((item) =>
            isLink(item) ? (
              <LinkCard key={item.id} item={item} now={now} />
            ) : (
              <PostCard key={item.id} post={item} now={now} from={list === "all" ? undefined : list} />
            ),
          )}
          <MutedLine
            page={{ ...page, hidden: page.hidden ?? 0 }}
            list={list}
            before={(at === 0 ? cursor : pages.data?.pages[at - 1]?.older) ?? undefined}
          />
        </div>
      ))}
      {pages.isFetching && <div className="skeleton" aria-hidden="true" />}
      {pages.isError && !pages.isFetching && (
        <p className="older">
          <span role="alert">The next page did not arrive. </span>
          <button type="button" className="button" onClick={() => pages.fetchNextPage()}>
            Try again
          </button>
        </p>
      )}
      {!pages.isFetching && !pages.isError && pages.hasNextPage && (
        <p className="older">
          <button type="button" className="button" onClick={() => pages.fetchNextPage()}>
            Older
          </button>
        </p>
      )}
      {pages.data && !pages.isFetching && !pages.hasNextPage && end}
    </>
  );
}

async function fetchPage(query: Record<string, string>, signal: AbortSignal): Promise<FetchedPage> {
  const response = await fetch(`/api/lists?${new URLSearchParams(query)}`, { signal });
  if (!response.ok) throw new Error(`the list answered ${response.status}`);
  return response.json();
}
