import { setTimeout as sleep } from "node:timers/promises";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { openMail } from "#lib/mail.ts";

/** How the mail server answers: takes mail, refuses recipients with a code, or accepts a connection and says nothing. */
type Mood = "takes" | "says nothing" | { refusesWith: number };

/**
 * A real SMTP server on loopback that keeps what it is sent. `mood` may be changed at any time; `mails` are those taken,
 * `recipients` the addresses of their envelopes in the same order.
 */
export async function startMailSink() {
  const mails: Email[] = [];
  const recipients: string[] = [];
  const sink = { mood: "takes" as Mood, mails, recipients, connections: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onConnect(_session, answer) {
      sink.connections++;
      if (sink.mood !== "says nothing") answer();
    },
    onRcptTo(_address, _session, answer) {
      if (typeof sink.mood !== "object") return answer();
      const refusal = Object.assign(new Error("not today"), { responseCode: sink.mood.refusesWith });
      answer(refusal);
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        mails.push(await PostalMime.parse(Buffer.concat(chunks)));
        recipients.push(session.envelope.rcptTo.map(({ address }) => address).join(", "));
        answer();
      });
    },
  });
  // A client that gives up on a silent server resets its connection.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return Object.assign(sink, {
    url: `smtp://127.0.0.1:${port}`,
    /** The newest mail to an address, waiting until there is one after the first `seen`. */
    async mailTo(email: string, seen = 0): Promise<Email> {
      for (const end = Date.now() + 15_000; Date.now() < end; await sleep(50)) {
        const found = mails.filter((_, index) => recipients[index] === email);
        const newest = found.at(-1);
        if (newest && found.length > seen) return newest;
      }
      throw new Error(`No mail to ${email} arrived.`);
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

/** The path of the one link of a mail, arrived or waiting, that leads to `prefix`. */
export function linkIn(mail: { text?: string }, prefix: string): string {
  const found = (openMail(mail.text ?? "") ?? "")
    .split("\n")
    .find((line) => line.startsWith("http") && new URL(line).pathname.startsWith(prefix));
  if (!found) throw new Error(`No link to ${prefix} in the mail.`);
  return new URL(found).pathname;
}
