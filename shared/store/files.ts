import * as z from "zod";
import type { Attributes } from "../domain/bring-up.ts";
import type { Deadline } from "../domain/deadlines/kinds.ts";
import type { DocumentRecord } from "../domain/document/document.ts";
import { DomainError } from "../domain/domain-error.ts";
import { accountOfEmail, fullName } from "../domain/enrolment/candidate.ts";
import {
  bodyFields,
  type CandidateFile,
  type FileBody,
  type FileContents,
  type FileMain,
  type FileState,
  fileBody,
  fileMain,
  isWhole,
  type Path,
} from "../domain/enrolment/file.ts";
import { type Evidence, evidence } from "../domain/evidence/evidence.ts";
import { sameEnd } from "../domain/id-end.ts";
import { fileId } from "../domain/ids.ts";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import {
  type Certification,
  type CertificationCode,
  certificationCode,
} from "../domain/referential/certification.ts";
import { keepingUnknown } from "../domain/structure.ts";
import { addDays, dateInParis } from "../domain/time/civil-date.ts";
import { isAccepted } from "../domain/training/acceptance.ts";
import type { AskedEnrolment } from "../domain/training/asked-enrolment.ts";
import { type Answer, answer } from "../domain/vae/booklet.ts";
import { type DecisionSheet, decisionSheet } from "../domain/validation/decision-sheet.ts";
import type { Cursor } from "./cursor.ts";
import { deadlinesAmong } from "./deadlines.ts";
import { documentEntity } from "./documents.ts";
import { defineEntity, type Listed } from "./entity.ts";
import { linkEntity, saveLinks } from "./file-links.ts";
import type { StoredItem } from "./item.ts";
import {
  answerKey,
  askedEvaluations,
  assessedFiles,
  candidateFiles,
  candidatePartition,
  centreFiles,
  companyFiles,
  companyGuardKey,
  dueOn,
  employeesFiles,
  enrolmentGuardKey,
  evidenceKey,
  fileBodyKey,
  fileKey,
  filePartition,
  filesByState,
  type Key,
  shardOf,
  sheetKey,
  sortKey,
} from "./keys.ts";
import { namedByPersonIn } from "./person-steps.ts";
import { certificationOfFile } from "./referential.ts";
import { storageLimits } from "./storage-limits.ts";
import {
  type Page,
  readEach,
  readFirst,
  readMany,
  readOne,
  readPage,
  readPartition,
  readTogether,
} from "./table.ts";
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
  /** R-TRN-8: how far a training is; absent where the file was last written without what may be long in it. */
  modulesPlanned: z.int().optional(),
  modulesAssessed: z.int().optional(),
});
/** A file in a list, see {@link fileSummary}. */
export type FileSummary = z.infer<typeof fileSummary>;
/** A file in a list with its version, and when it last changed, where that was noted. */
export type ListedSummary = Listed<FileSummary>;

/** Candidates' files, without what may be long in them. */
export const fileEntity = defineEntity({
  name: "file",
  data: fileMain,
  summary: () => fileSummary,
  steps: [{ data: namedByPersonIn("candidate") }, { data: embedBody }],
});
/** What may be long in files. */
export const fileBodyEntity = defineEntity({ name: "file-body", data: () => fileBody });

/**
 * Second to third shape of a file: what may be long in it goes with it, under a name that no schema knows, until the file is
 * written again.
 */
function embedBody(old: Attributes): Attributes {
  const embedded = bodyOf(old);
  return Object.keys(embedded).length === 0 ? old : { ...withoutBody(old), embedded };
}

const isOfBody = ([field]: [string, unknown]) => bodyFields().some((name) => name === field);
const bodyOf = (file: object) => Object.fromEntries(Object.entries(file).filter(isOfBody));
const withoutBody = (file: object) =>
  Object.fromEntries(Object.entries(file).filter((field) => !isOfBody(field)));

/** Answers of VAE booklets. */
export const answerEntity = defineEntity({ name: "answer", data: () => answer });
/** Pieces of evidence; those that are waited for are in the list of what is due. */
export const evidenceEntity = defineEntity({
  name: "evidence",
  data: () => evidence,
  summary: () => z.strictObject({ fileId: z.string(), evidenceId: z.string() }),
});
/** Second to third shape of a sheet: until a series could say another, what was granted counted as the guide says. */
const validAsTheGuideSays = (old: Attributes): Attributes => ({
  ...old,
  validity: guidePolicy.partialValidity.vae,
});

/** Decision sheets. */
export const sheetEntity = defineEntity({
  name: "sheet",
  data: () => decisionSheet,
  steps: [{ data: namedByPersonIn("candidate") }, { data: validAsTheGuideSays }],
});
/** Guards that a candidate has one file under way for a certification. */
export const enrolmentGuardEntity = defineEntity({
  name: "enrolment-guard",
  data: () => z.strictObject({ fileId }),
});

interface Embedding {
  embedded?: unknown;
}

/** A file from its main item and that of what may be long in it. */
function wholeFrom(main: FileMain | undefined, body: StoredItem | undefined): CandidateFile | undefined {
  if (main === undefined) return undefined;
  const { embedded } = main as Embedding;
  const apart = embedded === undefined ? fileBodyEntity.find(body) : keepingUnknown(fileBody).parse(embedded);
  if (apart === undefined) throw new Error(`what may be long in ${main.id} is missing`);
  // Its main item was read as one of its path and its state, and its body was saved with it.
  return { ...main, ...apart } as CandidateFile;
}

/** The keys of a file's items: its main one, and that of what may be long in it. */
export const wholeKeys = (fileId: string): Key[] => [fileKey(fileId), fileBodyKey(fileId)];

/** A file from its items, in the order of {@link wholeKeys}; undefined where there is none. */
export function parseFile(items: readonly (StoredItem | undefined)[]): CandidateFile | undefined {
  return wholeFrom(fileEntity.find(items[0]), items[1]);
}

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
  const held = await loadFileAlone(fileId);
  return held && { ...held, certification: await certificationOfFile(held.file) };
}

/**
 * As {@link loadFile}, without the version of its certification: for those who may have to be told that there is no such
 * file, by the same calls as where there is none. One round trip (more over 1 MB).
 */
export async function loadFileAlone(fileId: string): Promise<Omit<WholeFile, "certification"> | undefined> {
  const items = await readPartition(filePartition(fileId));
  const file = wholeFrom(fileEntity.among(items)[0], items.find(fileBodyEntity.holds));
  if (file === undefined) return undefined;
  return {
    file,
    answers: answerEntity.among(items),
    evidence: evidenceEntity.among(items),
    sheets: sheetEntity.among(items),
    documents: documentEntity.among(items),
    deadlines: deadlinesAmong(items),
  };
}

/**
 * Files without what may be long in them and what hangs on them, in the order asked for; undefined where there is none. One
 * round trip; more than a snapshot holds are read each as it is now, a hundred a trip.
 */
export async function loadFileMains(fileIds: readonly string[]): Promise<(FileMain | undefined)[]> {
  const read = fileIds.length > storageLimits.items ? readEach : readTogether;
  const items = await read(fileIds.map(fileKey));
  return items.map(fileEntity.find);
}

/** A file without what hangs on it, or undefined. One round trip. */
export async function loadCandidateFile(fileId: string): Promise<CandidateFile | undefined> {
  return parseFile(await readTogether(wholeKeys(fileId)));
}

function summaryOf(file: FileMain): FileSummary {
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
    ...modulesOf(file),
  };
}

function modulesOf(file: FileMain): Pick<FileSummary, "modulesPlanned" | "modulesAssessed"> {
  if (file.path === "vae" || file.individualPath === undefined || !isWhole(file)) return {};
  return {
    modulesPlanned: file.individualPath.modules.length,
    modulesAssessed: file.moduleAssessments.length,
  };
}

/** R-DAY-2: where a file stands among those of its state: who was adjourned before all others, then the oldest first. */
function placeOf({ adjournedOn, submittedAt, createdAt }: FileMain): string[] {
  const at = submittedAt ?? createdAt;
  return adjournedOn === undefined ? [at] : [beforeAll, adjournedOn, at];
}

/** What sorts before any date. */
const beforeAll = "0";

function putFile(file: FileMain) {
  const { embedded: _, ...main } = file as FileMain & Embedding;
  return fileEntity.item({
    ...fileKey(file.id),
    version: file.version,
    // What is left of a file is one of the same path and state.
    data: withoutBody(main) as unknown as FileMain,
    summary: summaryOf(file),
    indexes: {
      gsi1: { pk: candidateFiles(file.candidate.personId), sk: sortKey(file.createdAt, file.id) },
      ...(file.centreId === undefined
        ? {}
        : { gsi2: { pk: centreFiles(file.centreId), sk: sortKey(file.createdAt, file.id) } }),
      gsi3: {
        pk: filesByState(file.certification, file.state),
        sk: sortKey(...placeOf(file), file.id),
      },
    },
  });
}

/**
 * States in which a candidate may begin another file for the same certification; after a partial validation, by the
 * other path for the domains that are left.
 */
const closedStates: readonly FileState[] = [
  "not-admissible",
  "partially-validated",
  "certified",
  "annulled",
  "withdrawn",
  "closed",
  "lapsed",
];

/** Whether a file in a state is under way: its candidate still has something to do, or a jury to wait for. */
export function isUnderWay({ state }: Pick<FileSummary, "state">): boolean {
  return !closedStates.some((closed) => closed === state);
}

/** The file was created by the same request before: its answer was lost, or its repetition came at the same time. */
export class CreatedBefore extends Error {
  readonly fileId: string;

  constructor(fileId: string) {
    super(`${fileId} was created by this request before`);
    this.name = "CreatedBefore";
    this.fileId = fileId;
  }
}

/**
 * Writes that create a file; refused with `already-enrolled` when the candidate has one under way, or with
 * {@link CreatedBefore} when that is the one of this very request.
 */
export function createFile(file: CandidateFile): Write[] {
  return [
    ...guardsOf(file).map((guard) => takeGuard(file, guard, "absent")),
    { put: putFile(file), when: "absent" },
    ...saveBody(undefined, file),
    ...saveLinks(undefined, file),
  ];
}

/** The write that saves what may be long in a file, where it changed, or stands in its main item still. */
function saveBody(before: FileMain | undefined, after: FileMain): Write[] {
  const { embedded } = (before ?? {}) as Embedding;
  const body = isWhole(after) ? bodyOf(after) : embedded;
  if (body === undefined) return [];
  const stands = embedded === undefined && before !== undefined && isSame(bodyOf(before), bodyOf(after));
  if (stands) return [];
  const item = fileBodyEntity.item({ ...fileBodyKey(after.id), version: 1, data: body as FileBody });
  return [{ put: item, when: "any" }];
}

/** Whether two hold the very same things: what a rule doesn't change, it hands on. */
function isSame(one: Attributes, other: Attributes): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every((field) => one[field] === other[field]);
}

/**
 * Writes that save a file as a new version, and the answers, pieces and sheets that changed with it. Every
 * change of anything in a file raises the file's version: a process that read an older one has to read again.
 */
export function saveFile(
  before: FileMain,
  after: FileMain,
  changed: {
    answer?: Answer;
    evidence?: Evidence;
    replaced?: readonly Evidence[];
    sheet?: DecisionSheet;
  } = {},
): Write[] {
  const file = { ...after, version: before.version + 1 };
  const writes: Write[] = [
    { put: putFile(file), when: { version: before.version } },
    ...saveBody(before, after),
  ];
  if (changed.answer !== undefined) writes.push(putAnswer(file.id, changed.answer));
  if (changed.evidence !== undefined) writes.push(putEvidence(file.id, changed.evidence));
  for (const one of changed.replaced ?? []) writes.push(putEvidence(file.id, one));
  if (changed.sheet !== undefined) writes.push(putSheet(changed.sheet));
  const [held, wanted] = [guardsOf(before), guardsOf(file)];
  for (const key of held) if (!wanted.some((other) => sameKey(key, other))) writes.push({ delete: key });
  // What is corrected of a person in a file of theirs is stopped by no other enrolment of their company.
  const corrected = (key: Key) =>
    before.path === "training" && isAccepted(before) && held.some(({ pk }) => pk === key.pk);
  for (const key of wanted)
    if (!held.some((other) => sameKey(key, other)))
      writes.push(takeGuard(file, key, corrected(key) ? "any" : "absent"));
  return [...writes, ...saveLinks(before, after)];
}

/**
 * What a file under way keeps others from being. One at a time on either path, since the domains to present are those of
 * the person; R-PER-3: before they accepted, what a company typed stands in its own way alone.
 */
export function guardsOf(file: FileMain): Key[] {
  const { candidate, certification } = file;
  if (closedStates.includes(file.state)) return [];
  const ofPerson = enrolmentGuardKey(candidate.personId, certification);
  if (file.path === "vae") return [ofPerson];
  const ofCompany = companyGuardKey(file.companyId, asTyped(candidate), certification);
  return isAccepted(file) ? [ofCompany, ofPerson] : [ofCompany];
}

/** What a company's enrolment of an employee is known by. */
function asTyped({ email, civilStatus }: Pick<CandidateFile["candidate"], "email" | "civilStatus">) {
  return { address: accountOfEmail(email), bornOn: civilStatus.bornOn };
}

/** What kept a company from another enrolment at the same address, before those of several people could stand side by side. */
export function formerGuardsOf(file: FileMain): Key[] {
  if (file.path === "vae") return [];
  return [
    companyGuardKey(file.companyId, { address: accountOfEmail(file.candidate.email) }, file.certification),
  ];
}

function sameKey(one: Key, other: Key): boolean {
  return one.pk === other.pk && one.sk === other.sk;
}

function takeGuard(file: FileMain, guard: Key, when: "absent" | "any"): Write {
  return {
    put: enrolmentGuardEntity.item({ ...guard, version: 1, data: { fileId: file.id } }),
    when,
    refused: (stored) => {
      const held = stored === undefined ? undefined : enrolmentGuardEntity.read(stored).fileId;
      // Both at the same millisecond bear the same identifier, its end and what tells its instant.
      return held !== undefined && sameEnd(held, file.id)
        ? new CreatedBefore(held)
        : enrolledAlready(file.path);
    },
  };
}

/** Why a candidate's second file under way for a certification is refused. */
export function enrolledAlready(path: Path): DomainError {
  return new DomainError("already-enrolled", {
    rule: path === "vae" ? "R-VAE-1" : "R-TRN-1",
    detail: "Ce candidat a déjà un dossier en cours pour cette certification.",
  });
}

/** Tells which of the enrolments that a company asks for it has begun already. One round trip a hundred. */
export async function alreadyBegun(
  companyId: string,
  asked: readonly AskedEnrolment[],
): Promise<(one: AskedEnrolment) => boolean> {
  const guardOf = ({ candidate, certification }: AskedEnrolment) =>
    companyGuardKey(companyId, asTyped(candidate), certification);
  const held = await readMany(asked.map(guardOf));
  return (one) => held.some((guard) => sameKey(guard, guardOf(one)));
}

/** The file that a candidate has under way for a certification, or undefined. One round trip. */
export async function fileUnderWay({
  candidate,
  certification,
}: {
  candidate: Pick<CandidateFile["candidate"], "personId">;
  certification: CertificationCode;
}): Promise<string | undefined> {
  return enrolmentGuardEntity.find(await readOne(enrolmentGuardKey(candidate.personId, certification)))
    ?.fileId;
}

/** Files of one person that are looked at for their names: more than a person has. */
const filesNamed = 100;

/**
 * Whether anything stands under a candidate's identifier, files or what keeps one, and the names that the files bear. Two
 * round trips at once.
 */
export async function itemsOfCandidate(personId: string): Promise<{ any: boolean; names: string[] }> {
  const [files, held] = await Promise.all([
    // Files that an address assesses are in the same list, by their links.
    readFirst({ index: "gsi1", pk: candidateFiles(personId), limit: filesNamed }),
    readFirst({ pk: candidatePartition(personId), limit: 1 }),
  ]);
  const names = files.filter(fileEntity.holds).map((item) => fileEntity.summary(item).candidateName);
  return { any: names.length + held.length > 0, names: [...new Set(names)] };
}

/** Condition that a candidate still has no file under way for a certification. */
export function nothingUnderWay({
  candidate,
  certification,
}: {
  candidate: Pick<CandidateFile["candidate"], "personId">;
  certification: CertificationCode;
}): Write {
  return { check: enrolmentGuardKey(candidate.personId, certification), when: "absent" };
}

function putAnswer(fileId: string, given: Answer): Write {
  const key = answerKey(fileId, given.domainCode);
  return { put: answerEntity.item({ ...key, version: given.version, data: given }), when: "any" };
}

/** Days after its upload form closed that a piece still waited for is given up. */
const uploadGraceDays = 1;

function putEvidence(fileId: string, piece: Evidence): Write {
  const dueDay = addDays(dateInParis(piece.uploadUntil), uploadGraceDays);
  const due = { pk: dueOn(dueDay, shardOf(piece.id)), sk: sortKey("UPLOAD", fileId, piece.id) };
  return {
    put: evidenceEntity.item({
      ...evidenceKey(fileId, piece.id),
      version: piece.version,
      data: piece,
      ...(piece.state === "requested"
        ? { indexes: { gsi1: due }, summary: { fileId, evidenceId: piece.id } }
        : {}),
    }),
    when: "any",
  };
}

function putSheet(sheet: DecisionSheet): Write {
  const key = sheetKey(sheet.fileId, sheet.id);
  return { put: sheetEntity.item({ ...key, version: 1, data: sheet }), when: "absent" };
}

/** The decision sheets of a file, first to last. One round trip; there are a few, each corrected at times. */
export async function listSheets(fileId: string): Promise<DecisionSheet[]> {
  const from = sheetKey(fileId, "").sk;
  return sheetEntity.among(await readFirst({ pk: filePartition(fileId), from, limit: 100 }));
}

/** The lists that files appear in. */
export type FileList =
  | { of: "candidate"; personId: string }
  | { of: "evaluator"; account: string }
  | { of: "asked-evaluator"; account: string }
  | { of: "company"; companyId: string }
  | { of: "employer"; companyId: string }
  | { of: "centre"; centreId: string }
  | { of: "certification"; certification: CertificationCode; state: FileState };

/**
 * A page of files: a candidate's, an evaluator's, a company's, a centre's, or those of a certification in a
 * state, oldest first. A second round trip where the list holds links.
 */
export async function listFiles(
  list: FileList,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<ListedSummary>> {
  const page = await readPage({ ...positionOf(list), limit, cursor }, (item) => item);
  const linked = page.entries.filter(linkEntity.holds).map((item) => linkEntity.summary(item).fileId);
  const mains = new Map((await readMany(linked.map(fileKey))).map((item) => [item.pk, item]));
  return {
    entries: page.entries.flatMap((item) => {
      const main = linkEntity.holds(item) ? mains.get(item.pk) : item;
      return main === undefined ? [] : [fileEntity.listed(main)];
    }),
    next: page.next,
  };
}

function positionOf(list: FileList): { index: "gsi1" | "gsi2" | "gsi3"; pk: string } {
  switch (list.of) {
    case "candidate":
      return { index: "gsi1", pk: candidateFiles(list.personId) };
    case "evaluator":
      return { index: "gsi1", pk: assessedFiles(list.account) };
    case "asked-evaluator":
      return { index: "gsi1", pk: askedEvaluations(list.account) };
    case "company":
      return { index: "gsi2", pk: companyFiles(list.companyId) };
    case "employer":
      return { index: "gsi2", pk: employeesFiles(list.companyId) };
    case "centre":
      return { index: "gsi2", pk: centreFiles(list.centreId) };
    case "certification":
      return { index: "gsi3", pk: filesByState(list.certification, list.state) };
  }
}

/** The uploads given up on `day`, in one shard. */
export function listDueUploads(
  day: string,
  shard: number,
  cursor: Cursor | undefined,
): Promise<Page<{ fileId: string; evidenceId: string }>> {
  return readPage({ index: "gsi1", pk: dueOn(day, shard), limit: 100, cursor }, evidenceEntity.summary);
}
