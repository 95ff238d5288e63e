import { FieldError, Label, Text } from "react-aria-components";
import type { FieldState } from "./form-state.tsx";

/** What every field begins with: what it is, whether it may be left out, what helps, and what the API found wrong. */
export function FieldHead(props: Pick<FieldState, "help" | "fault"> & { label: string; required: boolean }) {
  const { label, required, help, fault } = props;
  return (
    <>
      <Label>
        {label}
        {required ? null : <span className="quiet"> (facultatif)</span>}
      </Label>
      {help === undefined ? null : (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <FieldError className="fault">{fault}</FieldError>
    </>
  );
}
