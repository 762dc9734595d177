import { afterAll, vi } from "vitest";

// Runs before each file of tests. One process runs many of them, which saves a third of their time; so that none finds
// what another left, each has the project's modules anew, and nothing of what these keep for the whole process.

vi.resetModules();
for (const name of Object.keys(globalThis).filter((key) => key.startsWith("aiBriefing")))
  Reflect.deleteProperty(globalThis, name);

afterAll(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});
