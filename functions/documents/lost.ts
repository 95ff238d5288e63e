import * as z from "zod";

/** Has a document printed again whose bytes were lost; no fact: nothing happened to it. */
export const documentLost = { type: "document.bytes-lost" } as const;

/** What a message says beside the fact that a document was printed on, where the document is lost: which one. */
const beside = z.object({
  lost: z.object({ kind: z.string(), reference: z.string() }).optional(),
});

/** The name of a document that a message says is lost, or undefined. */
export function lostIn(detail: unknown): { kind: string; reference: string } | undefined {
  return beside.parse(detail).lost;
}
