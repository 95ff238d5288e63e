import * as z from "zod";
import { inFigures } from "./french/quantity.ts";
import { generatedIdPattern, ulidLength } from "./generated-id.ts";

function generatedId(prefix: string) {
  return z
    .string()
    .regex(
      new RegExp(generatedIdPattern(prefix)),
      `Identifiant attendu, fait de ${prefix}_ et de ${inFigures({ count: ulidLength, unit: "character" })}.`,
    );
}

function chosenId(prefix: string) {
  return z
    .string()
    .regex(
      new RegExp(`^${prefix}_[a-z0-9_]{3,40}$`),
      `Identifiant attendu, fait de ${prefix}_ et de 3 à 40 lettres minuscules, chiffres ou _.`,
    );
}

/** A candidate's file, generated. */
export const fileId = generatedId("file");
/** A piece of evidence, generated. */
export const evidenceId = generatedId("evd");
/** A jury session, generated. */
export const sessionId = generatedId("ses");
/** A decision sheet, generated. */
export const sheetId = generatedId("sheet");
/** A task of OEMM, generated. */
export const taskId = generatedId("task");
/** An export of a list, generated. */
export const exportId = generatedId("exp");
/** A copy of what is held about a person, generated. */
export const copyId = generatedId("cpy");
/** A training centre: the code that OEMM gives it. */
export const centreId = chosenId("ctr");
/** A jury member: the code that OEMM gives them. */
export const memberId = chosenId("jur");
/** A company: the code that OEMM gives it. */
export const companyId = chosenId("cmp");
/** A person (R-PER-1), generated; before persons were, an address that was an account was its person's identifier. */
export const personId = z.string().min(1).max(320);
/** An address that a person wants to be reached at, generated. */
export const addressId = generatedId("adr");
/** One of the staff of a company, a centre or OEMM, generated. */
export const staffId = generatedId("per");
/** The subject of an identity token. */
export const subjectId = z.string().min(1).max(128);
/** A daily run over the deadlines, generated. */
export const runId = generatedId("run");
