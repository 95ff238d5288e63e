import * as z from "zod";
import { name } from "../../shared/domain/text/name.ts";
import { civilDate } from "../../shared/domain/time/civil-date.ts";

/** Characters that are typed for a code at most: spaces may stand between those of the code. */
const longestCode = 40;

/** What an employee answers an enrolment with (R-PER-3). */
export const proof = z.strictObject({
  code: name(longestCode).meta({ description: "Code reçu par courriel" }),
  bornOn: civilDate.meta({ description: "Date de naissance" }),
});
