import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["lib", "prisma", "scripts", "bench", "components", "app"].map((folder) => `${folder}/**/*.test.{ts,tsx}`),
    globalSetup: "lib/testing/global-setup.ts",
    setupFiles: "lib/testing/no-network.ts",
    // A machine that does much else is given time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Half of the time a test waits for the database: more than one for each core keeps both busy.
    maxWorkers: 3,
    env: {
      DATABASE_URL: "postgresql://nobody@127.0.0.1:1/call-testDatabase",
      AUTH_SECRET: "a secret that only the tests have",
      AUTH_URL: "http://localhost:3000",
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "dGhlIHRlc3RzIGhhdmUgdGhpcyBrZXkgYW5kIG5vIG8=",
      FETCH_ALLOW: "127.0.0.1:*",
      LOG_LEVEL: "silent",
    },
  },
});
