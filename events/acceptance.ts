import * as z from "zod";
import { defineFact } from "./fact.ts";

/** An employee is asked by mail whether they accept an enrolment (R-PER-3). */
export const acceptanceAsked = defineFact({
  type: "acceptance.asked",
  version: 1,
  about: "file",
  label: "Acceptation demandée au salarié",
  data: z.strictObject({}),
  example: {},
});

/** The employee accepted, signed in, or on paper (R-PER-3). */
export const enrolmentAccepted = defineFact({
  type: "acceptance.accepted",
  version: 1,
  about: "file",
  label: "Inscription acceptée par le salarié",
  data: z.strictObject({
    personId: z.string(),
    evidenceId: z.string().optional(),
    showsResults: z.boolean(),
  }),
  example: { personId: "prs_01JZ0000000000000000000000", showsResults: false },
});

/** The employee declined (R-PER-3). */
export const enrolmentDeclined = defineFact({
  type: "acceptance.declined",
  version: 1,
  about: "file",
  label: "Inscription déclinée par le salarié",
  data: z.strictObject({}),
  example: {},
});
