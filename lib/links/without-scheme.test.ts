import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createServer as createTcpServer } from "node:net";
import { beforeEach, expect, test } from "vitest";
import { handInLink } from "#lib/links/commands.ts";
import { findLink } from "#lib/links/queries.ts";
import { selfSigned } from "#lib/testing/certificate.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { pageOf, readWaitingLinks } from "#lib/testing/links.ts";
import { listening } from "#lib/testing/web-servers.ts";
import { aReader } from "#lib/testing/world.ts";

// Addresses that are typed without their scheme.

const world = testDatabase();
beforeEach(() => world.empty());

/** A host that speaks plain http, and lets go of whoever begins with a handshake of TLS. */
async function plainHost() {
  const asked: string[] = [];
  const pages = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(200, { "content-type": "text/html" }).end(pageOf());
  });
  const server = await listening(
    createTcpServer((socket) =>
      socket.once("data", (begun: Buffer) => {
        if (begun[0] === 0x16) return socket.resetAndDestroy();
        pages.emit("connection", socket);
        socket.unshift(begun);
      }),
    ),
  );
  return { ...server, host: `127.0.0.1:${server.port}`, asked };
}

test("an address without its scheme is read over plain http where nothing answers over https, and then has that address", async () => {
  const [reader, { host, close }] = [await aReader(), await plainHost()];
  const made = await handInLink(reader.id, { url: `${host}/a` });
  const id = made.ok ? made.value.id : "";
  expect(await findLink(reader.id, id)).toMatchObject({ url: `https://${host}/a` });
  await readWaitingLinks();
  expect(await findLink(reader.id, id)).toMatchObject({ url: `http://${host}/a`, state: "read", title: "On wombats" });
  await close();
});

test("it is not where https was typed, and not twice where the plain one is kept already", async () => {
  const [reader, { host, asked, close }] = [await aReader(), await plainHost()];
  await handInLink(reader.id, { url: `https://${host}/a` });
  await readWaitingLinks();
  expect([asked, await world.db.sharedLink.findFirst()]).toMatchObject([[], { state: "refused" }]);
  await handInLink(reader.id, { url: `http://${host}/b` });
  await readWaitingLinks();
  const twin = await handInLink(reader.id, { url: `${host}/b` });
  await readWaitingLinks();
  expect(await findLink(reader.id, twin.ok ? twin.value.id : "")).toMatchObject({
    ...{ state: "refused", refusal: expect.stringContaining("among what you saved already") },
  });
  await close();
});

test("it is not where https answers with a certificate that does not hold", async () => {
  const pair = selfSigned({ host: "127.0.0.1" });
  const server = await listening(createSecureServer(pair, (_, response) => response.end(pageOf())));
  const reader = await aReader();
  await handInLink(reader.id, { url: `127.0.0.1:${server.port}/a` });
  await readWaitingLinks();
  expect(await world.db.sharedLink.findFirst()).toMatchObject({
    ...{ url: `https://127.0.0.1:${server.port}/a`, state: "refused", refusal: expect.stringContaining("certificate") },
  });
  expect(server.connections()).toBe(1);
  await server.close();
});

test("it is asked for as it was typed last", async () => {
  const [reader, { host, close }] = [await aReader(), await plainHost()];
  const kept = () => world.db.sharedLink.findFirst({ select: { assumedHttps: true, state: true } });
  await handInLink(reader.id, { url: `${host}/a` });
  await handInLink(reader.id, { url: `https://${host}/a` });
  expect(await kept()).toEqual({ assumedHttps: false, state: "waiting" });
  await readWaitingLinks();
  expect(await kept()).toMatchObject({ state: "refused" });
  await handInLink(reader.id, { url: `${host}/a` });
  await readWaitingLinks();
  expect(await kept()).toMatchObject({ state: "read" });
  await close();
});
