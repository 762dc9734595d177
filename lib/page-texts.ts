import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Markup } from "#lib/markup.ts";

// A page travels twice in its document: as HTML, and as what React makes it of once more in the browser. What is prepared
// as HTML (lib/markup.ts) is on the page already by then. So the second part only names it, and where the HTML is written
// the text is taken from here, of the same request.

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The prepared texts of one document by their names. */
export type PageTexts = AsyncLocalStorage<Map<string, string>>;

// server.ts sets it and Next's pages use it: each has this module once.
const holder = globalThis as typeof globalThis & { aiBriefingTexts?: PageTexts };

/** Answers requests for whole documents with their prepared texts in them once; other requests as they were. */
export function withPageTexts(handle: Handler): Handler {
  const texts: PageTexts = new AsyncLocalStorage();
  holder.aiBriefingTexts = texts;
  return (request, response) =>
    isForDocument(request) ? texts.run(new Map(), () => handle(request, response)) : handle(request, response);
}

/** What a script asked for has no HTML that a text could be found in. */
const isForDocument = ({ headers }: IncomingMessage) =>
  headers.rsc === undefined && headers["next-action"] === undefined;

/** What a prepared text travels as: by its name alone within a document, whole to a page that is open. */
export function travelling(text: Markup): { id: string; html?: string } {
  const texts = holder.aiBriefingTexts?.getStore();
  texts?.set(text.id, text.html);
  return texts ? { id: text.id } : text;
}
