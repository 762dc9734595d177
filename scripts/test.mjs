import { install, runScript } from "./install.mjs";

runScript(await install(), "scripts/test.ts", process.argv.slice(2));
