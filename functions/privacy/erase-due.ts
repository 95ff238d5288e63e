import { keepingUnknown } from "../../shared/domain/structure.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { dueRetention, dueRetentionType } from "./due-retentions.ts";
import { eraseEvidence } from "./erase-evidence.ts";
import { eraseFile } from "./erase-file.ts";
import { erasePerson } from "./erase-person.ts";

/** R-RGPD-2: erases the files, the evidence and the persons whose time is over, of those that a daily run handed over. */
export const trigger = defineTrigger({
  name: "privacy/erase-due",
  kind: "facts",
  purpose: "Erases files, evidence and persons whose time is over",
  facts: [{ type: dueRetentionType }],
  batchSize: 1,
  maxDeliveries: 8,
  timeoutSeconds: 300,
  needs: {
    table: {
      reads: [
        "CANDIDATE",
        "CERTIFICATE",
        "DETAILS",
        "ENTRIES",
        "FILE",
        "HISTORY",
        "MAIL",
        "PERSON",
        "READERS",
        "REFERENTIAL",
        "SESSION",
        "TASK",
      ],
      lists: ["gsi1 CANDIDATE", "gsi1 RECTIFICATIONS"],
      writes: ["CANDIDATE", "ENTRIES", "FILE", "SESSION"],
      checks: ["FILE", "PERSON", "TASK"],
      deletes: [
        "ADDRESS",
        "CANDIDATE",
        "COMPANY",
        "DETAILS",
        "ENTRIES",
        "FILE",
        "MAIL",
        "PERSON",
        "READERS",
        "SESSION",
        "TASK",
      ],
    },
    objects: "erase",
  },
});

export const handler = consumeQueue(async (detail) => {
  const due = keepingUnknown(dueRetention).parse(detail);
  switch (due.what) {
    case "file":
      return eraseFile(due.fileId, systemRuntime);
    case "evidence":
      return eraseEvidence(due.fileId, systemRuntime);
    case "person":
      return erasePerson(due.personId, systemRuntime);
  }
});
