import * as z from "zod";

const batchResponse = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).default([]),
});

/** The items of a batch that a function says it could not process, in its order; none for an empty answer. */
export function failedItems(answer: unknown): string[] {
  return batchResponse.parse(answer ?? {}).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}
