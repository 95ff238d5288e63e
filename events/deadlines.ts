import * as z from "zod";
import { centreService } from "../shared/domain/centre/approval.ts";
import { deadlineKind, fileDeadlineKind } from "../shared/domain/deadlines/kinds.ts";
import { recipient } from "../shared/domain/deadlines/recipients.ts";
import { certificationCode } from "../shared/domain/referential/certification.ts";
import { civilDate } from "../shared/domain/time/civil-date.ts";
import { defineFact } from "./fact.ts";

const told = {
  certification: certificationCode,
  lastDay: civilDate,
  /** Days before the last one, or that it has passed. */
  moment: z.union([z.int().positive(), z.literal("passed")]),
  /** The one person or body that this fact makes a mail to. */
  to: recipient,
};

/** A recipient is reminded of a deadline of a file, or told that it passed (R-DATE-2, R-DATE-4). */
export const fileDeadlineNotified = defineFact({
  type: "deadline.file-notified",
  version: 1,
  about: "file",
  label: "Rappel d’échéance",
  decisions: ["domains"],
  data: z.strictObject({
    kind: fileDeadlineKind,
    ...told,
    /** Partial validation: codes of the domains that expire. */
    domains: z.array(z.string()),
  }),
  example: {
    kind: "partial-validation",
    certification: "CMI",
    lastDay: "2029-02-28",
    moment: 90,
    to: { party: "candidate" },
    domains: ["CMI-1"],
  },
});

/** A centre or OEMM is reminded of the end of an approval, or told of it (R-DATE-3, R-CTR-3). */
export const approvalEndNotified = defineFact({
  type: "deadline.approval-notified",
  version: 1,
  about: "centre",
  label: "Rappel de fin d’agrément",
  data: z.strictObject({ ...told, service: centreService }),
  example: {
    certification: "CMI",
    service: "vae",
    lastDay: "2030-12-31",
    moment: "passed",
    to: { party: "centre", id: "ctr_exemple" },
  },
});

/** OEMM is reminded that a session is without convocations, or told that it is too late for them (R-DATE-3). */
export const convocationsDue = defineFact({
  type: "deadline.convocations-due",
  version: 1,
  about: "session",
  label: "Rappel des convocations à envoyer",
  data: z.strictObject({ ...told, sessionDate: civilDate }),
  example: {
    certification: "CMI",
    lastDay: "2027-01-18",
    moment: 7,
    to: { party: "oemm" },
    sessionDate: "2027-02-02",
  },
});

/** OEMM is told that a session was not opened on its day (R-DAY-10). */
export const sessionNotHeld = defineFact({
  type: "deadline.session-not-held",
  version: 1,
  about: "session",
  label: "Jury non tenu",
  data: z.strictObject({ ...told, sessionDate: civilDate }),
  example: {
    certification: "CMI",
    lastDay: "2027-03-03",
    moment: 28,
    to: { party: "oemm" },
    sessionDate: "2027-02-02",
  },
});

/** A candidate is reminded of their appearance before a jury (R-DAY-5). */
export const appearanceReminded = defineFact({
  type: "deadline.appearance-reminded",
  version: 1,
  about: "file",
  label: "Rappel du jury",
  data: z.strictObject({ sessionId: z.string(), date: civilDate }),
  example: { sessionId: "ses_01JZZZZZZZZZZZZZZZZZZZZZZZ", date: "2027-02-02" },
});

/** A member is reminded of a session, of files to examine or of outcomes to record and sign; of those OEMM too (R-DAY-5). */
export const sessionReminded = defineFact({
  type: "deadline.session-reminded",
  version: 1,
  about: "session",
  label: "Rappel aux membres du jury",
  sitting: "named",
  data: z.strictObject({
    date: civilDate,
    because: z.enum(["soon", "unexamined", "unsigned"]),
    /** None where it is told to OEMM. */
    memberId: z.string().optional(),
  }),
  example: { date: "2027-02-02", because: "unexamined", memberId: "jur_exemple" },
});

/** Three years passed without an appearance before a jury: the enrolment lapsed (R-DATE-4). */
export const fileLapsed = defineFact({
  type: "file.lapsed",
  version: 1,
  about: "file",
  label: "Inscription caduque",
  data: z.strictObject({ firstJuryBy: civilDate }),
  example: { firstJuryBy: "2030-02-02" },
});

/** Domains obtained by a partial validation expired (R-DATE-4, R-JURY-10). */
export const domainsExpired = defineFact({
  type: "validation.domains-expired",
  version: 1,
  about: "file",
  label: "Domaines échus",
  decisions: ["sheetId", "domains"],
  data: z.strictObject({ lastDay: civilDate, sheetId: z.string(), domains: z.array(z.string()) }),
  example: { lastDay: "2029-02-28", sheetId: "sheet_01JZZZZZZZZZZZZZZZZZZZZZZZ", domains: ["CMI-1"] },
});

/** An approval ended and was not renewed (R-CTR-3). */
export const approvalEnded = defineFact({
  type: "centre.approval-ended",
  version: 1,
  about: "centre",
  label: "Fin d’agrément",
  data: z.strictObject({ certification: certificationCode, service: centreService, lastDay: civilDate }),
  example: { certification: "CMI", service: "vae", lastDay: "2030-12-31" },
});

const digest = {
  version: 1,
  label: "Récapitulatif hebdomadaire des échéances",
  data: z.strictObject({
    monday: civilDate,
    /** What comes, by month and kind. */
    months: z.array(
      z.strictObject({ month: z.string(), counts: z.partialRecord(deadlineKind, z.int().positive()) }),
    ),
  }),
  example: { monday: "2029-02-05", months: [{ month: "2029-02", counts: { "first-jury": 2 } }] },
};

/** A centre gets the digest of what is coming. */
export const centreDigestIssued = defineFact({ ...digest, type: "deadline.centre-digest", about: "centre" });

/** A company gets the digest of what is coming. */
export const companyDigestIssued = defineFact({
  ...digest,
  type: "deadline.company-digest",
  about: "company",
});

/** OEMM gets the digest of what is coming. */
export const oemmDigestIssued = defineFact({ ...digest, type: "deadline.oemm-digest", about: "oemm" });
