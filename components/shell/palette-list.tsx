import { useEffect } from "react";
import { type Group, type Option, optionId } from "#components/shell/palette-options.ts";

type Props = { groups: Group[]; active: Option | undefined; choose: (option: Option) => void };

/** The options below the field, by kind. The keyboard stays in the field; a pointer chooses here. */
export function PaletteList({ groups, active, choose }: Props) {
  const activeId = active && optionId(active);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
  return (
    <div id="palette-list" role="listbox" aria-label="What it leads to">
      {groups.map(({ name, options }) => (
        // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by role.
        <div key={name} role="group" aria-label={name}>
          <p aria-hidden="true">{name}</p>
          {options.map((option) => (
            // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the focus and the keys stay in the field.
            <div
              key={option.id}
              id={optionId(option)}
              role="option"
              aria-selected={option.id === active?.id}
              onClick={() => choose(option)}
            >
              <span>{option.label}</span>
              {option.hint && <small>{option.hint}</small>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
