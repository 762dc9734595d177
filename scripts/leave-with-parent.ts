// Loaded before server.ts and worker.ts: when the start that made them is killed outright, they do not stay behind alone.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
