import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { itemChanged, listedItem } from "../../shared/messaging/item-changed.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { bringListed } from "./bring-listed.ts";

/**
 * Brings what lists and searches find of something to what it is by now, a few seconds after each change of it. Changes may be
 * told in any order, and more than once: the last one read stands.
 */
export const trigger = defineTrigger({
  name: "lists/keep-entries",
  kind: "facts",
  purpose:
    "Keeps what lists and searches find in step with files, persons, parties, members, certificates, sessions and tasks",
  facts: [itemChanged],
  batchSize: 10,
  maxDeliveries: 8,
  timeoutSeconds: 30,
  needs: {
    table: {
      reads: ["CENTRE", "CERTIFICATE", "COMPANY", "ENTRIES", "FILE", "MEMBER", "PERSON", "SESSION", "TASK"],
      lists: ["gsi1 CANDIDATE"],
      writes: ["ENTRIES"],
      deletes: ["ENTRIES"],
      checks: ["CENTRE", "CERTIFICATE", "COMPANY", "FILE", "MEMBER", "PERSON", "SESSION", "TASK"],
      untold: true,
    },
  },
});

export const handler = consumeQueue(async (detail) => {
  await bringListed(listedItem.parse(detail));
});
