import { uploadExpired } from "../../events/evidence.ts";
import { expireUpload } from "../../shared/domain/evidence/request.ts";
import { addDays, dateInParis } from "../../shared/domain/time/civil-date.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { firstDayToRead, saveWatermark } from "../../shared/store/deadline-runs.ts";
import { everyEntry } from "../../shared/store/every-entry.ts";
import { listDueUploads, loadFile, saveFile } from "../../shared/store/files.ts";
import { deadlineShards } from "../../shared/store/keys.ts";

/** Closes the upload requests whose upload never came, so that they don't keep a file from being submitted. */
export const trigger = defineTrigger({
  name: "evidence/expire-uploads",
  kind: "schedule",
  purpose: "Closes upload requests that were never followed by an upload",
  expression: "cron(15 5 * * ? *)",
  timeoutSeconds: 300,
  needs: {
    table: {
      reads: ["FILE", "REFERENTIAL", "DEADLINE-RUNS"],
      lists: ["gsi1 DUE"],
      writes: ["FILE", "DEADLINE-RUNS"],
    },
  },
});

export const handler = async (): Promise<void> => {
  const today = dateInParis(systemRuntime.now());
  const shards = Array.from({ length: deadlineShards }, (_, shard) => shard);
  for (let day = await firstDayToRead(today, "uploads"); day <= today; day = addDays(day, 1))
    await Promise.all(shards.map((shard) => expireDue(day, shard)));
  await saveWatermark(today, "uploads");
};

async function expireDue(day: string, shard: number): Promise<void> {
  for await (const due of everyEntry((cursor) => listDueUploads(day, shard, cursor)))
    await commitAsSystem(() => expire(due), systemRuntime);
}

async function expire({ fileId, evidenceId }: { fileId: string; evidenceId: string }) {
  const contents = await loadFile(fileId);
  const piece = contents?.evidence.find(({ id }) => id === evidenceId);
  if (contents === undefined || piece?.state !== "requested") return { writes: [], facts: [] };
  const expired = expireUpload(piece);
  return {
    writes: saveFile(contents.file, contents.file, { evidence: expired }),
    facts: [uploadExpired.of(fileId, { evidenceId, title: piece.title })],
  };
}
