// A toggle answers before the server does. Whoever then leaves the site, or goes on by an address, takes the page away with
// what it was about to send: such presses go as the plain forms that they are, which the browser sends to the end.

const left = new Map<string, FormData>();

/** Notes what was pressed until it is settled: the form that switches this thing on, or off, with what it says. */
export function unsettled(key: string, form: HTMLFormElement, data: FormData, on: boolean) {
  const own = [...data.keys()].find((name) => name.startsWith("$ACTION_ID_"));
  const wanted = (on ? form.dataset.turnOn : form.dataset.turnOff) ?? own;
  if (!own || !wanted) return;
  const plain = new FormData();
  for (const [name, value] of data) plain.append(name === own ? wanted : name, value);
  left.set(key, plain);
}

/** The server has answered. */
export const settled = (key: string) => void left.delete(key);

/** Sends what is not settled when the page goes. It may arrive twice, which does no harm. Answers how to stop. */
export function sendWhenLeft(): () => void {
  addEventListener("pagehide", send);
  return () => removeEventListener("pagehide", send);
}

function send() {
  for (const body of left.values())
    fetch(location.href, { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {});
  left.clear();
}
