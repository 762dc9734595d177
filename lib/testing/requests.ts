import { AsyncLocalStorage } from "node:async_hooks";

// What Next and React alone have while a page is made: the request, and what was read in it. Stands in for both in tests.

type Request = { headers: Headers; cookies: Map<string, string>; kept: Map<unknown, Map<string, unknown>> };

const requests = new AsyncLocalStorage<Request>();

const request = () => {
  const found = requests.getStore();
  if (!found) throw new Error("no page is made at the moment");
  return found;
};

/** Does something within a request of a reader with this session, who looks at the page. */
export function inRequest<Made>(session: string | undefined, make: () => Promise<Made>): Promise<Made> {
  const headers = new Headers({ "x-briefing-active": "1", "x-briefing-looking": "1" });
  return requests.run({ headers, cookies: new Map(session ? [["session", session]] : []), kept: new Map() }, make);
}

/** next/headers, as far as pages read it. */
export const nextHeaders = {
  headers: async () => request().headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = request().cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
  }),
};

/** React's `cache`: within a request it answers once for the same words and numbers; without one it keeps nothing. */
export function cache<Given extends unknown[], Found>(read: (...given: Given) => Found) {
  return (...given: Given): Found => {
    const all = requests.getStore()?.kept;
    if (!all) return read(...given);
    const kept = all.get(read) ?? new Map<string, unknown>();
    all.set(read, kept);
    const key = JSON.stringify(given);
    if (!kept.has(key)) kept.set(key, read(...given));
    return kept.get(key) as Found;
  };
}
