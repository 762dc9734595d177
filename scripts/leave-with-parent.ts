// Loaded before server.ts: when the start that made it is killed outright, the server does not stay behind alone.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
