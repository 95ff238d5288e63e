import * as z from "zod";
import {
  addressId,
  centreId,
  companyId,
  copyId,
  evidenceId,
  fileId,
  memberId,
  personId,
  runId,
  sessionId,
  sheetId,
  staffId,
  subjectId,
  taskId,
} from "../../domain/ids.ts";
import { formerNumber } from "../../domain/past/former-number.ts";
import { oemmParty, partyId } from "../../domain/people/party.ts";
import { versionName } from "../../domain/referential/certification.ts";
import { code } from "../../domain/text/code.ts";
import { freeText } from "../../domain/text/free-text.ts";
import { name } from "../../domain/text/name.ts";
import { civilDate, civilTime } from "../../domain/time/civil-date.ts";
import { mergeTexts } from "./merge-texts.ts";
import { isNode, type Node, nearest } from "./walk.ts";

/** What a person acts as: for a party, or as a jury member. */
const actor = z.union([companyId, centreId, memberId, z.literal(oemmParty)]);
const ulid = z.ulid();
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const cursor = z.string().regex(/^[\w-]{1,2000}$/);
const factType = z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
const sheetNumber = z.string().regex(/^FD-\d{4}-\d\d-\d\d-[0-9A-Z]{6}-\d{2,}(?:-R\d+)?$/);
const word = z.string().regex(/^[a-z]+(-[a-z]+)*$/);
const mediaType = z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/);
/** A certificate's number, of the system or of before it, as it is kept. */
const number = z
  .string()
  .regex(/^[A-Z0-9](?:[A-Z0-9 ./_-]*[A-Z0-9])?$/)
  .max(40);

/**
 * What texts that answers and facts give as plain text look like: by the domain's own schemas of what is taken, by the names of
 * properties as words are. Numbers of what is kept, not sentences that the system composes.
 */
const textForms: Readonly<Record<string, z.ZodType>> = {
  "Account.account": subjectId,
  actingAs: actor,
  addressId,
  centreId,
  "ApprovedCentre.id": centreId,
  "centre.merged.mergedId": centreId,
  "centre.merged.intoId": centreId,
  companyId,
  "company.merged.mergedId": companyId,
  "company.merged.intoId": companyId,
  "concerned.file-follows-merger.mergedId": partyId,
  "concerned.file-follows-merger.intoId": partyId,
  partyId,
  "Account.partyId": actor,
  "Account.party.id": actor,
  copyId,
  evidenceId,
  "signedAttendance.id": evidenceId,
  fileId,
  "File.id": fileId,
  withFileId: fileId,
  memberId,
  "JurySession.members.id": memberId,
  chair: memberId,
  attended: memberId,
  present: memberId,
  examinedBy: memberId,
  recordedBy: memberId,
  standIn: memberId,
  "SheetCorrection.signer.id": memberId,
  "SheetCorrection.countersigners.id": memberId,
  "to.id": actor,
  personId,
  joinedId: personId,
  keptId: personId,
  otherId: personId,
  fromId: personId,
  toId: personId,
  staffId,
  runId,
  "DeadlineRun.id": runId,
  "DeadlineRunReport.run.id": runId,
  sessionId,
  endedSessionId: sessionId,
  "JurySession.id": sessionId,
  "listSessions.items.id": sessionId,
  sheetId,
  correctionId: sheetId,
  corrects: sheetId,
  "SheetCorrection.proposed.id": sheetId,
  taskId,
  "Rectification.id": taskId,
  mailId: ulid,
  "Mail.id": ulid,
  resends: ulid,
  factId: ulid,
  "Reading.id": ulid,
  "Change.type": factType,
  "HistoryEntry.type": factType,
  "export.requested.list": word,
  "export.requested.format": word,
  "file.enrolment-described.status": word,
  "file.submitted.certification": code,
  commitment: digest,
  sha256: digest,
  "seal.entry": digest,
  // Of the first seal, what its trail is about.
  "seal.previous": z.string().regex(/^(?:[0-9a-f]{64}|[a-z-]+ \S+)$/),
  "seal.hash": digest,
  next: cursor,
  start: civilTime,
  end: civilTime,
  interviewEnd: civilTime,
  firstJuryKept: civilDate,
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  phone: z.string().regex(/^\+[1-9]\d{1,14}$/),
  contentType: mediaType,
  referentialVersion: versionName,
  domainCode: code,
  domains: code,
  directAssessment: code,
  trainingNeeded: code,
  presented: code,
  toPresent: code,
  moduleCode: code,
  certificateNumber: number,
  number,
  "DecisionSheet.number": sheetNumber,
  "DecisionSheet.corrects.number": sheetNumber,
  claimed: formerNumber,
  "PastReport.lines.number": number,
  "missing.item": word,
  queue: z.string().regex(/^[\w-]{1,80}$/),
  "Problem.pages.problem": z.string().regex(/^\/docs\/problems\/[a-z-]+$/),
  "Problem.pages.rule": z.string().regex(/^\/docs\/rules\/R-[A-Z]+-\d+$/),
  etag: z.string().regex(/^"[^"]+"$/),
  fileName: name(200),
  organisation: name(),
  city: name(100),
  address: freeText(500),
  postalAddress: freeText(500),
  recommendation: freeText(5000),
  explanation: freeText(2000),
  wrong: freeText(2000),
  "completed.note": freeText(2000),
  "admissibility.motive": freeText(5000),
  "Rectification.answer.reason": freeText(2000),
};

const forms = new Map(Object.entries(textForms));
const formKeys = ["format", "pattern", "maxLength", "enum"] as const;

/** Whether a schema says of what form its text is. */
export function hasForm(schema: Node): boolean {
  return schema["const"] !== undefined || formKeys.some((key) => schema[key] !== undefined);
}

/** Says in a text that was met, in place, of what form it is, where its schema doesn't. */
export function formText(schema: Node, place: readonly string[]): void {
  if (schema["type"] !== "string" || hasForm(schema)) return;
  const form = nearest(forms, place);
  if (form === undefined) return;
  const told: unknown = z.toJSONSchema(form, { io: "input" });
  if (!isNode(told)) return;
  mergeTexts(told);
  for (const key of formKeys) if (told[key] !== undefined) schema[key] = told[key];
}
