import * as z from "zod";
import type { Deadline } from "../domain/deadlines/kinds.ts";
import { type DocumentRecord, documentRecord } from "../domain/document/document.ts";
import { DomainError } from "../domain/domain-error.ts";
import { fullName } from "../domain/enrolment/candidate.ts";
import {
  type CandidateFile,
  candidateFile,
  type FileContents,
  type FileState,
} from "../domain/enrolment/file.ts";
import { type Evidence, evidence } from "../domain/evidence/evidence.ts";
import { fileId } from "../domain/ids.ts";
import {
  type Certification,
  type CertificationCode,
  certificationCode,
} from "../domain/referential/certification.ts";
import { addDays, dateInParis } from "../domain/time/civil-date.ts";
import { type Answer, answer } from "../domain/vae/booklet.ts";
import { type DecisionSheet, decisionSheet } from "../domain/validation/decision-sheet.ts";
import type { Cursor } from "./cursor.ts";
import { deadlinesAmong } from "./deadlines.ts";
import { fileLink, linkEntity, saveLinks } from "./file-links.ts";
import type { StoredItem } from "./item.ts";
import {
  answerKey,
  candidateFiles,
  centreFiles,
  companyFiles,
  dueOn,
  enrolmentGuardKey,
  enrolmentGuards,
  evidenceKey,
  fileKey,
  filePartition,
  filesByState,
  shardOf,
  sheetKey,
  sortKey,
} from "./keys.ts";
import { certificationOfFile } from "./referential.ts";
import { type Page, readMany, readPage, readPartition, readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/** What a list shows of a file. */
export const fileSummary = z.object({
  id: fileId,
  certification: certificationCode,
  path: z.enum(["vae", "training"]),
  state: z.string(),
  candidateName: z.string(),
  companyId: z.string().optional(),
  centreId: z.string().optional(),
  enrolledOn: z.string().optional(),
  submittedAt: z.string().optional(),
});
/** A file in a list, see {@link fileSummary}. */
export type FileSummary = z.infer<typeof fileSummary>;

/** A file with everything in it. */
export interface WholeFile<File extends CandidateFile = CandidateFile> extends FileContents<File> {
  /** What it is assessed against (R-REF-3). */
  certification: Certification;
  sheets: readonly DecisionSheet[];
  /** What was printed of it. */
  documents: readonly DocumentRecord[];
  deadlines: readonly Deadline[];
}

/**
 * A file with its answers, evidence, sheets and deadlines, or undefined. One round trip (more over 1 MB), and one for
 * the version of its certification the first time that a process meets it.
 */
export async function loadFile(fileId: string): Promise<WholeFile | undefined> {
  const items = await readPartition(filePartition(fileId));
  const of = (entity: string) => items.filter((item) => item.entity === entity).map((item) => item.data);
  const [main] = of("file");
  if (main === undefined) return undefined;
  const file = z.parse(candidateFile, main);
  return {
    file,
    certification: await certificationOfFile(file),
    answers: of("answer").map((data) => z.parse(answer, data)),
    evidence: of("evidence").map((data) => z.parse(evidence, data)),
    sheets: of("sheet").map((data) => z.parse(decisionSheet, data)),
    documents: of("document").map((data) => z.parse(documentRecord, data)),
    deadlines: deadlinesAmong(items),
  };
}

/** Files without what hangs on them, in the order asked for; undefined where there is none. One round trip. */
export async function loadFileMains(fileIds: readonly string[]): Promise<(CandidateFile | undefined)[]> {
  const items = await readTogether(fileIds.map(fileKey));
  return items.map(parseFile);
}

/** A file from its item, or undefined. */
export function parseFile(item: StoredItem | undefined): CandidateFile | undefined {
  return item === undefined ? undefined : z.parse(candidateFile, item.data);
}

function summaryOf(file: CandidateFile): FileSummary {
  return {
    id: file.id,
    certification: file.certification,
    path: file.path,
    state: file.state,
    candidateName: fullName(file.candidate),
    companyId: file.path === "training" ? file.companyId : undefined,
    centreId: file.centreId,
    enrolledOn: file.enrolledOn,
    submittedAt: file.submittedAt,
  };
}

function putFile(file: CandidateFile) {
  return {
    ...fileKey(file.id),
    entity: "file",
    version: file.version,
    data: file,
    summary: summaryOf(file),
    indexes: {
      gsi1: { pk: candidateFiles(file.candidate.account), sk: sortKey(file.createdAt, file.id) },
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

/**
 * States in which a candidate may begin another file for the same certification; after a partial validation, by the
 * other path for the domains that are left.
 */
const closedStates: readonly FileState[] = [
  "not-admissible",
  "partially-validated",
  "certified",
  "withdrawn",
  "lapsed",
];

/** Whether a file in a state is under way: its candidate still has something to do, or a jury to wait for. */
export function isUnderWay({ state }: Pick<FileSummary, "state">): boolean {
  return !closedStates.some((closed) => closed === state);
}

/** Writes that create a file; refused with `already-enrolled` when the candidate has one under way. */
export function createFile(file: CandidateFile): Write[] {
  return [takeGuard(file), { put: putFile(file), when: "absent" }, ...saveLinks(undefined, file)];
}

/**
 * Writes that save a file as a new version, and the answers, pieces and sheets that changed with it. Every
 * change of anything in a file raises the file's version: a process that read an older one has to read again.
 */
export function saveFile(
  before: CandidateFile,
  after: CandidateFile,
  changed: { answer?: Answer; evidence?: Evidence; sheet?: DecisionSheet } = {},
): Write[] {
  const file = { ...after, version: before.version + 1 };
  const writes: Write[] = [{ put: putFile(file), when: { version: before.version } }];
  if (changed.answer !== undefined) writes.push(putAnswer(file.id, changed.answer));
  if (changed.evidence !== undefined) writes.push(putEvidence(file.id, changed.evidence));
  if (changed.sheet !== undefined) writes.push(putSheet(changed.sheet));
  const [wasClosed, isClosed] = [closedStates.includes(before.state), closedStates.includes(file.state)];
  if (isClosed && !wasClosed)
    writes.push({ delete: enrolmentGuardKey(file.candidate.account, file.certification) });
  if (wasClosed && !isClosed) writes.push(takeGuard(file));
  return [...writes, ...saveLinks(before, after)];
}

/** One file at a time under way, on either path: the domains to present are those of the person. */
function takeGuard(file: CandidateFile): Write {
  const guard = enrolmentGuardKey(file.candidate.account, file.certification);
  return {
    put: { ...guard, entity: "enrolment-guard", version: 1, data: { fileId: file.id } },
    when: "absent",
    refused: () =>
      new DomainError("already-enrolled", {
        rule: file.path === "vae" ? "R-VAE-1" : "R-TRN-1",
        detail: "Ce candidat a déjà un dossier en cours pour cette certification.",
      }),
  };
}

/** The file that a candidate has under way for a certification, or undefined. One round trip. */
export async function fileUnderWay({
  candidate,
  certification,
}: Pick<CandidateFile, "candidate" | "certification">): Promise<string | undefined> {
  const [guard] = await readTogether([enrolmentGuardKey(candidate.account, certification)]);
  return guard === undefined ? undefined : z.parse(z.object({ fileId }), guard.data).fileId;
}

/** Whether an account has a file of its own under way, for any certification. One round trip. */
export async function hasFileUnderWay(account: string): Promise<boolean> {
  const { entries } = await readPage({ ...enrolmentGuards(account), limit: 1 });
  return entries.length > 0;
}

/** Condition that a candidate still has no file under way for a certification. */
export function nothingUnderWay({
  candidate,
  certification,
}: Pick<CandidateFile, "candidate" | "certification">): Write {
  return { check: enrolmentGuardKey(candidate.account, certification), when: "absent" };
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

/** The decision sheets of a file, first to last. One round trip; there are a few, each corrected at times. */
export async function listSheets(fileId: string): Promise<DecisionSheet[]> {
  const from = sheetKey(fileId, "").sk;
  const page = await readPage({ pk: filePartition(fileId), from, limit: 100 });
  return page.entries
    .filter(({ entity }) => entity === "sheet")
    .map((item) => z.parse(decisionSheet, item.data));
}

/** The lists that files appear in. */
export type FileList =
  | { of: "candidate"; account: string }
  | { of: "company"; companyId: string }
  | { of: "centre"; centreId: string }
  | { of: "certification"; certification: CertificationCode; state: FileState };

/**
 * A page of files: a candidate's (and those they assess), a company's, a centre's, or those of a certification in a
 * state, oldest first. A second round trip where the list holds links.
 */
export async function listFiles(
  list: FileList,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<FileSummary>> {
  const page = await readPage({ ...positionOf(list), limit, cursor });
  const linked = page.entries
    .filter((item) => item.entity === linkEntity)
    .map((item) => z.parse(fileLink, item.summary).fileId);
  const mains = new Map((await readMany(linked.map(fileKey))).map((item) => [item.pk, item]));
  return {
    entries: page.entries.flatMap((item) => {
      const main = item.entity === linkEntity ? mains.get(item.pk) : item;
      return main === undefined ? [] : [z.parse(fileSummary, main.summary)];
    }),
    next: page.next,
  };
}

function positionOf(list: FileList): { index: "gsi1" | "gsi2" | "gsi3"; pk: string } {
  switch (list.of) {
    case "candidate":
      return { index: "gsi1", pk: candidateFiles(list.account) };
    case "company":
      return { index: "gsi2", pk: companyFiles(list.companyId) };
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
