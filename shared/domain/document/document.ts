import * as z from "zod";
import { begin, type StateMachine, transition } from "../state-machine.ts";
import { instant } from "../time/civil-date.ts";

/** The kinds of documents that the system prints. */
export const documentKind = z.enum([
  "convocation",
  "decision-sheet",
  "certificate",
  "booklet",
  "letter",
  "schedule",
  "attendance-sheet",
  "minutes",
]);
/** A kind, see {@link documentKind}. */
export type DocumentKind = z.infer<typeof documentKind>;

/** R-PER-5: the kinds that are about one person: printed again when their civil status is corrected. */
export const reprintedKind = z.enum(["convocation", "decision-sheet", "certificate", "booklet"]);
/** Such a kind, see {@link reprintedKind}. */
export type ReprintedKind = z.infer<typeof reprintedKind>;

/** A kind, as its readers call it. */
export const documentKindLabels: Readonly<Record<DocumentKind, string>> = {
  convocation: "Convocation au jury",
  "decision-sheet": "Fiche de décision",
  certificate: "Certificat",
  booklet: "Livret du candidat",
  letter: "Lettre à poster",
  schedule: "Déroulement du jury",
  "attendance-sheet": "Feuille d’émargement",
  minutes: "Procès-verbal",
};

/** The bytes of a document once built. */
export const builtDocument = z.strictObject({
  /** Name that the browser saves it under. */
  fileName: z.string(),
  sha256: z.string(),
  /** Bytes. */
  size: z.int().positive(),
});
/** Built bytes, see {@link builtDocument}. */
export type BuiltDocument = z.infer<typeof builtDocument>;

const identity = {
  kind: documentKind,
  /** What it is printed from: a session, a sheet, a certificate number or a file. */
  reference: z.string(),
  about: z.strictObject({ kind: z.enum(["file", "session"]), id: z.string() }),
  /** The fact it was made for: ids sort by time, and an older one never replaces a newer one. */
  factId: z.string(),
  /** The instant of that fact. */
  madeAt: instant,
};

/** A document, one shape per state: a ready one has bytes. */
export const documentRecord = z.discriminatedUnion("state", [
  z.strictObject({
    ...identity,
    state: z.literal("building"),
    /** Digest of the bytes that the new ones replace. */
    replaces: z.string().optional(),
  }),
  z.strictObject({ ...identity, state: z.literal("ready"), built: builtDocument }),
  z.strictObject({ ...identity, state: z.literal("withdrawn") }),
]);
/** A document, see {@link documentRecord}. */
export type DocumentRecord = z.infer<typeof documentRecord>;
/** A document in one of the given states. */
export type DocumentIn<State extends DocumentRecord["state"]> = Extract<DocumentRecord, { state: State }>;

/** What names a document. */
export type DocumentName = Pick<DocumentRecord, "about" | "kind" | "reference">;

/** The life of a document. */
export const documentMachine = {
  name: "printed document",
  subject: "du document",
  states: { building: "en préparation", ready: "disponible", withdrawn: "retiré" },
  initial: "building",
  transitions: {
    build: { from: ["building", "ready", "withdrawn"], to: ["building"], rule: "R-JURY-7" },
    finish: { from: ["building"], to: ["ready"], rule: "R-JURY-7" },
    download: { from: ["ready"], rule: "R-JURY-12" },
    withdraw: { from: ["building"], to: ["withdrawn"], rule: "R-JURY-12" },
  },
} as const satisfies StateMachine<DocumentRecord["state"], string>;

/** A document that a fact makes, from now on being printed; `held` is what it was, if it was. */
export function beginBuilding(
  held: DocumentRecord | undefined,
  identity: Omit<DocumentIn<"withdrawn">, "state">,
): DocumentIn<"building"> {
  const building = { ...identity, replaces: digestOf(held) };
  return held === undefined
    ? begin(documentMachine, { ...building, state: "building" })
    : transition(documentMachine, held, "build", () => ({ ...building, state: "building" }));
}

/** A document whose bytes are there. */
export function finishBuilding(held: DocumentRecord, built: BuiltDocument): DocumentIn<"ready"> {
  return transition(documentMachine, held, "finish", ({ replaces: _, ...kept }) => ({
    ...kept,
    state: "ready",
    built,
  }));
}

/** A document of which its fact left nothing to print. */
export function withdrawDocument(held: DocumentRecord): DocumentIn<"withdrawn"> {
  return transition(documentMachine, held, "withdraw", ({ replaces: _, ...kept }) => ({
    ...kept,
    state: "withdrawn",
  }));
}

/** What a fact does to a document: nothing when a newer fact, or the same one to its end, came before. */
export function isOutdated(held: DocumentRecord | undefined, factId: string): boolean {
  if (held === undefined) return false;
  return held.factId > factId || (held.factId === factId && held.state !== "building");
}

/** The digest of the bytes that a document has, or had before it was being built anew. */
export function digestOf(held: DocumentRecord | undefined): string | undefined {
  if (held?.state === "ready") return held.built.sha256;
  return held?.state === "building" ? held.replaces : undefined;
}
