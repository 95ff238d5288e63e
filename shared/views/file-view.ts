import * as z from "zod";
import { seesDecisions } from "../domain/access/decisions.ts";
import { mayRead } from "../domain/access/fields.ts";
import { type FileRelation, fileRelations } from "../domain/access/relations.ts";
import { candidate, fullName } from "../domain/enrolment/candidate.ts";
import { commandsOf, stateLabelOf } from "../domain/enrolment/file.ts";
import { missingFromFile } from "../domain/enrolment/submission.ts";
import { evidence } from "../domain/evidence/evidence.ts";
import { mayReadPiece } from "../domain/evidence/oemm-pieces.ts";
import type { AddressBlock } from "../domain/mail/address-block.ts";
import { interview } from "../domain/orientation/interview.ts";
import { certificationCode } from "../domain/referential/certification.ts";
import { domainCodes, domainTitles } from "../domain/referential/versions.ts";
import { acquiredDomains, domainsToPresent } from "../domain/validation/acquired-domain.ts";
import type { Holdings } from "../domain/validation/holdings.ts";
import type { WholeFile } from "../store/files.ts";
import { deadlineView, toDeadlineView } from "./deadline-view.ts";
import { sheetView, toSheetView } from "./sheet-view.ts";
import { toTrainingView, trainingView } from "./training-view.ts";
import { toVaeView, vaeView } from "./vae-view.ts";

/** Why the candidate is not written to at the address of the file: it is to be corrected, or OEMM lifts the block. */
const addressFault = z.strictObject({
  cause: z.enum(["bounced", "complained"]),
  /** In French. */
  reason: z.string(),
  since: z.string(),
});

const common = {
  id: z.string(),
  version: z.int(),
  /** What its reader is to the file: what they may do with it, and what they are shown, comes from there. */
  readAs: z.enum(fileRelations),
  certification: certificationCode,
  referentialVersion: z.string(),
  state: z.string(),
  /** The state in French. */
  stateLabel: z.string(),
  /** What the state allows, by those who may do it. */
  allowedCommands: z.array(z.string()),
  /** The name that the candidate is called by. */
  candidateName: z.string(),
  /** R-RGPD-4: contact for those who need it. */
  candidate: candidate.omit({ personId: true }),
  centreId: z.string().optional(),
  enrolledOn: z.string().optional(),
  submittedAt: z.string().optional(),
  interview: interview.optional(),
  evidence: z.array(evidence),
  decisionSheets: z.array(sheetView),
  /** Complete for the next step: registration of a draft, the jury otherwise. */
  readiness: z.strictObject({
    ready: z.boolean(),
    missing: z.array(z.strictObject({ item: z.string(), message: z.string() })),
  }),
  sessionId: z.string().optional(),
  /** R-DATE-3: what must happen by when, the nearest first. */
  deadlines: z.array(deadlineView),
  /** R-JURY-10: what the candidate holds, from every session and both paths; given when the file is read. */
  validation: z
    .strictObject({
      acquired: acquiredDomains,
      toPresent: z.array(z.string()),
      certificateNumber: z.string().optional(),
    })
    .optional(),
  /** Given when the file is read, to the candidate and to OEMM. */
  addressFault: addressFault.optional(),
};

/** A file as its readers see it. */
export const fileView = z
  .discriminatedUnion("path", [
    z.strictObject({ path: z.literal("vae"), ...common, ...vaeView }),
    z.strictObject({ path: z.literal("training"), ...common, ...trainingView }),
  ])
  .meta({ id: "File", description: "Dossier de candidature" });

/**
 * What a reader in a relation to a file sees of it (`restrictedFields`), by their account where opinions are to be told
 * apart; no reader sees pieces that were removed.
 */
export function toFileView(
  contents: WholeFile,
  relation: FileRelation,
  account?: string,
): z.input<typeof fileView> {
  const { file, answers, evidence: pieces, sheets, deadlines } = contents;
  const { personId: _, email, phone, postalAddress, ...person } = file.candidate;
  // Who is to do it is told what to do; the others, how it stands.
  const isTheirs = relation === (file.path === "vae" ? "owner" : "company");
  const missing = missingFromFile(contents, domainTitles(contents.certification)).map(
    ({ item, message, seen: stated = message }) => ({ item, message: isTheirs ? message : stated }),
  );
  const seen = {
    id: file.id,
    version: file.version,
    readAs: relation,
    certification: file.certification,
    referentialVersion: file.referentialVersion,
    state: file.state,
    stateLabel: stateLabelOf(file),
    allowedCommands: commandsOf(file),
    candidateName: fullName(file.candidate),
    candidate: mayRead(relation, "contact") ? { ...person, email, phone, postalAddress } : person,
    centreId: file.centreId,
    enrolledOn: file.enrolledOn,
    submittedAt: file.submittedAt,
    interview: file.interview,
    evidence: pieces.filter((piece) => piece.state !== "removed" && mayReadPiece(relation, piece)),
    decisionSheets: seesDecisions(relation, file) ? sheets.map(toSheetView) : [],
    readiness: { ready: missing.length === 0, missing },
    sessionId: mayRead(relation, "session") ? file.sessionId : undefined,
    deadlines: deadlines.map((one) => toDeadlineView(one, seesDecisions(relation, file))),
  };
  return file.path === "vae"
    ? { path: "vae", ...seen, ...toVaeView(file, answers, contents.certification) }
    : { path: "training", ...seen, ...toTrainingView(file, contents.certification, { relation, account }) };
}

/** The file's view with what its candidate holds of the certification today. */
export function withValidation(
  contents: WholeFile,
  relation: FileRelation,
  account: string,
  holdings: Holdings,
  today: string,
): z.input<typeof fileView> {
  return {
    ...toFileView(contents, relation, account),
    validation: {
      // R-PER-3: who reads no decision reads what is left to present alone.
      acquired: seesDecisions(relation, contents.file) ? holdings.acquired : {},
      toPresent:
        holdings.certificateNumber === undefined
          ? domainsToPresent(domainCodes(contents.certification), holdings.acquired, today)
          : [],
      certificateNumber: seesDecisions(relation, contents.file) ? holdings.certificateNumber : undefined,
    },
  };
}

/** The view with what is wrong with the candidate's address, which is for them and for OEMM to know. */
export function withAddressFault(
  view: z.input<typeof fileView>,
  relation: FileRelation,
  block: AddressBlock | undefined,
): z.input<typeof fileView> {
  if (block === undefined || !mayRead(relation, "addressFault")) return view;
  return { ...view, addressFault: { cause: block.cause, reason: block.reason, since: block.blockedAt } };
}
