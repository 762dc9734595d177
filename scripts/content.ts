import { resolve } from "node:path";
import { generateClient, isClientCurrent } from "./client.ts";
import { sayFailure } from "./sentences.ts";
import { withSiteDatabase } from "./use-database.ts";

// `npm run content [FILE…]`: imports content/, or the briefings named and the paths, into the site's database, also while it runs.

async function importInto(url: string, files: string[]) {
  if (!isClientCurrent()) await generateClient();
  const [{ importContent }, { importPaths }, { contentFolder, withDb }] = await Promise.all([
    import("#lib/posts/import.ts"),
    import("#lib/paths/import.ts"),
    import("./sample-content.ts"),
  ]);
  const named = files.length > 0 ? { files: files.map((file) => resolve(file)) } : {};
  const report = await withDb(url, async (db) => {
    const briefings = await importContent({ db, folder: contentFolder, ...named });
    const paths = await importPaths({ db, folder: contentFolder });
    const both = (part: "added" | "updated" | "unchanged") => [...briefings[part], ...paths[part]];
    const lists = { added: both("added"), updated: both("updated"), unchanged: both("unchanged") };
    return { ...lists, problems: [...briefings.problems, ...paths.problems] };
  });
  for (const slug of report.added) console.log(`added ${slug}`);
  for (const slug of report.updated) console.log(`updated ${slug}`);
  for (const { file, line, message } of report.problems) console.error(`${file}:${line} ${message}`);
  const count = (list: string[], what: string) => `${list.length} ${what}`;
  console.log(
    `${count(report.added, "added")}, ${count(report.updated, "updated")}, ${count(report.unchanged, "unchanged")}`,
  );
  if (report.problems.length > 0) process.exitCode = 1;
}

try {
  await withSiteDatabase((url) => importInto(url, process.argv.slice(2)));
} catch (error) {
  sayFailure(error);
}
