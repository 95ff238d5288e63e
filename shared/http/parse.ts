import type * as z from "zod";
import type { FieldError, WrongField } from "./field-error.ts";
import { HttpProblem, unsupportedMediaType } from "./problem.ts";

/** Greatest body of a route that declares no other, bytes: of candidates' texts, booklet answers are the largest. */
export const maxBodyBytes = 512 * 1024;
/** What is said of a longer one. */
export const longerThan = (bytes: number) => `L’envoi dépasse ${bytes / 1024}\u00a0Kio.`;

/** A request whose content is refused, with every faulty field. */
export function invalidRequest(errors: WrongField[], detail?: string): HttpProblem {
  return new HttpProblem("invalid-request", detail, { errors });
}

/**
 * Checks one part of a request against its schema; gives what it holds, or the faults of each field, whose words are loaded with the
 * first one.
 */
export async function checkPart(
  schema: z.ZodType,
  value: unknown,
  part: FieldError["in"],
): Promise<{ value: unknown; errors: WrongField[] }> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data, errors: [] };
  const { faultsInFrench } = await import("./french-faults.ts");
  const faults = faultsInFrench(schema, value);
  return {
    value: undefined,
    errors: faults.map(({ path, ...fault }) => ({ ...fault, in: part, field: path })),
  };
}

/** What a request says of its body. */
export interface SentBody {
  body?: string | undefined;
  isBase64Encoded: boolean;
  contentType: string | undefined;
}

/**
 * The JSON of a body, in UTF-8.
 * @throws HttpProblem 415 for another type or other letters, 413 when it is too large, 400 when it is missing or not JSON.
 */
export function readJson(
  { body = "", isBase64Encoded, contentType }: SentBody,
  limit = maxBodyBytes,
): unknown {
  if (body !== "" && !isJson(contentType))
    throw unsupportedMediaType(
      "Envoyez du JSON en UTF-8, avec l’en-tête content-type\u00a0: application/json.",
    );
  const bytes = bytesWithin({ body, isBase64Encoded }, limit);
  const text = bytes.toString("utf8");
  // API Gateway hands JSON over as text: bytes that were not UTF-8 are lost by then, this character in their place.
  if (text.includes("\ufffd"))
    throw unsupportedMediaType(
      "Le corps de la requête n’est pas en UTF-8\u00a0: des lettres en seraient perdues.",
    );
  try {
    return JSON.parse(text);
  } catch {
    throw invalidRequest(
      [{ in: "body", field: "", message: "Un corps JSON est attendu." }],
      "Le corps de la requête n’est pas du JSON valide.",
    );
  }
}

/** The bytes of a body. @throws HttpProblem 413 when they are more than the route takes. */
export function bytesWithin(
  { body = "", isBase64Encoded }: Pick<SentBody, "body" | "isBase64Encoded">,
  limit = maxBodyBytes,
): Buffer {
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  if (bytes.byteLength > limit) throw new HttpProblem("body-too-large", longerThan(limit));
  return bytes;
}

/** Whether a content type says JSON in UTF-8, which is that of JSON unless told. */
function isJson(contentType = ""): boolean {
  const [type = "", ...parameters] = contentType
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  return (
    type === "application/json" &&
    parameters.every((one) => !one.startsWith("charset=") || /^charset="?utf-?8"?$/.test(one))
  );
}
