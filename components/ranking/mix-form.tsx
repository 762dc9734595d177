"use client";

import { type FormEvent, useRef, useState, useTransition } from "react";
import { PreviewLists } from "#components/ranking/preview-lists.tsx";
import { isNavigation } from "#components/ui/retried.ts";
import type { ActionState } from "#lib/action.ts";
import { takeRanking } from "#lib/ranking/actions.ts";
import { type Mix, MOST, mixQuery, readMix } from "#lib/ranking/mix.ts";
import type { Preview } from "#lib/ranking/preview.ts";
import { GROUPS, type Term } from "#lib/ranking/terms.ts";

type Props = {
  mix: Mix;
  /** Where the order is to be used. */
  places: { following: boolean; feed: boolean };
  preview: Preview;
  /** What is previewed. */
  of: "following" | "all";
  /** The address of this page, to which a mix can be added. */
  address: string;
  ownIsNewest: boolean;
};

const PAUSE = 120;

/**
 * The weights, with the list before and after. Without a script the button shows the page anew with these weights; with
 * one the list follows each change. Nothing is taken over before the other button is pressed, which is the action itself
 * and no wrapper of it: a wrapper would add its fields to the address of a preview.
 */
export function MixForm({ mix, places, preview: given, of, address, ownIsNewest }: Props) {
  const [preview, setPreview] = useState(given);
  const [query, setQuery] = useState(mixQuery(mix));
  const [isAway, setAway] = useState(false);
  const [refusal, setRefusal] = useState("");
  const [isTaking, start] = useTransition();
  const wait = useRef<{ timer?: ReturnType<typeof setTimeout>; request?: AbortController }>({});

  function onInput(event: FormEvent<HTMLFormElement>) {
    const next = mixQuery(readMix(Object.fromEntries(new FormData(event.currentTarget))));
    if (next === query) return;
    setQuery(next);
    clearTimeout(wait.current.timer);
    wait.current.timer = setTimeout(() => show(next), PAUSE);
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (!submitter?.hasAttribute("data-take")) return;
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setRefusal("");
    start(async () => {
      const result = await takeRanking(form).catch((error: unknown): ActionState => {
        if (isNavigation(error)) throw error;
        return { ok: false, code: "conflict", message: "That could not be confirmed. Try again.", values: {} };
      });
      if (result && !result.ok) setRefusal(result.message);
    });
  }

  async function show(next: string) {
    wait.current.request?.abort();
    const request = new AbortController();
    wait.current.request = request;
    try {
      const answer = await fetch(`/api/ranking?${next}`, { signal: request.signal });
      if (!answer.ok) throw new Error(`the preview answered ${answer.status}`);
      setPreview(await answer.json());
      setAway(false);
    } catch {
      if (!request.signal.aborted) setAway(true);
    }
  }

  return (
    <form action="/ranking" method="get" onInput={onInput} onSubmit={onSubmit} className="mix">
      <div className="mix-weights">
        <h2 className="section-title">Weights</h2>
        {GROUPS.map(({ name, terms }) => (
          <fieldset key={name}>
            <legend>{name}</legend>
            {terms.map((term) => (
              <Weight key={term.key} term={term} weight={mix[term.key] ?? 0} />
            ))}
          </fieldset>
        ))}
        <p className="no-js-only py-4">
          <button type="submit" className="button">
            Show before and after
          </button>
        </p>
      </div>
      <div className="mix-preview">
        <h2 className="section-title">Before and after</h2>
        <PreviewLists preview={preview} of={of} />
        {isAway && (
          <p role="alert" className="refusal">
            The preview did not arrive. Change a weight to try again.
          </p>
        )}
        <fieldset className="checks mt-4">
          <legend className="sr-only">Where to use it</legend>
          <label>
            <input type="checkbox" name="following" defaultChecked={places.following} /> In Following
          </label>
          <label>
            <input type="checkbox" name="feed" defaultChecked={places.feed} /> In the briefing
          </label>
        </fieldset>
        <p className="flex flex-wrap gap-3 py-3">
          <button
            type="submit"
            className="button is-primary"
            data-take=""
            aria-busy={isTaking}
            formAction={takeRanking as unknown as (form: FormData) => void}
          >
            {query === "topics=0" && !ownIsNewest ? "Go back to newest first" : "Use this order"}
          </button>
        </p>
        {refusal && (
          <p role="alert" className="refusal">
            {refusal}
          </p>
        )}
        <p className="field">
          <label htmlFor="mix-address">Share these weights</label>
          <input id="mix-address" type="text" readOnly value={`${address}?${query}`} />
        </p>
      </div>
    </form>
  );
}

function Weight({ term: { key, name, says }, weight }: { term: Term; weight: number }) {
  return (
    <div className="weight">
      <label htmlFor={`weight-${key}`}>
        {name} <span className="text-quiet">{says}</span>
      </label>
      <input
        id={`weight-${key}`}
        type="number"
        name={key}
        min={-MOST}
        max={MOST}
        step={1}
        defaultValue={weight}
        required
      />
    </div>
  );
}
