"use client";

import { useEffect, useState } from "react";
import { areKeysOn } from "#components/shell/key-map.ts";

/** Switches the single keys on and off, for this browser (WCAG 2.1.4). */
export function KeysSwitch() {
  const [on, setOn] = useState(true);
  useEffect(() => setOn(areKeysOn()), []);
  return (
    <label className="check-line js-only">
      <input
        type="checkbox"
        checked={on}
        onChange={({ target }) => {
          setOn(target.checked);
          if (target.checked) localStorage.removeItem("keys");
          else localStorage.setItem("keys", "off");
        }}
      />
      Single-key shortcuts in this browser
    </label>
  );
}
