import * as z from "zod";
import { companyId } from "../ids.ts";
import { emailAddress } from "../text/email-address.ts";
import { freeText } from "../text/free-text.ts";
import { name } from "../text/name.ts";

/** What OEMM writes of a company (mutuelle). */
export const companyDescription = z.strictObject({
  name: name(),
  email: emailAddress,
  address: freeText(500),
  city: name(100),
});

/** A company: it enrols its employees on the training path (R-TRN-1). */
export const company = companyDescription.extend({
  id: companyId,
  version: z.int().positive(),
  /** R-PER-8: the company into which it was merged. */
  mergedInto: companyId.optional(),
});
/** A company, see {@link company}. */
export type Company = z.infer<typeof company>;
