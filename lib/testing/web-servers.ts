import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { until } from "#lib/testing/until.ts";

/** A server of this machine at a port that was free. `connections` counts whoever dialled, `open` who is still there. */
export async function listening(server: Server, host = "127.0.0.1") {
  const open = new Set<Socket>();
  let connections = 0;
  server.on("connection", (socket: Socket) => {
    connections++;
    open.add(socket);
    socket.on("error", () => {}).once("close", () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    connections: () => connections,
    open: () => open.size,
    /** Waits until nobody is there. */
    quiet: () => until(() => open.size === 0),
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A web server of this machine, for what is fetched in tests; `url` has no slash at its end. */
export async function serve(answer: RequestListener) {
  const server = await listening(createServer(answer));
  return { ...server, url: `http://127.0.0.1:${server.port}` };
}

/** A server that answers with bytes as they are: `answer` is called once a request's head is there. */
export async function serveRaw(answer: (path: string, socket: Socket) => void) {
  const server = await listening(
    createTcpServer((socket) => {
      let head = "";
      socket.setEncoding("latin1").on("data", (text: string) => {
        if (head.includes("\r\n\r\n")) return;
        head += text;
        if (head.includes("\r\n\r\n")) answer(head.split(" ")[1] ?? "", socket);
      });
    }),
  );
  return { ...server, url: `http://127.0.0.1:${server.port}` };
}
