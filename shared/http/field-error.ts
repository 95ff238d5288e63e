import * as z from "zod";

/** One faulty field of a request: where it is and what is wrong with it, in French. */
export const fieldError = z
  .strictObject({
    in: z.enum(["path", "query", "header", "body"]),
    field: z.string(),
    message: z.string(),
  })
  .meta({ id: "FieldError" });
/** A faulty field, see {@link fieldError}. */
export type FieldError = z.infer<typeof fieldError>;
