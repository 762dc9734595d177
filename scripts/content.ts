import { resolve } from "node:path";
import { generateClient, isClientCurrent } from "./client.ts";
import { tell } from "./sentences.ts";
import { withSiteDatabase } from "./use-database.ts";

// `npm run content [FILE…]`: imports content/, or the files named, into the site's database, also while it runs.

async function importInto(url: string, files: string[]) {
  if (!isClientCurrent()) await generateClient();
  const [{ importContent }, { contentFolder, withDb }] = await Promise.all([
    import("#lib/posts/import.ts"),
    import("./sample-content.ts"),
  ]);
  const named = files.length > 0 ? { files: files.map((file) => resolve(file)) } : {};
  const report = await withDb(url, (db) => importContent({ db, folder: contentFolder, ...named }));
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
  console.error(tell(error));
  process.exitCode = 1;
}
