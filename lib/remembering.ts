/** A text that is longer is somebody's making up. */
const LENGTH_MOST = 300;
const COUNT_MOST = 1_000;

/**
 * The same function, which remembers what it answered: for what is asked of few texts again and again, and has to be made
 * out anew for each request. Strangers choose some of the texts: it remembers a thousand short ones, then begins anew.
 */
export function remembering<T>(answer: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as T;
    const found = answer(text);
    if (text.length > LENGTH_MOST) return found;
    if (answers.size >= COUNT_MOST) answers.clear();
    answers.set(text, found);
    return found;
  };
}
