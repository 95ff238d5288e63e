import * as z from "zod";
import { bytesWithin, invalidRequest, type SentBody } from "./parse.ts";
import { unsupportedMediaType } from "./problem.ts";

/** The bytes of a body that is a file: the `body` of a route that declares its `bodyTypes`. */
export const fileBytes = z
  .instanceof(Uint8Array, { error: "Un fichier est attendu." })
  .meta({ override: { type: "string", format: "binary", description: "Le fichier, tel quel" } });

/**
 * The file that a request carries. API Gateway hands `text/*` over as text decoded from UTF-8: bytes that were not
 * UTF-8 are lost by then (U+FFFD in their place). Other types keep their bytes.
 * @throws HttpProblem 415 for another type than those declared, 413 when it is too large, 400 when there is none.
 */
export function readFileBody(sent: SentBody, types: readonly string[]): Uint8Array {
  const type = sent.contentType?.split(";")[0]?.trim().toLowerCase();
  if (type === undefined || !types.includes(type))
    throw unsupportedMediaType(
      `Envoyez le fichier lui-même, avec l’en-tête content-type\u00a0: ${types.join(" ou ")}.`,
    );
  const bytes = bytesWithin(sent);
  if (bytes.byteLength === 0)
    throw invalidRequest([{ in: "body", field: "", message: "Un fichier est attendu." }]);
  return bytes;
}
