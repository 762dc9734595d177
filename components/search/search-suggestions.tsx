"use client";

import { keepPreviousData, QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { fetchSuggestions, usePaused } from "#components/search/asked.ts";
import { Link } from "#components/ui/link.tsx";

const client = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } });

/** Milliseconds without a key after which the server is asked. */
const PAUSE = 150;

/** Where somebody may want to go who has typed so much; it lies over the page, so that nothing moves. */
export function SearchSuggestions({ typed }: { typed: string }) {
  return (
    <QueryClientProvider client={client}>
      <Suggested typed={typed.trim()} />
    </QueryClientProvider>
  );
}

function Suggested({ typed }: { typed: string }) {
  const asked = usePaused(typed, PAUSE);
  const { data, isPlaceholderData } = useQuery({
    queryKey: ["suggest", document.body.dataset.viewer ?? "", asked],
    queryFn: ({ signal }) => fetchSuggestions(asked, signal),
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
  if (!data || typed.length < 2) return null;
  const { briefings, topics, authors, links } = data;
  const count = briefings.length + topics.length + authors.length + links.length;
  return (
    <div className="suggestions" aria-busy={isPlaceholderData}>
      <p role="status" className="sr-only">
        {count === 0
          ? "No suggestions."
          : `${count === 1 ? "1 suggestion" : `${count} suggestions`}, with the down arrow.`}
      </p>
      <Group name="Briefings">
        {briefings.map(({ slug, title }) => (
          <Link key={slug} href={`/posts/${slug}`}>
            {title}
          </Link>
        ))}
      </Group>
      <Group name="Topics">
        {topics.map(({ slug, name }) => (
          <Link key={slug} href={`/tags/${slug}`}>
            {name}
          </Link>
        ))}
      </Group>
      <Group name="Authors">
        {authors.map(({ handle, name }) => (
          <Link key={handle} href={`/authors/${handle}`}>
            {name}
          </Link>
        ))}
      </Group>
      <Group name="Links that you saved">
        {links.map(({ id, title }) => (
          <Link key={id} href={`/links/${id}`}>
            {title}
          </Link>
        ))}
      </Group>
      <p className="meta">Enter searches all texts.</p>
    </div>
  );
}

function Group({ name, children }: { name: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <ul>
        {children.map((child, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: each child has its own key inside.
          <li key={at}>{child}</li>
        ))}
      </ul>
    </section>
  );
}
