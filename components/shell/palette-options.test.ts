import { expect, test } from "vitest";
import { found, matching, placesFor, searchFor, shown } from "#components/shell/palette-options.ts";

const labels = (typed: string, isSignedIn = true) => matching(placesFor(isSignedIn), typed).map(({ label }) => label);

test.each([
  ["sav", ["Saved", "Save a link"]],
  ["link save", ["Save a link"]],
  ["EXPORT", ["Export and delete"]],
  ["éxport", ["Export and delete"]],
  ["port", []],
  ["zzz", []],
])("%j is the beginning of words of %j", (typed, found) => expect(labels(typed)).toEqual(found));

test("who is signed out is led to what is public, and in", () => {
  expect(labels("", false)).toContain("Sign in");
  for (const own of ["Saved", "Highlights", "Account"]) expect(labels("", false)).not.toContain(own);
});

test("nothing is shown twice, and no kind without anything in it", () => {
  const suggestions = { briefings: [], topics: [{ slug: "a", name: "A" }], authors: [], links: [] };
  const groups = shown([{ name: "Lately", options: found(suggestions)[1]?.options ?? [] }, ...found(suggestions)]);
  expect(groups.map(({ name, options }) => [name, options.map(({ id }) => id)])).toEqual([["Lately", ["to /tags/a"]]]);
});

test("what is typed is searched for as it is", () =>
  expect(searchFor('a & "b" #c').options[0]).toMatchObject({ href: "/search?q=a+%26+%22b%22+%23c" }));
