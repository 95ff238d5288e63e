import { Button } from "react-aria-components";
import { dayOf } from "../shell/dates.ts";
import { type FieldTold, nameWithoutRanks } from "./form-state.tsx";
import type { Clash } from "./meanwhile.ts";
import type { Choice, Part } from "./part.ts";

/** What a form says where another changed what its author is changing: both are there, and nothing is replaced unseen. */
export function Clashes(props: {
  clashes: readonly Clash[];
  told: Readonly<Record<string, FieldTold>>;
  /** Puts what the other wrote in the fields that both changed. */
  take: () => void;
  /** Leaves them as their author has them. */
  keep: () => void;
}) {
  const { clashes, told, take, keep } = props;
  if (clashes.length === 0) return null;
  return (
    <div className="clashes" role="alert">
      <p>
        <strong>Un autre a écrit ici pendant votre saisie.</strong> La vôtre est gardée ; voici la sienne :
      </p>
      <dl>
        {clashes.map(({ path, part, theirs }) => {
          const { label = part.label, choices } = told[nameWithoutRanks(path)] ?? {};
          return (
            <div key={path}>
              <dt>{label}</dt>
              <dd className="written">{inWords(part, theirs, choices)}</dd>
            </div>
          );
        })}
      </dl>
      <div className="buttons">
        <Button className="button small" onPress={take}>
          Reprendre la sienne
        </Button>
        <Button className="button soft small" onPress={keep}>
          Garder ma saisie
        </Button>
      </div>
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
