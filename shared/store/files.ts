import * as z from "zod";
import { fullName } from "../domain/enrolment/candidate.ts";
import { type Evidence, evidence } from "../domain/evidence/evidence.ts";
import { fileId } from "../domain/ids.ts";
import { type CertificationCode, certificationCode } from "../domain/referential/certification.ts";
import { addDays, dateInParis } from "../domain/time/civil-date.ts";
import { type Answer, answer } from "../domain/vae/booklet.ts";
import { type VaeFile, type VaeFileState, vaeFile } from "../domain/vae/file.ts";
import type { FileContents } from "../domain/vae/file-contents.ts";
import { type DecisionSheet, decisionSheet } from "../domain/validation/decision-sheet.ts";
import type { Cursor } from "./cursor.ts";
import type { StoredItem } from "./item.ts";
import {
  answerKey,
  candidateFiles,
  centreFiles,
  dueOn,
  enrolmentGuardKey,
  evidenceKey,
  fileKey,
  filePartition,
  filesByState,
  shardOf,
  sheetKey,
  sortKey,
} from "./keys.ts";
import { type Page, readPage, readPartition, readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** What a list shows of a file. */
export const fileSummary = z.object({
  id: fileId,
  certification: certificationCode,
  path: z.literal("vae"),
  state: z.string(),
  candidateName: z.string(),
  centreId: z.string().optional(),
  enrolledOn: z.string(),
  submittedAt: z.string().optional(),
});
/** A file in a list, see {@link fileSummary}. */
export type FileSummary = z.infer<typeof fileSummary>;

/** A file with everything in it. */
export interface WholeFile extends FileContents {
  sheets: readonly DecisionSheet[];
}

/** A file with its answers, evidence and sheets, or undefined. One round trip (more over 1 MB). */
export async function loadFile(fileId: string): Promise<WholeFile | undefined> {
  const items = await readPartition(filePartition(fileId));
  const of = (entity: string) => items.filter((item) => item.entity === entity).map((item) => item.data);
  const [main] = of("file");
  if (main === undefined) return undefined;
  return {
    file: z.parse(vaeFile, main),
    answers: of("answer").map((data) => z.parse(answer, data)),
    evidence: of("evidence").map((data) => z.parse(evidence, data)),
    sheets: of("sheet").map((data) => z.parse(decisionSheet, data)),
  };
}

/** Files without what hangs on them, in the order asked for; undefined where there is none. One round trip. */
export async function loadFileMains(fileIds: readonly string[]): Promise<(VaeFile | undefined)[]> {
  const items = await readTogether(fileIds.map(fileKey));
  return items.map(parseFile);
}

/** A file from its item, or undefined. */
export function parseFile(item: StoredItem | undefined): VaeFile | undefined {
  return item === undefined ? undefined : z.parse(vaeFile, item.data);
}

function putFile(file: VaeFile) {
  const summary: FileSummary = {
    id: file.id,
    certification: file.certification,
    path: file.path,
    state: file.state,
    candidateName: fullName(file.candidate),
    centreId: file.centreId,
    enrolledOn: file.enrolledOn,
    submittedAt: file.submittedAt,
  };
  return {
    ...fileKey(file.id),
    entity: "file",
    version: file.version,
    data: file,
    summary,
    indexes: {
      gsi1: { pk: candidateFiles(file.candidate.subject), sk: sortKey(file.createdAt, file.id) },
      ...(file.centreId === undefined
        ? {}
        : { gsi2: { pk: centreFiles(file.centreId), sk: sortKey(file.createdAt, file.id) } }),
      gsi3: {
        pk: filesByState(file.certification, file.state),
        sk: sortKey(file.submittedAt ?? file.createdAt, file.id),
      },
    },
  };
}

/** States in which a candidate may enrol again for the same certification. */
const closedStates: readonly VaeFileState[] = ["not-admissible", "certified", "withdrawn"];

/** Writes that create a file; `refused` is thrown when the candidate already has one under way. */
export function createFile(file: VaeFile, refused: () => Error): Write[] {
  const guard = enrolmentGuardKey(file.candidate.subject, file.certification);
  return [
    {
      put: { ...guard, entity: "enrolment-guard", version: 1, data: { fileId: file.id } },
      when: "absent",
      refused,
    },
    { put: putFile(file), when: "absent" },
  ];
}

/**
 * Writes that save a file as a new version, and the answers, pieces and sheets that changed with it. Every
 * change of anything in a file raises the file's version: whoever read an older one has to read again.
 */
export function saveFile(
  before: VaeFile,
  after: VaeFile,
  changed: { answer?: Answer; evidence?: Evidence; sheet?: DecisionSheet } = {},
): Write[] {
  const file = { ...after, version: before.version + 1 };
  const writes: Write[] = [{ put: putFile(file), when: { version: before.version } }];
  if (changed.answer !== undefined) writes.push(putAnswer(file.id, changed.answer));
  if (changed.evidence !== undefined) writes.push(putEvidence(file.id, changed.evidence));
  if (changed.sheet !== undefined) writes.push(putSheet(changed.sheet));
  if (closedStates.includes(file.state) && !closedStates.includes(before.state))
    writes.push({ delete: enrolmentGuardKey(file.candidate.subject, file.certification) });
  return writes;
}

function putAnswer(fileId: string, given: Answer): Write {
  const key = answerKey(fileId, given.domainCode);
  return { put: { ...key, entity: "answer", version: given.version, data: given }, when: "any" };
}

/** Days after its upload form closed that a piece still waited for is given up. */
const uploadGraceDays = 1;

function putEvidence(fileId: string, piece: Evidence): Write {
  const dueDay = addDays(dateInParis(piece.uploadUntil), uploadGraceDays);
  const due = { pk: dueOn(dueDay, shardOf(piece.id)), sk: sortKey("UPLOAD", fileId, piece.id) };
  return {
    put: {
      ...evidenceKey(fileId, piece.id),
      entity: "evidence",
      version: piece.version,
      data: piece,
      ...(piece.state === "requested"
        ? { indexes: { gsi1: due }, summary: { fileId, evidenceId: piece.id } }
        : {}),
    },
    when: "any",
  };
}

function putSheet(sheet: DecisionSheet): Write {
  const key = sheetKey(sheet.fileId, sheet.id);
  return { put: { ...key, entity: "sheet", version: 1, data: sheet }, when: "absent" };
}

/** A decision sheet from its item, or undefined. */
export function parseSheet(item: StoredItem | undefined): DecisionSheet | undefined {
  return item === undefined ? undefined : z.parse(decisionSheet, item.data);
}

/** The lists that files appear in. */
export type FileList =
  | { of: "candidate"; subject: string }
  | { of: "centre"; centreId: string }
  | { of: "certification"; certification: CertificationCode; state: VaeFileState };

/** A page of files: a candidate's, a centre's, or those of a certification in a state, oldest first. */
export async function listFiles(
  list: FileList,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<FileSummary>> {
  const page = await readPage({ ...positionOf(list), limit, cursor });
  return { entries: page.entries.map((item) => z.parse(fileSummary, item.summary)), next: page.next };
}

function positionOf(list: FileList): { index: "gsi1" | "gsi2" | "gsi3"; pk: string } {
  switch (list.of) {
    case "candidate":
      return { index: "gsi1", pk: candidateFiles(list.subject) };
    case "centre":
      return { index: "gsi2", pk: centreFiles(list.centreId) };
    case "certification":
      return { index: "gsi3", pk: filesByState(list.certification, list.state) };
  }
}

const dueUpload = z.object({ fileId: z.string(), evidenceId: z.string() });

/** The uploads given up on `day`, in one shard. */
export async function listDueUploads(
  day: string,
  shard: number,
  cursor: Cursor | undefined,
): Promise<Page<z.infer<typeof dueUpload>>> {
  const page = await readPage({ index: "gsi1", pk: dueOn(day, shard), limit: 100, cursor });
  return { entries: page.entries.map((item) => z.parse(dueUpload, item.summary)), next: page.next };
}
