import type { ExportJob, ExportJobIn } from "../domain/exports/export-job.ts";
import { signLink } from "../objects/download-link.ts";
import { beginParts, finishParts, writePartOf } from "../objects/multipart.ts";
import { prefixes } from "../objects/prefixes.ts";

const keyOf = ({ id }: Pick<ExportJob, "id">) => `${prefixes.exports}${id}`;
const contentTypes = { csv: "text/csv; charset=utf-8", json: "application/json" };

/** Begins the file of an export; gives the upload that its parts go to. */
export function beginFile(job: ExportJob): Promise<string> {
  return beginParts(keyOf(job), contentTypes[job.request.format]);
}

/** Writes the next part, in place of one that was written before a crash; gives its tag. */
export function writePart(job: ExportJobIn<"running">, bytes: Uint8Array): Promise<string> {
  return writePartOf(keyOf(job), job.uploadId, job.parts.length + 1, bytes);
}

/** Makes one file of the parts; nothing more when that was done before a crash. */
export function finishFile(job: ExportJobIn<"running">): Promise<void> {
  return finishParts(keyOf(job), job.uploadId, job.parts);
}

/** A short link to the file of an export, saved under its own name. */
export function signExportLink(job: ExportJob, fileName: string): Promise<string> {
  return signLink(keyOf(job), fileName);
}
