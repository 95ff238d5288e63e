import { Input, TextArea, TextField } from "react-aria-components";
import { FieldHead } from "./field-head.tsx";
import { useField } from "./form-state.tsx";
import type { TextPart } from "./part.ts";

/** Texts longer than this, in characters, are written on several lines. */
const longest = 200;

const types = { email: "email", uri: "url", tel: "tel" } as const;

/** Whether a pattern is that of an hour, which browsers have a field for. */
function isHour(pattern: string | undefined): boolean {
  if (pattern === undefined) return false;
  const hour = new RegExp(pattern);
  return hour.test("23:59") && !hour.test("24:00");
}

/** The field of a text: a line, or several with what room is left. */
export function TextPartField(props: {
  part: TextPart;
  path: string;
  required: boolean;
  value: string;
  onChange: (value: string | undefined) => void;
}) {
  const { part, path, required, value, onChange } = props;
  const {
    id,
    fault,
    label = part.label,
    help,
    autoComplete,
    rows = part.most > 1000 ? 3 : 2,
  } = useField(path);
  const isLong = part.most > longest && part.format === undefined && part.pattern === undefined;
  return (
    <TextField
      id={id}
      className="field"
      value={value}
      onChange={(text) => onChange(text === "" ? undefined : text)}
      isInvalid={fault !== undefined}
      maxLength={part.most}
      {...(autoComplete === undefined ? {} : { autoComplete })}
      type={isHour(part.pattern) ? "time" : (types[(part.format ?? autoComplete) as "email"] ?? "text")}
    >
      <FieldHead label={label} required={required} help={help} fault={fault} />
      {isLong ? (
        <>
          {/* Browsers that make it as high as its text have it begin with room for some. */}
          <TextArea rows={rows} style={{ minHeight: `calc(${rows}lh + 1rem + 2px)` }} />
          <Room left={part.most - value.length} most={part.most} />
        </>
      ) : (
        <Input />
      )}
    </TextField>
  );
}

const count = new Intl.NumberFormat("fr-FR");

function Room({ left, most }: { left: number; most: number }) {
  // Told when it matters: to hear a count at each letter would be a torment.
  return (
    <span className="room" aria-live={left < most / 20 ? "polite" : "off"}>
      {`${count.format(left)} caractères restants sur\u00a0${count.format(most)}`}
    </span>
  );
}
