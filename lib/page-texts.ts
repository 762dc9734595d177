import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { hasCookie } from "#lib/page-cache-rules.ts";

// A page travels twice in its document: as HTML, and as what React makes of it once more in the browser. What is prepared
// as HTML (lib/markup.ts) is on the page already by then. So the second part only names it, and React's HTML has a mark where
// it stands: the text itself is put there when the document is sent, as the bytes that it is, past all that makes pages.

/** A prepared text, as lib/markup.ts makes it. */
type Text = { id: string; html: string; parts?: Text[] };

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What is put into one document. */
type Own = {
  /** Its prepared texts by their names, each with the mark that stands for it in React's HTML. */
  texts: Map<string, { mark: string; text: Text; isPlaced: boolean }>;
  /** What comes at the end of its head; null once that was sent. */
  head: string[] | null;
  /** Whether nobody is signed in. */
  isForAll: boolean;
};

export type PageTexts = AsyncLocalStorage<Own>;

// server.ts sets it and Next's pages use it: each has this module once.
const holder = globalThis as typeof globalThis & { aiBriefingTexts?: PageTexts };

/**
 * Answers requests for whole documents with their prepared texts in them once; other requests as they were. Who has the
 * session's cookie may be signed in.
 */
export function withPageTexts(handle: Handler, sessionCookie: string): Handler {
  const documents: PageTexts = new AsyncLocalStorage();
  holder.aiBriefingTexts = documents;
  return (request, response) => {
    if (!isForDocument(request)) return handle(request, response);
    const own: Own = { texts: new Map(), head: [], isForAll: !hasCookie(request.headers.cookie, sessionCookie) };
    putIn(response, own);
    return documents.run(own, () => handle(request, response));
  };
}

/** What a script asked for has no HTML that a text could be found in. */
const isForDocument = ({ headers }: IncomingMessage) =>
  headers.rsc === undefined && headers["next-action"] === undefined;

/** What a prepared text travels as: by its name alone within a document, whole to a page that is open. */
export function travelling(text: Text): { id: string; html?: string } {
  const texts = holder.aiBriefingTexts?.getStore()?.texts;
  if (!texts) return { id: text.id, html: text.html };
  if (!texts.has(text.id)) texts.set(text.id, { mark: `${BEGIN}${text.id}${END}`, text, isPlaced: false });
  return { id: text.id };
}

/**
 * Adds HTML to the head of the document that is made; nothing where a page that is open is made anew. `make` learns whether it
 * may be for whoever finds pages for others or draws a card of them: those are signed in nowhere, and ask for documents.
 */
export function inHead(make: (isForAll: boolean) => string): void {
  const own = holder.aiBriefingTexts?.getStore();
  own?.head?.push(make(own.isForAll));
}

/** Does something that makes a text of its own: a text within it is a part of that, and stands in it whole. */
export function outsideOfDocument<Made>(make: () => Made): Made {
  return holder.aiBriefingTexts ? holder.aiBriefingTexts.exit(make) : make();
}

// No text of anybody's can have it: "<" is never sent as it is, but in the prepared texts, which are not looked through.
const [BEGIN, END] = ["<!--text ", "-->"];
const BEGUN = Buffer.from(BEGIN);
/** What a document ends with: nothing of it comes later. */
const CLOSING = Buffer.from("</body></html>");
const HEAD_END = Buffer.from("</head>");
/** Names are 16 characters (lib/markup.ts). */
const NAME = 16;
const MARK = BEGIN.length + NAME + END.length;

type Sent = (chunk: unknown, ...rest: unknown[]) => never;

/** Puts the texts where their marks are in what is written, also where a mark comes in two pieces. */
function putIn(response: ServerResponse, own: Own) {
  const write = response.write.bind(response) as Sent;
  const end = response.end.bind(response) as Sent;
  let held: Buffer | null = null;
  const filled = (chunk: string | Uint8Array): Buffer => {
    const part =
      typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const { done, rest } = put(own, held ? Buffer.concat([held, part]) : part);
    held = rest;
    return done;
  };
  const isText = (chunk: unknown) =>
    (held !== null || own.texts.size > 0 || own.head?.length) &&
    (typeof chunk === "string" || chunk instanceof Uint8Array);
  response.write = ((chunk, ...rest) => write(isText(chunk) ? filled(chunk as string) : chunk, ...rest)) as Sent;
  response.end = ((chunk, ...rest) => {
    const last = isText(chunk) ? filled(chunk as string) : null;
    if (!held) return end(last ?? chunk, ...rest);
    return last ? end(Buffer.concat([last, held]), ...rest) : [write(held), end(chunk, ...rest)];
  }) as Sent;
}

/** What is given with the texts in it, without what may be the beginning of a mark, which waits for the rest. */
function put(own: Own, given: Buffer): { done: Buffer; rest: Buffer | null } {
  const parts: Buffer[] = [];
  let [from, seen] = [0, 0];
  const headEnd = own.head ? given.indexOf(HEAD_END) : -1;
  if (own.head && headEnd !== -1) {
    parts.push(given.subarray(0, headEnd), Buffer.from(own.head.join("")));
    [from, seen] = [headEnd, headEnd];
    own.head = null;
  }
  for (let at = given.indexOf(BEGUN); at !== -1 && at + MARK <= given.length; at = given.indexOf(BEGUN, seen)) {
    const found = textMarked(own, given.toString("latin1", at, at + MARK));
    seen = at + (found ? MARK : BEGIN.length);
    if (!found) continue;
    parts.push(given.subarray(from, at));
    from = seen;
    addBytes(parts, found.text);
    found.isPlaced = true;
  }
  const isLast = given.length - from >= CLOSING.length && given.subarray(-CLOSING.length).equals(CLOSING);
  const until = isLast ? given.length - CLOSING.length : given.length - begunAtEnd(own, given, from);
  parts.push(given.subarray(from, until));
  if (isLast) addOthers(parts, own);
  return {
    done: parts.length === 1 ? given.subarray(from, until) : Buffer.concat(parts),
    rest: until < given.length ? given.subarray(until) : null,
  };
}

/** The text whose mark this is, to its end; none where it is some other comment. */
function textMarked({ texts }: Own, mark: string) {
  const found = texts.get(mark.slice(BEGIN.length, -END.length));
  return found?.mark === mark ? found : undefined;
}

/**
 * Adds what a script may show later (the end of a list, what stands for a page that is not there, the frame around one that
 * failed), where a script finds it.
 */
function addOthers(into: Buffer[], { texts }: Own) {
  for (const [name, other] of texts) {
    if (other.isPlaced) continue;
    into.push(Buffer.from(`<template data-text="${name}">`));
    addBytes(into, other.text);
    into.push(Buffer.from("</template>"));
    other.isPlaced = true;
  }
}

/** How many bytes at the end, after `from`, may be the beginning of a mark or of the end of all. */
function begunAtEnd({ head }: Own, given: Buffer, from: number): number {
  for (const word of [CLOSING, BEGUN, ...(head ? [HEAD_END] : [])]) {
    const most = Math.min(word === BEGUN ? MARK : word.length, given.length - from + 1) - 1;
    for (let tail = most; tail > 0; tail--) {
      const many = Math.min(tail, word.length);
      const at = given.length - tail;
      if (given[at] === word[0] && given.compare(word, 0, many, at, at + many) === 0) return tail;
    }
  }
  return 0;
}

const encoded = new WeakMap<Text, Buffer>();

function addBytes(into: Buffer[], text: Text) {
  if (text.parts) {
    for (const part of text.parts) addBytes(into, part);
    return;
  }
  let bytes = encoded.get(text);
  if (!bytes) {
    bytes = Buffer.from(text.html);
    encoded.set(text, bytes);
  }
  into.push(bytes);
}
