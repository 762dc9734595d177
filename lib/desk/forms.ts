import { z } from "zod";
import { afterArranging } from "#lib/bookmarks/forms.ts";
import type { Arranged, Arrangement } from "#lib/desk/arrange-commands.ts";
import { ACTS } from "#lib/desk/inbox.ts";

type Sent = {
  act?: string | undefined;
  one?: string | undefined;
  stories: string[];
  items: string[];
  to?: string | undefined;
};

const ONE = /^(lead|set-aside|take-up|reopen):([0-9a-f-]{36})$/;

/** What a press in the inbox asks for: an act with what was selected, or one with what its button stands beside. */
export function deskWish({ act, one, stories, items, to }: Sent, context: z.RefinementCtx): Arrangement {
  const [, name = act, id] = ONE.exec(one ?? "") ?? [];
  const known = ACTS.find((each) => each === name);
  if (!known || (id && !z.uuid().safeParse(id).success)) {
    context.addIssue({ code: "custom", message: "Choose what to do." });
    return z.NEVER;
  }
  if (!id) return { act: known, stories, items, to: to || undefined };
  return { act: known, stories: known === "lead" ? [] : [id], items: known === "lead" ? [id] : [] };
}

/** The page to show when it is done: a single story that was taken up has its own, where a briefing begins. */
export function afterDeskAct(path: string, { act, stories }: Arrangement, { undo, storyId }: Arranged): string {
  const [one, ...others] = stories;
  const page = act === "take-up" && one && others.length === 0 ? `/desk/stories/${storyId ?? one}` : path;
  return afterArranging(page.startsWith("/desk/") ? page : "/desk/inbox", undo ?? "nothing");
}
