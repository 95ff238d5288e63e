import * as z from "zod";
import type { FieldFault } from "../domain/domain-error.ts";

/** One faulty field of a request: where it is, for programs, and what is wrong with it, in French, for people. */
export const fieldError = z
  .strictObject({
    in: z.enum(["path", "query", "header", "body"]),
    field: z.string(),
    /** What the field is called; none where the whole request is meant, or what no field is called. */
    label: z.string().optional(),
    /** A whole sentence, which names the field. */
    message: z.string(),
    /** What the sentence says of the field, for who shows it beside the field's label. */
    hint: z.string(),
    /** A value of the kind that is expected, as it is sent. */
    example: z.string().optional(),
  })
  .meta({ id: "FieldError" });
/** A faulty field, see {@link fieldError}. */
export type FieldError = z.infer<typeof fieldError>;

/** A faulty field before it is told: `message` says what is expected, and names nothing. */
export interface WrongField extends Pick<FieldFault, "message" | "values" | "called"> {
  in: FieldError["in"];
  field: string;
}
