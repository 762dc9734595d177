import { install, runScript } from "./install.mjs";

runScript(await install(), "scripts/start.ts", process.argv.slice(2));
