import pg from "pg";

/** Hears of each statement that was answered or refused: its text, without values, and the milliseconds that it took. */
export type Hear = (text: string, ms: number) => void;

type Send = (...given: unknown[]) => unknown;
type Ended = (...answer: unknown[]) => unknown;

/** Connections to the database. What is heard is counted from when a connection sends it: waiting for one is not in it. */
export function createPool(config: pg.PoolConfig, hear?: Hear): pg.Pool {
  const pool = new pg.Pool(config);
  // A connection that breaks while nobody uses it is replaced by the next that is needed.
  pool.on("error", () => {});
  // One that breaks while it is used fails what was asked of it, and nothing else.
  pool.on("connect", (client) => client.on("error", () => {}));
  if (hear) pool.on("connect", (client) => listenTo(client, hear));
  return pool;
}

function listenTo(client: pg.PoolClient, hear: Hear) {
  const send = client.query.bind(client) as Send;
  const query: Send = (...given) => {
    const [what] = given as [string | { text?: string }];
    const text = typeof what === "string" ? what : (what.text ?? "");
    const begin = performance.now();
    const end = () => hear(text, performance.now() - begin);
    const last = given.at(-1);
    if (typeof last === "function")
      return send(...given.slice(0, -1), (...answer: unknown[]) => [end(), (last as Ended)(...answer)]);
    const sent = send(...given);
    if (sent instanceof Promise) sent.then(end, end);
    return sent;
  };
  client.query = query as typeof client.query;
}
