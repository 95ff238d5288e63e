import { Group, Input, NumberField } from "react-aria-components";
import { FieldHead } from "./field-head.tsx";
import { useField } from "./form-state.tsx";
import type { NumberPart } from "./part.ts";

/** The field of a number. */
export function NumberPartField(props: {
  part: NumberPart;
  path: string;
  required: boolean;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}) {
  const { part, path, required, value, onChange } = props;
  const { id, fault, label = part.label, help } = useField(path);
  return (
    <NumberField
      id={id}
      className="field"
      value={value ?? Number.NaN}
      onChange={(number) => onChange(Number.isNaN(number) ? undefined : number)}
      formatOptions={part.whole ? { maximumFractionDigits: 0 } : {}}
      {...(part.least === undefined ? {} : { minValue: part.least })}
      {...(part.most === undefined ? {} : { maxValue: part.most })}
      isInvalid={fault !== undefined}
    >
      <FieldHead label={label} required={required} help={help} fault={fault} />
      <Group role="presentation">
        <Input className="number" />
      </Group>
    </NumberField>
  );
}
