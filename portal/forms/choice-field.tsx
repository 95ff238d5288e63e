import {
  Button,
  Checkbox,
  CheckboxGroup,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select,
  SelectValue,
} from "react-aria-components";
import { Arrow } from "../shell/arrow.tsx";
import { FieldHead } from "./field-head.tsx";
import { useField } from "./form-state.tsx";
import type { Choice } from "./part.ts";

/** More choices than this are shown in a list that opens. */
const mostInSight = 6;

/** Choices that stand on one line where there is room. */
const areShort = (choices: readonly Choice[]) => choices.every(({ label }) => label.length <= 24);

/** Said where a field has no choices: they come, or there are none. */
const noChoice = "Il n’y a rien à choisir pour l’instant.";

interface Chosen {
  label: string;
  path: string;
  required: boolean;
  choices: readonly Choice[];
}

/** The field of one value among several: all in sight where they are few. */
export function ChoiceField(
  props: Chosen & { value: string | undefined; onChange: (value: string | undefined) => void },
) {
  const { path, required, choices, value, onChange } = props;
  const { id, fault, label = props.label, help } = useField(path);
  const told = (
    <>
      <FieldHead label={label} required={required} help={help} fault={fault} />
      {choices.length === 0 && help === undefined ? <p className="quiet">{noChoice}</p> : null}
    </>
  );
  if (choices.length > mostInSight)
    return (
      <Select
        id={id}
        className="field"
        value={value ?? null}
        onChange={(key) => onChange(key === null ? undefined : String(key))}
        isInvalid={fault !== undefined}
        placeholder="Choisir"
      >
        {told}
        <Button className="opens">
          <SelectValue />
          <Arrow />
        </Button>
        <Popover className="choices">
          <ListBox items={choices}>
            {({ value: key, label: name }) => <ListBoxItem id={key}>{name}</ListBoxItem>}
          </ListBox>
        </Popover>
      </Select>
    );
  return (
    <RadioGroup
      id={id}
      className="field"
      value={value ?? null}
      onChange={onChange}
      isInvalid={fault !== undefined}
    >
      {told}
      <div className={areShort(choices) ? "options short" : "options"}>
        {choices.map(({ value: key, label: name }) => (
          <Radio key={key} value={key} className="option" data-value={key}>
            <span className="mark-of" aria-hidden="true" />
            <span>{name}</span>
          </Radio>
        ))}
      </div>
      {required || value === undefined ? null : (
        <Button className="linklike" onPress={() => onChange(undefined)}>
          Ne rien choisir
        </Button>
      )}
    </RadioGroup>
  );
}

/** The field of several values among some. */
export function ChoicesField(
  props: Chosen & { value: readonly string[]; onChange: (value: string[]) => void },
) {
  const { path, required, choices, value, onChange } = props;
  const { id, fault, label = props.label, help } = useField(path);
  return (
    <CheckboxGroup
      id={id}
      className="field"
      value={[...value]}
      onChange={onChange}
      isInvalid={fault !== undefined}
    >
      <FieldHead label={label} required={required} help={help} fault={fault} />
      {choices.map(({ value: key, label: name }) => (
        <Checkbox key={key} value={key} className="option">
          <span className="mark-of" aria-hidden="true" />
          <span>{name}</span>
        </Checkbox>
      ))}
      {choices.length === 0 ? <p className="quiet">{noChoice}</p> : null}
    </CheckboxGroup>
  );
}

/** The field of a yes or no. */
export function YesNoField(props: {
  label: string;
  path: string;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  const { path, value, onChange } = props;
  const { id, fault, label = props.label, help } = useField(path);
  return (
    <div className="field" id={id}>
      <Checkbox isSelected={value} onChange={onChange} isInvalid={fault !== undefined} className="option">
        <span className="mark-of" aria-hidden="true" />
        <span>{label}</span>
      </Checkbox>
      {help === undefined ? null : <p className="help">{help}</p>}
      {fault === undefined ? null : <p className="fault">{fault}</p>}
    </div>
  );
}
