import { attendanceReplaced } from "../../events/attendance.ts";
import { evidenceRemoved } from "../../events/evidence.ts";
import { readFact } from "../../events/fact.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { deleteFolder } from "../../shared/objects/move-upload.ts";
import { pieceFolder } from "../../shared/objects/object-keys.ts";

/** Deletes the bytes of a piece that the candidate took out of the file, or of a scan that another one replaces (R-DAY-6). */
export const trigger = defineTrigger({
  name: "evidence/delete-removed",
  kind: "facts",
  purpose: "Deletes the bytes of removed evidence",
  facts: [evidenceRemoved, attendanceReplaced],
  batchSize: 10,
  maxDeliveries: 5,
  timeoutSeconds: 30,
  needs: { objects: "delete-evidence" },
});

export const handler = consumeQueue(async (detail) => {
  const fact = readFact(detail);
  const removed = fact.type === attendanceReplaced.type ? attendanceReplaced : evidenceRemoved;
  const { evidenceId } = removed.carried(fact);
  await deleteFolder(pieceFolder("verified", { holderId: fact.about.id, evidenceId }));
});
