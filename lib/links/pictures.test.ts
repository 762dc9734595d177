import { beforeEach, expect, test } from "vitest";
import { findLinkImage } from "#lib/links/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { anotherSite, pageOf, readWaitingLinks } from "#lib/testing/links.ts";
import { picture } from "#lib/testing/pictures.ts";
import { aReader } from "#lib/testing/world.ts";

const world = testDatabase();
const site = anotherSite();
beforeEach(() => world.empty());

const png = await picture(64, 40).png().toBuffer();
const shows = (...paths: string[]) =>
  paths
    .map((path) => `<figure><img src="${path}" alt="A wombat" width="9"><figcaption>At work</figcaption></figure>`)
    .join("");
const imagesOf = (html = "") => [...html.matchAll(/<img[^>]*>/g)].map(([tag]) => tag);

test("the pictures of a page are drawn anew, shown from here with their size, and to their reader alone", async () => {
  site.pages["/a"] = { body: pageOf(shows("/one.png", "/one.png", "/script.svg", "/none.png")) };
  site.pages["/one.png"] = { type: "image/png", body: Buffer.concat([png, Buffer.from("<script>alert(1)</script>")]) };
  site.pages["/script.svg"] = {
    type: "image/svg+xml",
    body: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  };
  const { reader, seen } = await site.aLinkTo("/a");
  await readWaitingLinks();
  const html = (await seen())?.reading?.html;
  const kept = await world.db.linkImage.findMany();
  expect(kept).toMatchObject([{ type: "image/webp", width: 64, height: 40 }]);
  const own = `<img width="64" height="40" src="/links/images/${kept[0]?.id}" alt="A wombat" />`;
  expect(imagesOf(html)).toEqual([own, own]);
  expect(html).toContain("<figcaption>At work</figcaption>");
  const image = await findLinkImage(reader.id, kept[0]?.id ?? "");
  expect(Buffer.from(image?.bytes ?? []).toString("latin1")).not.toContain("script");
  expect(await findLinkImage((await aReader()).id, kept[0]?.id ?? "")).toBeNull();
});

test("of more than twenty the first are kept, and a page that is read again keeps no old ones", async () => {
  const paths = Array.from({ length: 25 }, (_, at) => `/${at}.png`);
  for (const [at, path] of paths.entries())
    site.pages[path] = {
      body: await picture(10 + at, 10)
        .png()
        .toBuffer(),
    };
  site.pages["/a"] = { body: pageOf(shows(...paths)) };
  const { id, seen } = await site.aLinkTo("/a");
  await readWaitingLinks();
  expect(imagesOf((await seen())?.reading?.html)).toHaveLength(20);
  expect(await world.db.linkImage.count()).toBe(20);
  site.pages["/a"] = { body: pageOf(shows("/3.png")) };
  await world.db.sharedLink.update({ where: { id }, data: { state: "waiting", askedAt: new Date() } });
  await readWaitingLinks();
  expect(await world.db.linkImage.findMany()).toMatchObject([{ width: 13 }]);
});
