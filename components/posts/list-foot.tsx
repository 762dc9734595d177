import type { ReactNode } from "react";
import { MutedLine } from "#components/mutes/muted-line.tsx";
import { Older } from "#components/posts/older.tsx";
import type { ListReader } from "#lib/mutes/mute.ts";
import { olderList } from "#lib/posts/addresses.ts";
import type { ListPage, PostSummary } from "#lib/posts/post.ts";

type Props = {
  page: ListPage<PostSummary>;
  /** The list as addresses name it. */
  list: string;
  /** The cursor with which this page begins. */
  before: string | undefined;
  reader: ListReader;
  end: ReactNode;
};

/**
 * What stands below a page of a list: what mutes hid of it, and the way to older ones or the end. Where all of it is
 * hidden nobody is told that they are all caught up.
 */
export function ListFoot({ page, list, before, reader, end }: Props) {
  const onwards = page.older ? <Older {...olderList(list, page.older, reader)} end={end} /> : end;
  // Not a gap in everybody's page, where nothing is muted.
  if (page.hidden === 0 && !reader?.seeMuted) return onwards;
  return (
    <>
      <MutedLine page={page} list={list} before={before} />
      {(page.older || page.items.length > 0) && onwards}
    </>
  );
}
