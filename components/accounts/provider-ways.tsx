import { PlainForm } from "#components/ui/plain-form.tsx";
import type { ServerAction } from "#lib/action.ts";

type Props = {
  providers: { id: string; name: string }[];
  action: ServerAction;
  fields: Record<string, string>;
  words: string;
};

/** A button for each provider that the site is set up for. */
export function ProviderWays({ providers, action, fields, words }: Props) {
  return providers.map(({ id, name }) => (
    <PlainForm key={id} action={action} fields={{ ...fields, provider: id }}>
      <button type="submit" className="button">
        {words} {name}
      </button>
    </PlainForm>
  ));
}
