import { createServer, type RequestListener } from "node:http";
import type { AddressInfo, Server, Socket } from "node:net";

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
