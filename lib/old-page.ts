import type { IncomingMessage, ServerResponse } from "node:http";
import { serverPage } from "#lib/server-page.ts";

// A page that was opened before an update names server actions that no longer exist: Next answers 409 with one line of
// text, and what was typed would be gone. This makes the answer instead: what was typed, to be copied. (With a script the
// page itself keeps it: components/shell/typed.ts.)

/** The most that is kept of a form while it is under way, in bytes. */
const KEPT_MOST = 256 * 1024;

/**
 * Replaces Next's refusal of an old page's form by a page that gives back what was typed. Call it after everything else
 * that wraps the response: the refusal is known by its status before any head is written.
 */
export function giveBackTyped(request: IncomingMessage, response: ServerResponse, nonce: string): void {
  const type = request.headers["content-type"] ?? "";
  if (request.method !== "POST" || request.headers["next-action"] || !type.startsWith("multipart/form-data")) return;
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= KEPT_MOST) chunks.push(chunk);
  });
  // Listening starts the flow; Next reads later.
  request.pause();
  const { write, end } = response;
  const isRefused = () => response.statusCode === 409 && !response.headersSent;
  response.write = ((...args: Parameters<typeof write>) =>
    isRefused() ? true : write.apply(response, args)) as typeof write;
  response.end = ((...args: Parameters<typeof end>) => {
    if (!isRefused()) return end.apply(response, args);
    void oldPage(Buffer.concat(chunks), type, request.url ?? "/", nonce).then((page) => {
      response.write = write;
      response.end = end;
      for (const name of ["Content-Length", "ETag"]) response.removeHeader(name);
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.setHeader("Cache-Control", "private, no-store");
      response.end(page);
    });
    return response;
  }) as typeof end;
}

// Names of fields that people do not type, or that must not be shown on a screen.
const UNSHOWN = /^\$|^form$|password|token|secret|intent|returnTo|response|(^|[a-z])Id$|^id$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The fields of a form that somebody typed, as far as names and values tell. Files and passwords are left out. */
function typedFields(form: Iterable<[string, unknown]>): [string, string][] {
  const fields: [string, string][] = [];
  for (const [name, value] of form) {
    if (typeof value !== "string" || value.trim() === "" || UNSHOWN.test(name) || UUID.test(value)) continue;
    fields.push([name, value]);
  }
  return fields;
}

/** "shortVersion" → "Short version" */
const fieldWords = (name: string) => {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(/[-_]/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/**
 * The page for a form (`body`, of this content type) that was sent from `path` by a page from before an update. `nonce`
 * lets its one style through the content policy.
 */
export async function oldPage(body: Buffer, contentType: string, path: string, nonce: string): Promise<string> {
  const response = new Response(new Uint8Array(body), { headers: { "Content-Type": contentType } });
  // A form that did not arrive whole has nothing to give back.
  const form = await response.formData().catch(() => new FormData());
  const fields = typedFields(form as unknown as Iterable<[string, unknown]>);
  const typed = fields.map(
    ([name, value], at) =>
      `<label for="typed-${at}">${escaped(fieldWords(name))}</label><textarea id="typed-${at}" readonly>${escaped(`\n${value}`)}</textarea>`,
  );
  const kept = fields.length > 0 ? "<p>Here is what you typed, to copy. Passwords are not shown.</p>" : "";
  return serverPage(
    "This page is from before an update",
    `<p>The site was updated while the page was open, so what you sent was not taken. Nothing was changed.</p>
${kept}${typed.join("\n")}
<p><a href="${escaped(path)}">Open the page again</a></p>`,
    nonce,
  );
}
