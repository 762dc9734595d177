import { Worker } from "node:worker_threads";

type Read = { took: number[]; failed: number };

/** Somebody who reads these pages one after another, in a thread of their own (honest.ts); `stop` says what they waited for. */
export function honestReader(site: string, paths: string[]) {
  const worker = new Worker(new URL("./honest.ts", import.meta.url), { workerData: { site, paths } });
  const told = new Promise<Read>((resolve) => worker.once("message", resolve));
  return {
    stop: (): Promise<Read> => {
      worker.postMessage("stop");
      return told.finally(() => worker.terminate());
    },
  };
}
