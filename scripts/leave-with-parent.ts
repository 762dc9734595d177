// Loaded before server.ts and worker.ts: when the start that made them is killed outright, they do not stay behind alone.
// What they fork themselves inherits this flag and is left as it is: Next's helpers live by the channel to their parent.
if (/[\\/](server|worker)\.ts$/.test(process.argv[1] ?? "")) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
}
