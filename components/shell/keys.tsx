"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ComponentType, useEffect, useLayoutEffect, useRef, useState, useTransition } from "react";
import { keyMap } from "#components/shell/key-map.ts";
import { admitLateFaces, fetchItalic } from "#components/shell/late-faces.ts";
import { arrived } from "#components/shell/moves.ts";
import { markPlace } from "#components/shell/places.ts";
import { answerPreparedForms } from "#components/shell/prepared-forms.ts";
import { answerPresses } from "#components/shell/presses.ts";
import { answerShareButtons } from "#components/shell/share-buttons.ts";
import { softLinks } from "#components/shell/soft-links.ts";
import { answerThemes } from "#components/shell/themes.ts";
import { answerToggles } from "#components/shell/toggles.ts";
import { rememberTyped } from "#components/shell/typed.ts";
import { endAhead, goElsewhere } from "#components/ui/ahead.ts";

type Sheet = ComponentType<{ onClose: () => void; openHelp: () => void }>;

/** What is loaded when it is first asked for. */
const SHEETS = {
  help: () => import("#components/shell/key-sheet.tsx").then(({ KeySheet }) => KeySheet),
  palette: () => import("#components/shell/palette.tsx").then(({ Palette }) => Palette),
};

const searchField = () => document.querySelector<HTMLInputElement>('main input[type="search"]');

/**
 * What a script adds to every page: links that open at once, toggles that answer at once, the keyboard map with its help
 * sheet, and the palette. Nothing of the sheets is on the page until it is asked for.
 */
export function Keys() {
  const router = useRouter();
  const path = usePathname();
  const [sheet, show] = useState<{ Sheet: Sheet } | null>(null);
  const isSearchWanted = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field stands there once the page has changed.
  useEffect(() => {
    if (isSearchWanted.current) searchField()?.focus();
    isSearchWanted.current = false;
  }, [path]);

  useEffect(() => {
    const open = (name: keyof typeof SHEETS) =>
      SHEETS[name]().then(
        (Sheet) => show({ Sheet }),
        () => name === "palette" && window.location.assign("/search"),
      );
    const press = keyMap({
      search: () => {
        const field = searchField();
        if (field) return field.focus();
        isSearchWanted.current = true;
        goElsewhere();
        router.push("/search");
      },
      help: () => open("help"),
      palette: () => open("palette"),
    });
    // The control is a link to the search page, and stays one for a new tab and before this has run.
    const click = (event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target as Element).closest("[data-palette]"))
        return;
      event.preventDefault();
      event.stopPropagation();
      open("palette");
    };
    document.addEventListener("keydown", press);
    document.addEventListener("click", click, true);
    document.addEventListener("submit", rememberTyped, true);
    return () => {
      document.removeEventListener("keydown", press);
      document.removeEventListener("click", click, true);
      document.removeEventListener("submit", rememberTyped, true);
    };
  }, [router]);

  const [isGoing, go] = useTransition();
  useEffect(() => softLinks(router, go), [router]);
  useEffect(() => {
    // The way has ended, and nothing took over what was shown ahead. What is wanted is what the address says.
    if (!isGoing && endAhead() && path !== window.location.pathname) window.location.reload();
  }, [isGoing, path]);
  useEffect(answerToggles, []);
  useEffect(answerPresses, []);
  useEffect(answerPreparedForms, []);
  useEffect(answerShareButtons, []);
  useEffect(answerThemes, []);
  useEffect(fetchItalic, []);
  // Last: from then on the page answers to everything, and to what was pressed before (lib/page-cache-waking.ts).
  useEffect(() => {
    document.documentElement.dataset.awake = "";
    window.dispatchEvent(new Event("awake"));
  }, []);

  const firstPath = useRef(path);
  useLayoutEffect(() => {
    if (!path) return;
    markPlace(path);
    endAhead();
    arrived();
  }, [path]);
  useEffect(() => {
    if (path !== firstPath.current) admitLateFaces();
  }, [path]);

  if (!sheet) return null;
  const openHelp = () => SHEETS.help().then((Sheet) => show({ Sheet }));
  // A sheet that has closed says so a moment later, when another may be open.
  const onClose = () => show((shown) => (shown === sheet ? null : shown));
  return <sheet.Sheet onClose={onClose} openHelp={openHelp} />;
}
