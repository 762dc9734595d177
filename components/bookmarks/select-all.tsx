"use client";

import { useEffect, useState } from "react";

/** Selects all check boxes of a form, or none, and says how many are selected; only where scripts run. */
export function SelectAll({ form }: { form: string }) {
  const [count, setCount] = useState({ all: 0, selected: 0 });
  useEffect(() => {
    const recount = () => {
      const boxes = boxesOf(form);
      setCount({ all: boxes.length, selected: boxes.filter((box) => box.checked).length });
    };
    recount();
    const onReset = () => setTimeout(recount);
    document.addEventListener("change", recount);
    document.addEventListener("reset", onReset);
    return () => {
      document.removeEventListener("change", recount);
      document.removeEventListener("reset", onReset);
    };
  }, [form]);
  const isAll = count.all > 0 && count.selected === count.all;
  return (
    <label className="pick-all js-only">
      <input
        type="checkbox"
        checked={isAll}
        ref={(box) => {
          if (box) box.indeterminate = count.selected > 0 && !isAll;
        }}
        onChange={(event) => {
          for (const box of boxesOf(form)) box.checked = event.target.checked;
        }}
      />
      {count.selected > 0 ? `${count.selected} selected` : "Select all"}
    </label>
  );
}

const boxesOf = (form: string) => [
  ...document.querySelectorAll<HTMLInputElement>(`input[type="checkbox"][name="ids"][form="${form}"]`),
];
