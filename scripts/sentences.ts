/** What went wrong in a way that the person at the terminal can do something about: shown without a stack. */
export class Sentence extends Error {
  override name = "Sentence";
}

const isFull = (text: string) =>
  /ENOSPC|EDQUOT|No space left on device|could not extend file|quota exceeded/i.test(text);

const byCode: Record<string, string> = {
  EACCES: "A file or folder may not be used by this user. Run this as the user who owns the project's folder.",
  EPERM: "A file or folder may not be used by this user. Run this as the user who owns the project's folder.",
  EROFS: "The project's folder is read-only. Put it, or DATA_DIR, where files can be written.",
  EMFILE: "This system allows too few open files. Raise the limit (ulimit -n 4096) and start again.",
};

const codeOf = (error: unknown) =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

const pathOf = (error: unknown) =>
  error instanceof Error && "path" in error && typeof error.path === "string" ? ` (${error.path})` : "";

/** What to tell about an error: a sentence where the cause is known, everything where it is not. */
export function tell(error: unknown): string {
  if (error instanceof Sentence) return error.message;
  if (error instanceof Error && error.name === "EnvError") return `Settings that must change:\n${error.message}`;
  if (isFull(String(error))) return "The disk is full. Free some space and start again; nothing that was kept is lost.";
  if (error instanceof Error && codeOf(error).startsWith("ERR_PARSE_ARGS")) return error.message;
  const known = byCode[codeOf(error)];
  if (known) return `${known}${pathOf(error)}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Ends a command that failed: says what to tell about the error, and that it did not succeed. */
export function sayFailure(error: unknown): void {
  console.error(tell(error));
  process.exitCode = 1;
}
