import { defineConfig, devices } from "@playwright/test";

// `npm run e2e` starts a site of its own and sets the addresses.
const report = process.env.E2E_REPORT;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  // A machine that does much else is given time; what is slow is judged by ratios elsewhere. On CI a test has a second
  // try, which the last lines name.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: process.env.CI ? 1 : 0,
  forbidOnly: !!process.env.CI,
  reporter: report ? [["list"], ["json", { outputFile: report }]] : [["list"]],
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://localhost:3000",
    // Recording each step costs a sixth of every journey; what failed is recorded when it is tried again, or with
    // `npm run e2e -- FILE --trace on`.
    trace: "on-first-retry",
  },
  projects: [
    {
      name: "chromium",
      use: {
        ...devices["Desktop Chrome"],
        launchOptions: {
          ...(process.env.E2E_BROWSER ? { executablePath: process.env.E2E_BROWSER } : {}),
          // Without a sandbox as root, and without the browser's own talk to the outside.
          args: [
            ...["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run"],
            ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
          ],
        },
      },
    },
  ],
});
