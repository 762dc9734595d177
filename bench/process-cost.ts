import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds of CPU that a process has used so far, all its threads that live together, to the nanosecond. */
export function cpuMs(pid: number): number {
  const folder = `/proc/${pid}/task`;
  return readdirSync(folder).reduce((sum, thread) => sum + threadMs(`${folder}/${thread}/schedstat`), 0);
}

function threadMs(file: string): number {
  try {
    return Number(readFileSync(file, "utf8").split(" ")[0]) / 1e6;
  } catch {
    // It ended between being listed and being read.
    return 0;
  }
}

/** Resident memory of a process in MB. */
export function memoryMb(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? 0) / 1024;
}
