import * as z from "zod";
import type { ReadingKind } from "../domain/trail/reading.ts";
import type { RecordedBy } from "../store/facts.ts";
import { recordReading } from "../store/readings.ts";

/** What a path names of a file. */
const parts = z.object({
  fileId: z.string(),
  evidenceId: z.string().optional(),
  sheetId: z.string().optional(),
  kind: z.string().optional(),
  reference: z.string().optional(),
});

/** R-RGPD-3: records what of the file of a path is given to another than its owner. */
export async function recordFileReading(what: ReadingKind, params: unknown, by: RecordedBy): Promise<void> {
  const { fileId, evidenceId, sheetId, kind, reference } = parts.parse(params);
  const document = kind === undefined ? undefined : `${kind}/${reference}`;
  const part = evidenceId ?? sheetId ?? document;
  await recordReading({ kind: "file", id: fileId }, { what, part }, by);
}
