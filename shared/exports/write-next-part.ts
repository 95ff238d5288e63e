import { csvLines } from "../csv/write-csv.ts";
import { type ExportJobIn, type ExportPosition, partWritten } from "../domain/exports/export-job.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import { partBytes } from "../objects/multipart.ts";
import { writePart } from "./export-file.ts";
import type { ExportedList, ExportRow } from "./exported-list.ts";
import { exportedList } from "./lists.ts";

/** Reads pages until a part is full or the list ends, and writes it; `now` is told as the time of it. */
export async function writeNextPart(
  job: ExportJobIn<"running">,
  now: Instant,
): Promise<ExportJobIn<"running">> {
  const list = exportedList(job);
  const chunks: Buffer[] = [];
  let [rows, bytes] = [0, 0];
  let position = job.position;
  const add = (text: string) => {
    const chunk = Buffer.from(text, "utf8");
    chunks.push(chunk);
    bytes += chunk.byteLength;
  };
  if (job.parts.length === 0) add(opening(job, list));
  while (position !== undefined && bytes < partBytes) {
    const read = list.partitions[position.partition];
    if (read === undefined) throw new Error(`${job.id} has no partition ${position.partition}`);
    const page = await read(position.cursor);
    add(textOf(job, list, page.entries, job.rows + rows === 0));
    rows += page.entries.length;
    position = following(position, page.next, list);
  }
  if (position === undefined && job.request.format === "json") add("\n]\n");
  const tag = await writePart(job, Buffer.concat(chunks));
  return partWritten(job, { tag, rows, bytes, position }, now);
}

function following({ partition }: ExportPosition, next: string | undefined, list: ExportedList) {
  if (next !== undefined) return { partition, cursor: next };
  return partition + 1 < list.partitions.length ? { partition: partition + 1 } : undefined;
}

function opening(job: ExportJobIn<"running">, list: ExportedList): string {
  return job.request.format === "csv" ? csvLines(list.columns, [], true) : "[\n";
}

function textOf(
  job: ExportJobIn<"running">,
  list: ExportedList,
  rows: readonly ExportRow[],
  first: boolean,
): string {
  if (rows.length === 0) return "";
  if (job.request.format === "json")
    return `${first ? "" : ",\n"}${rows.map((row) => JSON.stringify(row)).join(",\n")}`;
  const spoken = rows.map((row) =>
    Object.fromEntries(
      list.columns.map(({ key, words }) => {
        const spelt = typeof words === "function" ? words(row) : words;
        return [key, spelt?.[String(row[key])] ?? row[key]] as const;
      }),
    ),
  );
  return csvLines(list.columns, spoken, false);
}
