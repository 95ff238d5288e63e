import * as z from "zod";
import { certificationCode } from "../shared/domain/referential/certification.ts";
import { civilDate } from "../shared/domain/time/civil-date.ts";
import { defineFact } from "./fact.ts";

const issued = { number: z.string(), certification: certificationCode };
const example = { number: "CQP-0123A-BCDEF-GHJ0", certification: "CMI" as const };

/** The CQP was issued to a candidate (R-JURY-13). */
export const certificateIssued = defineFact({
  type: "certificate.issued",
  version: 1,
  about: "file",
  label: "CQP délivré",
  data: z.strictObject(issued),
  example,
});

/** A corrected sheet took the whole CQP back: its certificate is no longer genuine (R-JURY-12). */
export const certificateWithdrawn = defineFact({
  type: "certificate.withdrawn",
  version: 1,
  about: "file",
  label: "Certificat retiré",
  data: z.strictObject(issued),
  example,
});

/** R-PER-4: OEMM granted the CQP that two persons who are one had made whole, without a jury, as of a day. */
export const certificateGrantedByJoining = defineFact({
  type: "certificate.granted-by-joining",
  version: 1,
  about: "file",
  label: "CQP délivré par réunion de deux personnes",
  data: z.strictObject({ number: z.string(), joinedOn: civilDate }),
  example: { number: example.number, joinedOn: "2027-07-02" },
});
