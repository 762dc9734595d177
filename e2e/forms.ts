import type { APIRequestContext } from "@playwright/test";
import { siteUrl } from "./world.ts";

export type Fields = Record<string, string>;

const text = (html: string) =>
  html.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");

/** The hidden fields of the form on a page whose markup contains these words, as a browser without scripts sends them. */
export async function hiddenFields(request: APIRequestContext, path: string, words: string): Promise<Fields> {
  const html = await (await request.get(path)).text();
  const form = html.match(/<form[\s\S]*?<\/form>/g)?.find((candidate) => text(candidate).includes(words));
  if (!form) throw new Error(`No form on ${path} says "${words}".`);
  const inputs = form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g);
  return Object.fromEntries([...inputs].map(([, name = "", value = ""]) => [text(name), text(value)]));
}

/** Sends a form as a page of this site does; `headers` say what is different. */
export const send = (
  request: APIRequestContext,
  path: string,
  multipart: Fields,
  headers: Fields = { Origin: siteUrl },
) => request.post(path, { multipart, headers, maxRedirects: 0, failOnStatusCode: false });
