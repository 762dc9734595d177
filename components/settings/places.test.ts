import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { sourceFiles } from "#lib/testing/source-tree.ts";

// What the page of one's own leads to, and what it does not.

const text = sourceFiles(["components"]).find(({ path }) => path === "components/settings/places.tsx")?.text ?? "";
const places = [...text.matchAll(/href: "([^"]+)"/g)].map(([, href = ""]) => href);
const pages = globSync("app/**/page.tsx").map((file) => `/${file.replace(/^app\/|\([^)]*\)\/|\/page\.tsx$/g, "")}`);

/** Reached from the page that they belong to. */
const BESIDE = ["/settings/confirm", "/links/new", "/saved/new", "/paths/new", "/paths/add", "/you"];

test("each place is a page, and stands there once", () => {
  expect(places.length).toBeGreaterThan(15);
  expect(places.filter((href) => !pages.includes(href))).toEqual([]);
  expect(new Set(places).size).toBe(places.length);
});

test("every page of a reader's own is a place", () => {
  const own = pages.filter((path) =>
    /^\/(settings|saved|history|highlights|notices|ranking|searches|following)(\/|$)/.test(path),
  );
  const fixed = own.filter((path) => !path.includes("["));
  expect(fixed.length).toBeGreaterThan(12);
  expect(fixed.filter((path) => !places.includes(path) && !BESIDE.includes(path))).toEqual([]);
});
