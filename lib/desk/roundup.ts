import { plain } from "#lib/desk/words.ts";

// Collections of many events name and link all of them: taken for one event they would tie everything together.

const TITLE =
  /\b(round-?up|digest|newsletter|weekly|wochenruckblick|wochenrundschau|semanal|hebdo|settimanale|recap|links for|link ?dump|reading list|this (week|month) in|the week in|week in (ai|review)|last week|(what|everything) (happened|you missed)|ai news of the|news of the (day|week)|daily brief|morning brief|in brief|top \d+|\d+ (things|stories|papers|tools|links|launches) |in case you missed|im uberblick|la semaine|de la semana|della settimana|week of|今週|本周|周报)/;
const MANY_SITES = 10;

const LEAD = /\b(newsletter|in this (week's )?(issue|edition)|this week we|today's (edition|issue))/;

/**
 * Whether an item collects many events: its title says so or lists several, its lead is a newsletter's, or its text leads to
 * many things with few words for each; the words are counted only then.
 */
export const isRoundup = (title: string, lead: string, links: number, words: () => number) =>
  TITLE.test(plain(title)) ||
  title.split(/; |；| \| | \+ /).length > 2 ||
  LEAD.test(plain(lead)) ||
  (links >= MANY_SITES && words() / links < 60);
