import { expect, test } from "vitest";
import { lean } from "#lib/extraction/lean.ts";
import { shallow } from "#lib/extraction/nesting.ts";
import { sanitiseHtml } from "#lib/extraction/sanitise.ts";

test("what stands no deeper than pages do stays letter by letter", () => {
  const html = `<P CLASS=a>One<p>Two<br><ul><li>a<li>b</ul><!-- <b> --><script>"<b>"</script><img src="x">${"<p>text".repeat(5_000)}`;
  expect(shallow(html)).toBe(html);
});

test("what begins deeper is cut out, its words stay", () => {
  expect(shallow(`${"<b>".repeat(300)}words${"</b>".repeat(300)}</i>!`)).toBe(
    `${"<b>".repeat(250)}words${"</b>".repeat(250)}!`,
  );
});

test.each([
  ["never closed", "<b>".repeat(500_000)],
  ["of links never closed", "<a><br>".repeat(500_000)],
  ["never closed, of two kinds", "<b><i>".repeat(250_000)],
  ["closed without being open", `${"<b>".repeat(400)}${"</i>".repeat(500_000)}`],
  ["closed in the wrong order", "<b><i></b></i>".repeat(100_000)],
  ["that never end", "<b ".repeat(500_000)],
])("half a million tags %s take no longer than others", (_, html) => {
  const before = process.cpuUsage();
  sanitiseHtml(html, "https://a.example/");
  lean(html);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(4_000);
});
