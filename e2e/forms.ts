import type { APIRequestContext } from "@playwright/test";
import { hiddenFieldsIn } from "../scripts/form-fields.ts";
import { siteUrl } from "./world.ts";

export type Fields = Record<string, string>;

/** The hidden fields of the form on a page whose markup contains these words, as a browser without scripts sends them. */
export const hiddenFields = async (request: APIRequestContext, path: string, words: string): Promise<Fields> =>
  hiddenFieldsIn(await (await request.get(path)).text(), words);

/** Sends a form as a page of this site does; `headers` say what is different. */
export const send = (
  request: APIRequestContext,
  path: string,
  multipart: Fields,
  headers: Fields = { Origin: siteUrl },
) => request.post(path, { multipart, headers, maxRedirects: 0, failOnStatusCode: false });
