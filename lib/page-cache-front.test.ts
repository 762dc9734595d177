import { afterAll, afterEach, describe, expect, test } from "vitest";
import { chance, seeds } from "#lib/testing/chance.ts";
import { get, type Piece, post, startPress, talk, unread } from "#lib/testing/press.ts";

// Whatever is sent to a server with the front before it is answered as by Node alone, byte by byte.

const [alone, front] = [await startPress(false), await startPress(true)];
afterAll(() => [alone, front].map(({ server }) => [server.close(), server.closeAllConnections()]));
afterEach(() => [alone, front].map(({ asked }) => asked.splice(0)));

const chunked = post("3\r\nabc\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n");
const BR = "Accept-Encoding: gzip, br\r\n";

async function same(pieces: Piece[]) {
  const [by, ours] = await Promise.all([alone, front].map(({ server }) => talk(server, pieces)));
  expect(ours).toBe(by);
  return String(ours);
}

describe("what lies ready is answered before Node, and as by Node", () => {
  test.each([
    [
      "in each encoding",
      [BR, "Accept-Encoding: gzip\r\n", "", "Accept-Encoding: *;q=0\r\n"].map((lines) => get("/", lines)),
    ],
    ["each page by its name", ["/", "/about", "/tags?utm_source=x"].map((path) => get(path, BR))],
    ["the head alone", [get("/about", BR, "HEAD"), get("/about", "", "HEAD")]],
    [
      "with words of all kinds beside",
      [get("/", `${BR}Cookie: a=b\r\nConnection: Keep-Alive\r\nX-A:\t1 \r\nTE: trailers\r\n`)],
    ],
    ["by a proxy", [get("/", "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Proto: http\r\nVia: 1.1 b\r\n")]],
  ])("%s", async (_what, pieces) => {
    await same([get("/first"), ...pieces]);
    expect(alone.asked).toHaveLength(pieces.length + 2);
    expect(front.asked).toEqual(["/first", "/last"]);
  });

  test("to who has it, that they have it", async () => {
    const etag = /ETag: (.*)\r\n/.exec(await same([get("/", BR)]))?.[1];
    front.asked.splice(0);
    const said = await same([
      get("/first"),
      get("/", `${BR}If-None-Match: ${etag}\r\n`),
      get("/", `If-None-Match: ${etag}\r\n`),
    ]);
    expect(said.match(/(?<=HTTP\/1.1 )\d+/g)).toEqual(["200", "304", "200", "200"]);
    expect(front.asked).toEqual(["/first", "/last"]);
  });

  test("also after pages that were not there, a form and a slow answer on the same connection", async () => {
    await same([
      ...[get("/saved"), get(), post("a=b"), get("/about"), post("a".repeat(100_000))],
      ...[get("/tags"), get("/slow"), get()],
    ]);
    expect(front.asked).toEqual(["/saved", "/form", "/form", "/slow", "/last"]);
  });
});

describe("everything else is answered by Node alone", () => {
  test.each([
    ["a session", [get("/", "Cookie: session=1\r\n")]],
    ["another site", ["GET / HTTP/1.1\r\nHost: b.example\r\n\r\n"]],
    ["chunks", [chunked]],
    ["a GET with a body", [`${get("/", "Content-Length: 5\r\n")}GET /`]],
    ["two at once", [get() + get("/about")]],
    ["one and a half", [`${get()}GET /ab`, "out HTTP/1.1\r\nHost: a.example\r\n\r\n"]],
    ["one that comes while another is worked on", [{ part: get("/slow") }, { part: get() }, get("/about")]],
    ["a body with something behind it", [post("a=b") + get("/about")]],
    ["a body that holds a request", [post(get("/about"))]],
    ["a body that comes as a request", [{ part: get("/form", `Content-Length: ${get().length}\r\n`, "POST") }, get()]],
    [
      "a body of which one piece is a request, after the answer",
      [unread(get().length + 9), { part: "123456789" }, { part: get() }],
    ],
    ["all of a body that is a request, after the answer", [unread(get().length), { part: get() }]],
    ["a line of which one piece is a request", [`${get("/x")}GET /y HTTP/1.1\r\nX: `, get()]],
    ["whoever was told that it is over", [get("/bye")]],
    ["both lengths", [post(get(), `Content-Length: ${get().length}\r\nTransfer-Encoding: chunked\r\n`)]],
    ["a blank before the colon", [post("0\r\n\r\n", "Transfer-Encoding : chunked\r\n")]],
    ["two lengths", [post("abc", "Content-Length: 3\r\nContent-Length: 4\r\n")]],
    ["a length with a sign", [post("abc", "Content-Length: +3\r\n")]],
    ["bare LF", [get().replaceAll("\r\n", "\n")]],
    ["bare CR", [get("/", "A: b\rC: d\r\n")]],
    ["a folded line", [get("/", "A: b\r\n c\r\n")]],
    ["two Hosts", [get("/", "Host: b.example\r\n")]],
    ["no Host", ["GET / HTTP/1.1\r\n\r\n"]],
    ["two cookies", [get("/", "Cookie: a=b\r\nCookie: session=1\r\n")]],
    ["a whole address", [get("http://a.example/")]],
    ["small letters", [get("/", "", "get")]],
    ["a NUL", [get("/", "A: b\0c\r\n")]],
    ["a letter that is not ASCII", [get("/", "A: caf\xe9\r\n")]],
    ["a long head", [get("/", `A: ${"x".repeat(12_000)}\r\n`)]],
    ["too long a head", [get("/", `A: ${"x".repeat(17_000)}\r\n`)]],
    ["HTTP/1.0", [get().replace("1.1", "1.0")]],
    ["HTTP/2", ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"]],
    ["the wish to close", [get("/", "Connection: close\r\n")]],
    ["an upgrade", [get("/", "Connection: Upgrade\r\nUpgrade: websocket\r\n")]],
    ["an upgrade without the word", [get("/", "Upgrade: h2c\r\n")]],
    ["the wish for a proxy", [get("a.example:443", "", "CONNECT")]],
    ["an expectation", [post("abc", "Content-Length: 3\r\nExpect: 100-continue\r\n")]],
    ["another method", [get("/", "", "OPTIONS"), get("/", "", "DELETE")]],
    ["nonsense", ["nonsense\r\n\r\n"]],
    ["an empty line before it", [`\r\n${get()}`]],
  ])("%s", async (_what, pieces) => {
    await same([get("/first"), ...pieces]);
    expect(front.asked).toEqual(alone.asked);
    await same([...pieces, get(), get("/about")]);
  });
});

test("a request that comes in two pieces, cut anywhere, is one request", async () => {
  const whole = get("/about", BR);
  const cuts = Array.from(
    { length: whole.length - 1 },
    (_, at) => [whole.slice(0, at + 1), whole.slice(at + 1)] as const,
  );
  await Promise.all(cuts.map(([part, rest]) => same([get("/first"), get(), { part }, rest, get("/tags")])));
});

const REQUESTS = [
  ...[get(), get("/about", BR), get("/tags", "", "HEAD"), get("/saved"), post("a=b"), post("x".repeat(3_000)), chunked],
  ...[post(get()), get("/", "Cookie: session=1\r\n"), get("/", "If-None-Match: *\r\n")],
];

test.each(seeds(40))("whatever is sent, in whatever pieces, is answered in its order (seed %i)", async (seed) => {
  const { below, oneOf } = chance(seed);
  const pieces: Piece[] = [];
  for (let requests = below(9); requests > 0; requests--) {
    const request = oneOf(REQUESTS);
    const cuts = [below(request.length), below(request.length)].slice(below(3)).sort((a, b) => a - b);
    const [first = "", ...others] = [...cuts, request.length].map((end, at) => request.slice(cuts[at - 1] ?? 0, end));
    // Now and then a piece ends in the midst of what comes next.
    const before = below(4) === 0 ? (pieces.pop() ?? "") : "";
    const parts = [`${before}${first}`, ...others].filter((part) => part !== "");
    pieces.push(...parts.slice(0, -1).map((part) => ({ part })), ...parts.slice(-1));
  }
  await same([...pieces, ...(below(2) ? [get("/", "A: b\nC: d\r\n")] : [])]);
});
