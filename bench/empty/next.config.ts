import { join } from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // Not compressed, for pages that are asked for so; as Next does it by default, for those that a browser asks for.
  compress: process.env.EMPTY_COMPRESSED !== undefined,
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: join(import.meta.dirname, "../..") },
};

export default config;
