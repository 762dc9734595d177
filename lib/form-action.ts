import type { ServerAction } from "#lib/action.ts";

/**
 * The name of the hidden field by which a plain form calls an action, as React writes it for `<form action={…}>`; none in
 * the browser, where a script calls it. A form that is written so costs a list no reference to its action.
 */
export function actionField(action: ServerAction): string | undefined {
  const { $$id: id } = action as ServerAction & { $$id?: string };
  return id && `$ACTION_ID_${id}`;
}
