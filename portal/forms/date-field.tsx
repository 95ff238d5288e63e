import { parseAbsolute, parseDate, toCalendarDateTime, toZoned } from "@internationalized/date";
import { DateField, DateInput, DateSegment } from "react-aria-components";
import { FieldHead } from "./field-head.tsx";
import { useField } from "./form-state.tsx";
import type { TextPart } from "./part.ts";

/** Where the certification lives, and its hours. */
const zone = "Europe/Paris";

/** The field of a day, or of an instant in Paris, written as in French: jour, mois, année. */
export function DatePartField(props: {
  part: TextPart;
  path: string;
  required: boolean;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { part, path, required, value, onChange } = props;
  const { id, fault, label = part.label, help } = useField(path);
  const isDay = part.format === "date";
  return (
    <DateField
      id={id}
      className="field"
      granularity={isDay ? "day" : "minute"}
      hideTimeZone
      shouldForceLeadingZeros
      value={
        value === undefined ? null : isDay ? parseDate(value) : toCalendarDateTime(parseAbsolute(value, zone))
      }
      onChange={(date) =>
        onChange(date === null ? undefined : isDay ? date.toString() : toZoned(date, zone).toAbsoluteString())
      }
      isInvalid={fault !== undefined}
    >
      <FieldHead label={label} required={required} help={help} fault={fault} />
      <DateInput className="date">{(segment) => <DateSegment segment={segment} />}</DateInput>
    </DateField>
  );
}
