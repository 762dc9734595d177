import { endRuns } from "./processes.ts";
import { sayFailure } from "./sentences.ts";

type Part = { stop(): Promise<void> | void; kill?(): void };

/** What a start has set going, to be stopped in the opposite order, once, whatever the reason. */
export class Shutdown {
  readonly #parts: Part[] = [];
  #work: Promise<unknown> = Promise.resolve();
  #begun = 0;

  /** Does the work that sets parts going; a stop waits until it has ended, so that no part is missed. */
  begin(work: () => Promise<unknown>): Promise<unknown> {
    this.#work = work();
    return this.#work;
  }

  /** Adds a part that must be stopped. */
  add(part: Part) {
    this.#parts.push(part);
  }

  get hasBegun() {
    return this.#begun > 0;
  }

  /** @throws when a stop was asked for: between two parts of a start. */
  check() {
    if (this.hasBegun) throw new Error("stopped");
  }

  /** Stops everything and ends the process. Returns at once when it is already on its way. */
  async run(code: number) {
    if (this.hasBegun) return;
    this.#begun = Date.now();
    endRuns();
    await this.#work.catch(() => {});
    process.exitCode = code;
    for (const part of this.#parts.reverse()) {
      try {
        await part.stop();
      } catch (error) {
        sayFailure(error);
      }
    }
    process.exit();
  }

  /** Ends everything at once. */
  #force() {
    console.error("Stopped at once.");
    for (const { kill } of this.#parts) kill?.();
    process.exit(1);
  }

  /**
   * Ctrl-C, `kill` and a closed terminal stop everything; a second Ctrl-C does so at once. One Ctrl-C can arrive twice,
   * from the terminal and from npm: what comes within a second is the same one.
   */
  onSignals(stop: () => void) {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        if (!this.hasBegun) stop();
        else if (Date.now() - this.#begun > 1_000) this.#force();
      });
    }
  }
}
