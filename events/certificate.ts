import * as z from "zod";
import { withdrawalGround } from "../shared/domain/certificate/certificate.ts";
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
  decisions: ["number"],
  data: z.strictObject(issued),
  example,
});

/** OEMM withdrew the certificate, or a corrected sheet took the CQP back: it is no longer genuine (R-DAY-9). */
export const certificateWithdrawn = defineFact({
  type: "certificate.withdrawn",
  version: 1,
  about: "file",
  label: "Certificat retiré",
  decisions: ["number", "sheetId"],
  data: z.strictObject({
    ...issued,
    /** None where it was withdrawn before OEMM could: by a correction. */
    because: withdrawalGround.optional(),
    /** Of the decision that fell, where OEMM withdrew it. */
    sheetId: z.string().optional(),
    motive: z.string().optional(),
  }),
  personal: ["motive"],
  oemmOnly: ["motive"],
  example: { ...example, because: "annulled", motive: "Annulation par le tribunal." },
});

/** A withdrawn certificate stands again, under the same number: OEMM restored it, or a correction grants again (R-DAY-9). */
export const certificateRestored = defineFact({
  type: "certificate.restored",
  version: 1,
  about: "file",
  label: "Certificat rétabli",
  decisions: ["number"],
  data: z.strictObject({
    ...issued,
    by: z.enum(["oemm", "correction"]),
    motive: z.string().optional(),
  }),
  personal: ["motive"],
  oemmOnly: ["motive"],
  example: { ...example, by: "oemm", motive: "La fraude n’est pas établie." },
});

/** R-PER-4: OEMM granted the CQP that two persons who are one had made whole, without a jury, as of a day. */
export const certificateGrantedByJoining = defineFact({
  type: "certificate.granted-by-joining",
  version: 1,
  about: "file",
  label: "CQP délivré par réunion de deux personnes",
  decisions: ["number"],
  data: z.strictObject({ number: z.string(), joinedOn: civilDate }),
  example: { number: example.number, joinedOn: "2027-07-02" },
});
