import { withDevtools } from "../scripts/devtools.ts";
import { expect, siteUrl, test } from "./fixtures.ts";

// What Playwright switches off in the browsers that it starts, so these journeys speak to one of their own.

const isAwake = `Boolean(document.querySelector('.themes [aria-pressed="true"]'))`;
const noteHow = `addEventListener("pageshow", ({ persisted }) => { document.documentElement.dataset.persisted = persisted })`;

test("an article that is meant is made unseen, and only shown by the press; Back comes from memory, at its place", async ({
  page,
  world,
}) => {
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  const pieces = await world.publishMany(20, topic);
  const title = pieces[14]?.title ?? "";
  const openings = () => world.db.opening.count({ where: { userId: reader.id } });
  await withDevtools(
    process.env.E2E_WHOLE_BROWSER ?? "",
    (say) => [say("Page.enable"), say("Page.addScriptToEvaluateOnNewDocument", { source: noteHow })],
    async ({ say, ask, countAhead }) => {
      const asked = (expression: string) => expect.poll(() => ask(expression).catch(String), { timeout: 15_000 });
      const spotOf = (element: string) =>
        ask<{ x: number; y: number }>(
          `(() => { const { x, y } = ${element}.getClientRects()[0]; return { x: x + 8, y: y + 8 } })()`,
        );
      const card = `[...document.querySelectorAll(".card")].find((card) => card.textContent.includes(${JSON.stringify(title)}))`;
      const move = async (element: string) => {
        const spot = await spotOf(element);
        await say("Input.dispatchMouseEvent", { type: "mouseMoved", ...spot });
        return { ...spot, button: "left", clickCount: 1 };
      };
      const press = async (element: string) => {
        const button = await move(element);
        // A page that goes away for it does not answer.
        for (const type of ["mousePressed", "mouseReleased"])
          say("Input.dispatchMouseEvent", { type, ...button }).catch(() => {});
      };

      await say("Network.setCookie", { name: "session", value: reader.token, url: siteUrl });
      await say("Page.navigate", { url: `${siteUrl}/tags/${topic.slug}` });
      await asked(isAwake).toBe(true);
      await ask(`${card}.scrollIntoView({ block: "center", behavior: "instant" })`);
      const place = await ask<number>("scrollY");
      expect(place).toBeGreaterThan(500);

      await move(`${card}.querySelector("h2 a")`);
      await expect.poll(countAhead).toBe(1);
      // What is written makes it old: it is dropped, and made again when it is meant again.
      await press(`${card}.querySelector("form[data-toggle=save] button")`);
      await expect.poll(countAhead).toBe(0);
      await expect.poll(() => world.db.bookmark.count({ where: { userId: reader.id } })).toBe(1);
      // The list is made anew for it, without the mark.
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await move(`${card}.querySelector("h2 a")`);
      await expect.poll(countAhead).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      expect(await openings()).toBe(0);

      await press(`${card}.querySelector("h2 a")`);
      await asked(`document.querySelector("h1")?.textContent`).toBe(title);
      await asked(`performance.getEntriesByType("navigation")[0].activationStart > 0`).toBe(true);
      await asked(`document.querySelector(".article-head form[data-toggle=save] button").textContent`).toBe("Saved");
      await expect.poll(openings).toBe(1);

      await ask("void setTimeout(() => history.back())");
      await asked("document.documentElement.dataset.persisted").toBe("true");
      await asked("scrollY").toBe(place);
      expect(await openings()).toBe(1);
    },
  );
});
