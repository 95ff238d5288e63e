import type * as z from "zod";
import { fieldFaults } from "../domain/field-faults.ts";
import type { FieldError } from "./field-error.ts";
import { tellFaultsInFrench } from "./french-faults.ts";
import { HttpProblem, problemOf } from "./problem.ts";

tellFaultsInFrench();

/** Greatest body of a route that declares no other, bytes: of candidates' texts, booklet answers are the largest. */
export const maxBodyBytes = 512 * 1024;

/** A request whose content is refused, with every faulty field. */
export function invalidRequest(errors: FieldError[], detail?: string): HttpProblem {
  return new HttpProblem(
    problemOf("invalid-request", 400, "Requête invalide", detail ?? toCorrect(errors), {
      errors,
    }),
  );
}

/** Fields that are named in the detail of a problem, at most. */
const mostNamed = 5;

function toCorrect(errors: readonly FieldError[]): string {
  const names = errors.flatMap(({ field }) => (field === "" ? [] : [field]));
  if (names.length === 0) return "La demande est à corriger.";
  const more = names.length > mostNamed ? "\u00a0; d’autres le sont aussi" : "";
  return `À corriger\u00a0: ${names.slice(0, mostNamed).join(", ")}${more}.`;
}

/** Checks one part of a request against its schema; gives what it holds, or the faults of each field. */
export function checkPart(
  schema: z.ZodType,
  value: unknown,
  part: FieldError["in"],
): { value: unknown; errors: FieldError[] } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data, errors: [] };
  const errors = fieldFaults(parsed.error.issues).map(({ path, message }) => ({
    in: part,
    field: path,
    message,
  }));
  return { value: undefined, errors };
}

/**
 * The JSON of a body.
 * @throws HttpProblem 400 when it is too large, missing or not JSON.
 */
export function readJson(body: string | undefined, isBase64: boolean, limit = maxBodyBytes): unknown {
  const bytes = Buffer.from(body ?? "", isBase64 ? "base64" : "utf8");
  if (bytes.byteLength > limit)
    throw invalidRequest(
      [{ in: "body", field: "", message: `Le corps dépasse ${limit / 1024} Kio.` }],
      "Le corps de la requête est trop volumineux.",
    );
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw invalidRequest(
      [{ in: "body", field: "", message: "Un corps JSON est attendu." }],
      "Le corps de la requête n’est pas du JSON valide.",
    );
  }
}
