import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { fetchSuggestions, usePaused } from "#components/search/asked.ts";
import { pageButtons } from "#components/shell/page-buttons.ts";
import {
  found,
  type Group,
  matching,
  type Option,
  placesFor,
  searchFor,
  shown,
} from "#components/shell/palette-options.ts";
import { recents } from "#components/shell/recents.ts";

const PAUSE = 120;
const MOST_COMMANDS = 6;

/** What the palette offers for what is typed: at once what this page and browser know, then what the server finds. */
export function usePaletteGroups(typed: string, commands: Option[]) {
  const viewer = document.body.dataset.viewer ?? "";
  const wanted = typed.trim();
  const asked = usePaused(wanted, PAUSE);
  const { data, isError, isFetching, refetch } = useQuery({
    queryKey: ["suggest", viewer, asked],
    queryFn: ({ signal }) => fetchSuggestions(asked, signal),
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
    networkMode: "always",
    retry: false,
    staleTime: 60_000,
  });
  // What the page can do is read when the palette opens: it lies under it, unchanged.
  const onPage = useMemo(pageButtons, []);
  const places = placesFor(viewer !== "");
  const known = matching([...onPage, ...places, ...commands], wanted);
  const groups: Group[] = wanted
    ? [
        { name: "Commands", options: known.slice(0, MOST_COMMANDS) },
        searchFor(wanted),
        ...(data && wanted.length >= 2 && !isError ? found(data) : []),
      ]
    : [
        { name: "Lately", options: recents() },
        { name: "On this page", options: onPage.filter(({ id }) => !id.startsWith("press Colours")) },
        { name: "Go to", options: places },
        { name: "Commands", options: [...commands, ...onPage] },
      ];
  const isWaiting = wanted.length >= 2 && (isFetching || asked !== wanted);
  const state: "waiting" | "failed" | "there" = isWaiting ? "waiting" : isError && wanted ? "failed" : "there";
  return { groups: shown(groups), state, retry: () => void refetch() };
}
