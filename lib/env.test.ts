import { describe, expect, test } from "vitest";
import { EnvError, parseEnv } from "#lib/env.ts";

const complete = {
  DATABASE_URL: "postgresql://reader:secret@127.0.0.1:5432/briefing",
  AUTH_SECRET: "s".repeat(32),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
};

const complaint = (changes: Record<string, string | undefined>) => {
  try {
    parseEnv({ ...complete, ...changes });
  } catch (error) {
    if (error instanceof EnvError) return error.message;
  }
  return "no complaint";
};

describe("settings", () => {
  test("have safe defaults: this machine only, no proxy believed", () => {
    expect(parseEnv(complete)).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      AUTH_URL: "http://localhost:3000",
      TRUST_PROXY: 0,
      DATABASE_POOL: 10,
      SLOW_QUERY_MS: 250,
      LOG_LEVEL: "info",
    });
  });

  test("the site's address follows the port unless it is given, and loses its last slash", () => {
    expect(parseEnv({ ...complete, PORT: "4000" }).AUTH_URL).toBe("http://localhost:4000");
    expect(parseEnv({ ...complete, AUTH_URL: "https://briefing.example/" }).AUTH_URL).toBe("https://briefing.example");
  });

  test("a site that is open to the network is told its address", () => {
    expect(complaint({ HOST: "0.0.0.0" })).toMatch(/^AUTH_URL is missing/);
    expect(complaint({ HOST: "0.0.0.0", AUTH_URL: "https://briefing.example" })).toBe("no complaint");
  });

  test("what may be fetched of one's own network is said by host and port", () => {
    expect(parseEnv(complete).FETCH_ALLOW).toEqual([]);
    const FETCH_ALLOW = "nas.example:8080, 10.0.0.5:*,[fd00::5]:80";
    expect(parseEnv({ ...complete, FETCH_ALLOW }).FETCH_ALLOW).toEqual([
      "nas.example:8080",
      "10.0.0.5:*",
      "[fd00::5]:80",
    ]);
    for (const wrong of ["nas.example", "http://nas.example:80", "10.0.0.0/8:80", "*:80"])
      expect(complaint({ FETCH_ALLOW: wrong })).toMatch(/^FETCH_ALLOW must be host:port/);
  });

  test("an empty variable counts as not set", () => {
    expect(parseEnv({ ...complete, PORT: "", HOST: "" })).toMatchObject({ PORT: 3000, HOST: "127.0.0.1" });
  });

  test("everything that is wrong is named at once, one to a line", () => {
    const lines = complaint({ DATABASE_URL: undefined, AUTH_SECRET: "short", PORT: "http" }).split("\n");
    expect(lines).toEqual([
      "DATABASE_URL is missing: it must be postgresql://user:password@host:5432/name",
      "PORT must be a whole number from 1 to 65535",
      "AUTH_SECRET must be at least 32 random characters",
    ]);
  });

  test.each([
    ["DATABASE_URL", "mysql://host/name"],
    ["PORT", "70000"],
    ["PORT", "30.5"],
    ["HOST", "two words"],
    ["AUTH_URL", "briefing.example"],
    ["AUTH_URL", "https://briefing.example/news"],
    ["AUTH_URL", "javascript:alert(1)"],
    ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "too short"],
    ["TRUST_PROXY", "yes"],
    ["DATABASE_POOL", "0"],
    ["SLOW_QUERY_MS", "-1"],
    ["LOG_LEVEL", "loud"],
  ])("%s=%s is refused by name", (name, value) => {
    expect(complaint({ [name]: value })).toMatch(new RegExp(`^${name} must `));
  });
});
