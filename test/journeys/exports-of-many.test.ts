import { parse } from "csv-parse/sync";
import { beforeAll, expect, it } from "vitest";
import { eventSource } from "../../events/source.ts";
import { readHistory } from "../../shared/store/facts.ts";
import { createFile } from "../../shared/store/files.ts";
import { commit } from "../../shared/store/transaction.ts";
import { useDatabase } from "../support/database.ts";
import { fileIn, testId } from "../support/files.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { stageOn } from "../support/stage.ts";

/** Files, and letters of each name: long ones, so that a few thousand files make three parts of 5 MiB. */
const [files, nameLength] = [2500, 4500];

const stack = useLocalStack();

beforeAll(async () => {
  useDatabase(stack().database);
  for (let start = 0; start < files; start += 25)
    await commit(Array.from({ length: 25 }, (_, n) => createFile(submitted(start + n))).flat());
}, 300_000);

function submitted(n: number) {
  const account = `p${n}@example.org`;
  const firstName = `=É;"${n}"`;
  return fileIn("submitted", {
    id: testId("file", n),
    candidate: { account, email: account, firstName, lastName: "a".repeat(nameLength) },
  });
}

const formats = {
  csv: (text: string) =>
    (parse(text, { bom: true, delimiter: ";", columns: true }) as Record<string, string>[]).map((row) => ({
      id: row["Dossier"],
      name: row["Candidat"]?.slice(0, 12),
      state: row["État"],
    })),
  json: (text: string) =>
    (JSON.parse(text) as { id: string; candidateName: string; state: string }[]).map((row) => ({
      id: row.id,
      name: row.candidateName.slice(0, 11),
      state: row.state,
    })),
};

it.each(["csv", "json"] as const)(
  "exports each file once as %s, part after part, were each delivery made again",
  async (format) => {
    const { people } = await stageOn(stack());
    const { id } = await people.oemm.call("POST", "/exports", { list: "waiting-list", format });
    const requested = (await readHistory({ kind: "export", id }, 1, undefined)).entries[0];
    if (requested === undefined) throw new Error("the export has no history");
    const again = {
      busName: stack().busName,
      source: eventSource,
      detailType: requested.type,
      detail: requested,
      at: new Date(),
    };
    await Promise.all([stack().bus.put(again), stack().bus.put(again)]);
    await stack().settled();
    const job = await people.oemm.call("GET", `/exports/${id}`);
    expect(job).toMatchObject({ state: "ready", rows: files });
    const bytes = Buffer.from(await (await fetch(job.download.url)).arrayBuffer());
    expect(bytes.byteLength).toBeGreaterThan(2 * 5 * 1024 * 1024);
    const { entries } = await readHistory({ kind: "export", id }, 100, undefined);
    const parts = entries.filter(({ type }) => type === "export.continued").length;
    expect(parts).toBeGreaterThanOrEqual(3);
    const rows = formats[format](bytes.toString("utf8"));
    expect(rows.map((row) => row.id)).toEqual(Array.from({ length: files }, (_, n) => testId("file", n)));
    expect(rows[42]).toEqual(
      format === "csv"
        ? { id: testId("file", 42), name: `'=É;"42" aaa`, state: "déposé, en attente de jury" }
        : { id: testId("file", 42), name: `=É;"42" aaa`, state: "submitted" },
    );
  },
  240_000,
);
