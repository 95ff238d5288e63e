import { createContext, type ReactNode, use } from "react";
import { FieldError, Label, Radio, RadioGroup, Text, TextArea, TextField } from "react-aria-components";

/** What the API found wrong in what was sent, by the name of the field: it stays until it is sent again. */
export const Faults = createContext<Readonly<Record<string, readonly string[]>>>({});

function useFault(name: string | undefined) {
  const faults = use(Faults);
  const fault = name === undefined ? undefined : faults[name]?.join(" ");
  return { isInvalid: fault !== undefined, fault };
}

/** One of a few values, all in sight. */
export function OneOf(props: {
  label: ReactNode;
  name?: string;
  value: string | undefined;
  options: readonly { id: string; label: ReactNode; look?: string }[];
  choose: (id: string) => void;
  isDisabled?: boolean;
  /** Side by side, as the two ends of one choice. */
  beside?: boolean;
}) {
  const { label, name, value, options, choose, isDisabled = false, beside = false } = props;
  const { isInvalid, fault } = useFault(name);
  return (
    <RadioGroup
      className={beside ? "one-of beside" : "one-of"}
      value={value ?? null}
      onChange={choose}
      isDisabled={isDisabled}
      isInvalid={isInvalid}
    >
      <Label>{label}</Label>
      <div className="options">
        {options.map(({ id, label: told, look = "" }) => (
          <Radio value={id} key={id} className={`pick ${look}`}>
            {told}
          </Radio>
        ))}
      </div>
      <FieldError className="fault">{fault}</FieldError>
    </RadioGroup>
  );
}

/** A text of several lines. */
export function LongText(props: {
  label: ReactNode;
  name?: string;
  value: string;
  write: (value: string) => void;
  told?: string;
  rows?: number;
  isDisabled?: boolean;
}) {
  const { label, name, value, write, told, rows = 4, isDisabled = false } = props;
  const { isInvalid, fault } = useFault(name);
  return (
    <TextField
      className="long-text"
      value={value}
      onChange={write}
      isDisabled={isDisabled}
      isInvalid={isInvalid}
    >
      <Label>{label}</Label>
      {told === undefined ? null : (
        <Text slot="description" className="quiet">
          {told}
        </Text>
      )}
      <TextArea rows={rows} />
      <FieldError className="fault">{fault}</FieldError>
    </TextField>
  );
}
