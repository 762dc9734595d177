import { createSocket } from "node:dgram";
import { type Answer, decode, encode } from "dns-packet";

type Type = "A" | "AAAA";

/**
 * A name server of this machine. `answer` gives the addresses for a name (none: no such name) or null for silence; it is
 * told how often this name and type were asked for before.
 */
export async function nameServer(answer: (name: string, type: Type, before: number) => string[] | null) {
  const asked: string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (message, from) => {
    const packet = decode(message);
    const [question] = packet.questions ?? [];
    if (question?.type !== "A" && question?.type !== "AAAA") return;
    const { name, type } = question;
    const which = `${type} ${name}`;
    const addresses = answer(name, type, asked.filter((each) => each === which).length);
    asked.push(which);
    if (!addresses) return;
    const answers = addresses
      .filter((address) => address.includes(":") === (type === "AAAA"))
      .map((data): Answer => ({ type, name, data, ttl: 0, class: "IN" }));
    const flags = 0x0180 | (addresses.length === 0 ? 3 : 0);
    socket.send(
      encode({ type: "response", id: packet.id, flags, questions: [question], answers }),
      from.port,
      from.address,
    );
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return { address: `127.0.0.1:${socket.address().port}`, asked, close: () => socket.close() };
}
