import { useRef } from "react";
import { Button } from "react-aria-components";
import { ChoiceField, ChoicesField, YesNoField } from "./choice-field.tsx";
import { DatePartField } from "./date-field.tsx";
import { EitherField } from "./either-field.tsx";
import { pathTo, useField } from "./form-state.tsx";
import { NumberPartField } from "./number-field.tsx";
import type { ListPart, ObjectPart, Part, RecordPart, TextPart } from "./part.ts";
import { PartyField, searchedBy } from "./party-field.tsx";
import { TextPartField } from "./text-field.tsx";

interface Given<P> {
  part: P;
  path: string;
  required: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** The field of a part of a body: what it is follows from what the API says of it. */
export function PartField({ part, ...asked }: Given<Part>) {
  const { hidden, required = asked.required, choices } = useField(asked.path);
  const given = { ...asked, required };
  if (hidden === true && given.path !== "") return null;
  switch (part.kind) {
    case "constant":
      return null;
    case "object":
      return <ObjectField part={part} {...given} />;
    case "list":
      return <ListField part={part} {...given} />;
    case "record":
      return <RecordField part={part} {...given} />;
    case "either":
      return <EitherField part={part} {...given} />;
    case "text":
      return <AnyTextField part={part} {...given} />;
    case "number":
      return <NumberPartField part={part} {...given} value={given.value as number | undefined} />;
    case "choice":
      return (
        <ChoiceField
          {...given}
          label={part.label}
          choices={choices ?? part.choices}
          value={given.value as string | undefined}
        />
      );
    case "yes-no":
      return <YesNoField {...given} label={part.label} value={given.value === true} />;
  }
}

function AnyTextField({ part, ...given }: Given<TextPart>) {
  const { choices } = useField(given.path);
  const value = given.value as string | undefined;
  if (choices !== undefined)
    return <ChoiceField {...given} label={part.label} choices={choices} value={value} />;
  if (part.format === "date" || part.format === "date-time")
    return <DatePartField part={part} {...given} value={value} />;
  const by = searchedBy(part.pattern);
  if (by !== undefined) return <PartyField by={by} {...given} value={value} />;
  return <TextPartField part={part} {...given} value={value ?? ""} />;
}

function ObjectField({ part, path, value, onChange, required }: Given<ObjectPart>) {
  const { id, label = part.label, help, fault } = useField(path);
  const held = (value ?? {}) as Readonly<Record<string, unknown>> | undefined;
  const change = useChange(held, onChange);
  const fields = part.fields.map(({ name, required: asked, part: inner }) => (
    <PartField
      key={name}
      part={inner}
      path={pathTo(path, name)}
      // What may be left out whole asks for nothing as long as nothing of it is said.
      required={asked && (required || value !== undefined)}
      value={held?.[name]}
      onChange={(given) => change((now) => without({ ...now, [name]: given }))}
    />
  ));
  if (path === "" || label === "") return fields;
  return (
    <fieldset className="group" id={id}>
      <legend>{label}</legend>
      {help === undefined ? null : <p className="help">{help}</p>}
      {fault === undefined ? null : <p className="fault">{fault}</p>}
      {fields}
    </fieldset>
  );
}

/**
 * Changes a part of what is held as it is at that moment: a field that tells what it holds as it is left does so along with
 * the next one's first change, before anything is drawn anew.
 */
function useChange<Held>(held: Held, onChange: (held: Held) => void): (change: (now: Held) => Held) => void {
  const now = useRef(held);
  now.current = held;
  return (change) => {
    now.current = change(now.current);
    onChange(now.current);
  };
}

/** An object without what is not said: a field that is left out is no field that is empty. */
function without(held: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const said = Object.entries(held).filter(([, value]) => value !== undefined);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

function ListField({ part, path, value, onChange, required }: Given<ListPart>) {
  const { id, label = part.label, help, fault, choices, each } = useField(path);
  const called = (index: number) =>
    each === undefined ? `${label}, ${index + 1}` : `${each.name} ${index + 1}`;
  const held = (value ?? []) as readonly unknown[];
  const change = useChange(held, onChange);
  if (choices !== undefined || part.of.kind === "choice")
    return (
      <ChoicesField
        label={part.label}
        path={path}
        required={required}
        choices={choices ?? (part.of.kind === "choice" ? part.of.choices : [])}
        value={held as string[]}
        onChange={onChange}
      />
    );
  return (
    <fieldset className="group" id={id}>
      <legend>{label}</legend>
      {help === undefined ? null : <p className="help">{help}</p>}
      {fault === undefined ? null : <p className="fault">{fault}</p>}
      {held.map((one, index) => (
        // What stands at a place is what is written there: it has no other name.
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <fieldset className="one" key={index} aria-label={called(index)}>
          <PartField
            // What it is of is said by the list: fields of one are no group within their own.
            part={{ ...part.of, label: part.of.kind === "object" ? "" : called(index) }}
            path={pathTo(path, index)}
            required
            value={one}
            onChange={(given) => change((now) => now.map((other, at) => (at === index ? given : other)))}
          />
          <Button
            className="button soft small"
            aria-label={
              each === undefined ? `Retirer : ${called(index)}` : `${each.remove} (n°\u00a0${index + 1})`
            }
            onPress={() => change((now) => now.filter((_, at) => at !== index))}
          >
            {each?.remove ?? "Retirer"}
          </Button>
        </fieldset>
      ))}
      {held.length < part.most ? (
        <Button
          className="button soft small"
          aria-label={each?.add ?? `Ajouter : ${label}`}
          onPress={() => change((now) => [...now, blank(part.of)])}
        >
          {each?.add ?? "Ajouter"}
        </Button>
      ) : null}
    </fieldset>
  );
}

function blank(part: Part): unknown {
  return part.kind === "object" ? {} : undefined;
}

function RecordField({ part, path, value, onChange }: Given<RecordPart>) {
  const { id, label = part.label, help, fault, choices = [] } = useField(path);
  const held = (value ?? {}) as Readonly<Record<string, unknown>>;
  const change = useChange(held, onChange);
  return (
    <fieldset className="group" id={id}>
      <legend>{label}</legend>
      {help === undefined ? null : <p className="help">{help}</p>}
      {fault === undefined ? null : <p className="fault">{fault}</p>}
      {choices.map(({ value: name, label: called }) => (
        <PartField
          key={name}
          part={{ ...part.of, label: called }}
          path={pathTo(path, name)}
          required
          value={held[name]}
          onChange={(given) => change((now) => without({ ...now, [name]: given }) ?? {})}
        />
      ))}
    </fieldset>
  );
}
