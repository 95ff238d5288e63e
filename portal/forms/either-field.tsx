import { useState } from "react";
import { ChoiceField } from "./choice-field.tsx";
import { pathTo, useField } from "./form-state.tsx";
import type { ConstantPart, EitherPart, Part } from "./part.ts";
import { PartField } from "./part-field.tsx";

/** The field of what has one of several shapes: which one, then what it asks for. */
export function EitherField(props: {
  part: EitherPart;
  path: string;
  required: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const { part, path, required, value, onChange } = props;
  const found = part.options.findIndex((option) => isOf(option, value));
  const [taken, setTaken] = useState(found);
  // What others wrote meanwhile may have another shape; what is half written has none yet.
  if (found !== -1 && found !== taken && !isOf(part.options[taken], value)) setTaken(found);
  const option = part.options[taken];
  const constant = part.options.map(constantIn).find((one) => one !== undefined);
  const chosenAt = constant === undefined ? path : pathTo(path, constant.name);
  const { choices: told = [], label = part.label } = useField(chosenAt);
  const choices = part.options.map((one, index) => ({
    value: `${index}`,
    label: told.find(({ value: tells }) => tells === tellsOf(one))?.label ?? calledOf(one),
  }));
  return (
    <>
      <ChoiceField
        label={label === "" ? (constant?.part.label ?? "") : label}
        // Until a shape is chosen, the API finds the whole wrong, and not the constant that tells which.
        path={taken === -1 && path !== "" ? path : chosenAt}
        required={required}
        choices={choices}
        value={taken === -1 ? undefined : `${taken}`}
        onChange={(index) => {
          const next = part.options[Number(index)];
          setTaken(index === undefined ? -1 : Number(index));
          onChange(index === undefined || next === undefined ? undefined : beginning(next));
        }}
      />
      {option === undefined ? null : (
        <PartField
          part={option.kind === "object" ? { ...option, label: "" } : option}
          path={path}
          required={required}
          value={value}
          onChange={(given) =>
            onChange(
              option.kind === "object" ? { ...(given as object), ...(beginning(option) as object) } : given,
            )
          }
        />
      )}
    </>
  );
}

function constantIn(part: Part): { name: string; part: ConstantPart } | undefined {
  if (part.kind !== "object") return undefined;
  for (const { name, part: inner } of part.fields)
    if (inner.kind === "constant") return { name, part: inner };
  return undefined;
}

/** What a value of a shape is before anything is written. */
function beginning(part: Part): Record<string, unknown> | string | number | boolean | undefined {
  if (part.kind === "constant") return part.value;
  const constant = constantIn(part);
  return constant === undefined ? undefined : { [constant.name]: constant.part.value };
}

function isOf(part: Part | undefined, value: unknown): boolean {
  if (part === undefined || value === undefined) return false;
  if (part.kind === "constant") return part.value === value;
  if (part.kind !== "object" || typeof value !== "object" || value === null) return false;
  const constant = constantIn(part);
  if (constant !== undefined)
    return (value as Record<string, unknown>)[constant.name] === constant.part.value;
  return part.fields.every(({ name, required }) => !required || name in value);
}

/** What tells a shape from the others: the value of its constant, or the name of what it asks for first. */
function tellsOf(part: Part): string | undefined {
  const constant = part.kind === "constant" ? part : constantIn(part)?.part;
  if (constant !== undefined) return `${constant.value}`;
  return part.kind === "object" ? part.fields[0]?.name : undefined;
}

function calledOf(part: Part): string {
  if (part.kind === "constant") return part.called;
  const constant = constantIn(part);
  if (constant !== undefined) return constant.part.called;
  // A shape that no constant names is called by what it asks for.
  return part.kind === "object" && part.label === ""
    ? part.fields.map(({ part: inner }) => inner.label).join(", ")
    : part.label;
}
