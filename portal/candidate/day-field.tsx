import { DatePartField } from "../forms/date-field.tsx";

/** The field of a day, written as in French, where a page asks for it outside of a form of the description. */
export function DayField(props: {
  label: string;
  /** Tells the field from the others of its page. */
  name: string;
  required: boolean;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}) {
  const { label, name, ...given } = props;
  return (
    <DatePartField
      part={{ kind: "text", format: "date", label, least: 0, most: 10 }}
      path={name}
      {...given}
    />
  );
}
