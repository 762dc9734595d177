/** What is done outside of requests, by what it is about. */
export const JOB_KINDS = ["poll", "link", "mail", "export"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export const JOB_NAMES: Record<JobKind, string> = {
  poll: "Reading source feeds",
  link: "Reading shared links",
  mail: "Sending mail",
  export: "Making exports",
};

/** How many of a kind wait for their turn now, are under way, and did not work. */
export type JobCounts = { kind: JobKind; due: number; running: number; failed: number };

/** One that did not work, or not yet: what it is about, why in words, and since when. */
export type FailedJob = { kind: JobKind; id: string; about: string; error: string; at: Date; canRetry: boolean };

/** A fault of the program itself, as the queue noted it. */
export type Fault = { id: string; queue: string; error: string; at: Date };
