import { readFact } from "../../events/fact.ts";
import { copyReady, copyRequested } from "../../events/privacy.ts";
import { finishCopy } from "../../shared/domain/privacy/copy.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { everythingAbout } from "../../shared/exports/copy/everything.ts";
import { writeZip } from "../../shared/exports/copy/write-zip.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { copyObject } from "../../shared/objects/copy-objects.ts";
import { eraseFolder } from "../../shared/objects/erase-objects.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadCopy, saveCopy } from "../../shared/store/copies.ts";
import { copyDeliveries } from "./copy-deliveries.ts";

/** R-RGPD-1: writes the copies that people asked for. One that was interrupted is written anew. */
export const trigger = defineTrigger({
  name: "privacy/write-copy",
  kind: "facts",
  purpose: "Writes copies of what is held about people, for them",
  facts: [copyRequested],
  batchSize: 1,
  ...copyDeliveries,
  needs: {
    table: {
      reads: [
        "ACCOUNT",
        "ADDRESS",
        "CANDIDATE",
        "CERTIFICATE",
        "DETAILS",
        "FILE",
        "HISTORY",
        "MAIL",
        "MEMBER",
        "PEOPLE",
        "PERSON",
        "READERS",
        "READINGS",
        "REFERENTIAL",
        "SEALS",
      ],
      lists: ["gsi1 CANDIDATE", "gsi1 MEMBER", "gsi1 RECTIFICATIONS"],
      writes: ["PERSON"],
    },
    objects: "write-copies",
  },
});

export const handler = consumeQueue(async (detail) => {
  const fact = readFact(detail);
  const { copyId } = copyRequested.read(fact);
  const load = () => loadCopy(fact.about.id, copyId);
  const asked = await load();
  if (asked?.state === "ready") return;
  const object = copyObject(copyId);
  const today = dateInParis(systemRuntime.now());
  const bytes = asked === undefined ? 0 : await writeZip(object, everythingAbout(asked, today));
  await commitAsSystem(async () => {
    const held = await load();
    if (held?.state === "requested")
      return {
        writes: [saveCopy(finishCopy(held, bytes, systemRuntime.now()))],
        facts: [copyReady.of(held.personId, { copyId, bytes })],
      };
    // R-RGPD-2: what it holds was erased meanwhile.
    if (held === undefined) await eraseFolder(object);
    return { writes: [], facts: [] };
  }, systemRuntime);
});
