import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { dayOf } from "../shell/dates.ts";
import { goToField } from "../shell/go-to-field.ts";
import { calledAt } from "./called.ts";
import { type FieldTold, nameWithoutRanks } from "./form-state.tsx";
import type { Clash } from "./meanwhile.ts";
import type { Choice, Part } from "./part.ts";

/**
 * What a form says where another changed what its author is changing: both are there, nothing is replaced unseen, and each field
 * is settled by itself.
 */
export function Clashes(props: {
  clashes: readonly Clash[];
  told: Readonly<Record<string, FieldTold>>;
  /** Ends the clash of a field: with what the other wrote, or as its author has it. */
  settle: (path: string, isTheirs: boolean) => void;
  formId: string;
}) {
  const { clashes, told, settle, formId } = props;
  const list = useRef<HTMLDListElement>(null);
  const settled = useRef<{ path: string; rank: number }>(undefined);
  // The buttons that were pressed go with their field: what comes next takes the focus, and after the last one its field.
  useEffect(() => {
    if (settled.current === undefined) return;
    const { path, rank } = settled.current;
    settled.current = undefined;
    const left = list.current?.children;
    if (left === undefined) goToField(`${formId}-${path}`);
    else left[Math.min(rank, left.length - 1)]?.querySelector("button")?.focus();
  });
  if (clashes.length === 0) return null;
  return (
    <div className="clashes" role="alert">
      <p>
        <strong>Un autre a écrit ici pendant votre saisie.</strong> La vôtre est gardée ; voici la sienne
        {clashes.length === 1 ? "" : ", champ par champ"} :
      </p>
      <dl ref={list}>
        {clashes.map(({ path, part, theirs }, rank) => {
          const label = calledAt(path, told) ?? part.label;
          const end = (isTheirs: boolean) => {
            settled.current = { path, rank };
            settle(path, isTheirs);
          };
          return (
            <div key={path}>
              <dt>{label}</dt>
              <dd className="written">{inWords(part, theirs, told[nameWithoutRanks(path)]?.choices)}</dd>
              <dd className="buttons">
                <Button
                  className="button small"
                  aria-label={`Reprendre la sienne : ${label}`}
                  onPress={() => end(true)}
                >
                  Reprendre la sienne
                </Button>
                <Button
                  className="button soft small"
                  aria-label={`Garder ma saisie : ${label}`}
                  onPress={() => end(false)}
                >
                  Garder ma saisie
                </Button>
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

/** A value as its reader says it, with all that is in it. */
function inWords(part: Part, value: unknown, told: readonly Choice[] | undefined): string {
  if (value === undefined) return "rien";
  if (typeof value === "boolean") return value ? "oui" : "non";
  const choices = told ?? (part.kind === "choice" ? part.choices : undefined);
  const chosen = choices?.find((choice) => choice.value === value)?.label;
  if (chosen !== undefined) return chosen;
  if (part.kind === "constant") return part.called;
  if (part.kind === "text" && part.format === "date") return dayOf(`${value}`);
  if (typeof value !== "object" || value === null) return `${value}`;
  if (Array.isArray(value))
    return value.length === 0
      ? "rien"
      : value.map((one) => inWords(part.kind === "list" ? part.of : part, one, told)).join(" ; ");
  const fields = part.kind === "either" ? part.options.flatMap(fieldsOf) : fieldsOf(part);
  return Object.entries(value)
    .map(([name, one]) => inWords(fields.find((field) => field.name === name)?.part ?? part, one, undefined))
    .join(", ");
}

const fieldsOf = (part: Part) => (part.kind === "object" ? part.fields : []);
