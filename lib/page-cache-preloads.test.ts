import { describe, expect, test } from "vitest";
import { preloadsWithin } from "#lib/page-cache-preloads.ts";

const sheet = '<link rel="stylesheet" href="/a.css" nonce="n" data-precedence="next"/>';
const html = `<html><head>${sheet}<title>$&</title></head></html>`;
const font = '</a.woff2>; rel=preload; as="font"; crossorigin=""; type="font/woff2"; nonce="n"';
const style = '</a.css>; rel=preload; as="style"; nonce="n"';

describe("what a header asks to be loaded early", () => {
  test("is asked for in the page, where its style sheet stands", () => {
    const wanted = '<link rel="preload" as="font" crossorigin="" type="font/woff2" href="/a.woff2"/>';
    expect(preloadsWithin({ html, link: `${font}, ${style}` })).toEqual({
      html: html.replace(sheet, sheet + wanted),
      link: undefined,
    });
  });

  test.each([
    ["names what is no face and no style sheet", `${font}, </a.js>; rel=preload; as="script"`],
    ["names a style sheet that the page does not", `${font}, </b.css>; rel=preload; as="style"`],
    ["has an address that could end its attribute", `</a"b.woff2>; rel=preload; as="font"`],
    ["is not there", undefined],
  ])("stays a header where it %s", (_, link) => expect(preloadsWithin({ html, link })).toEqual({ html, link }));

  test("stays a header where the page has no style sheet", () =>
    expect(preloadsWithin({ html: "<p></p>", link: font })).toEqual({ html: "<p></p>", link: font }));
});
