import * as z from "zod";
import { companyId } from "../ids.ts";

/** What OEMM writes of a company (mutuelle). */
export const companyDescription = z.strictObject({
  name: z.string().trim().min(1).max(200),
  email: z.email("Adresse électronique attendue."),
  address: z.string().trim().min(1).max(500),
  city: z.string().trim().min(1).max(100),
});

/** A company: it enrols its employees on the training path (R-TRN-1). */
export const company = companyDescription.extend({ id: companyId, version: z.int().positive() });
/** A company, see {@link company}. */
export type Company = z.infer<typeof company>;
