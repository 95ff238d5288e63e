import { fileErased } from "../../events/privacy.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { type Erasure, withoutCandidate } from "../../shared/domain/privacy/erasure.ts";
import { reviewFile } from "../../shared/domain/privacy/retention.ts";
import type { Runtime } from "../../shared/domain/runtime.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { commitAsSystem, type SystemDecision } from "../../shared/messaging/commit-as-system.ts";
import { eraseDocuments, eraseUploads, logErasure } from "../../shared/objects/erase-objects.ts";
import { documentEntity } from "../../shared/store/documents.ts";
import {
  beginErasure,
  deleteItems,
  endErasure,
  erasureEntity,
  keysBut,
} from "../../shared/store/erasures.ts";
import { expiryEntity } from "../../shared/store/expiries.ts";
import { fileEntity, sheetEntity } from "../../shared/store/files.ts";
import {
  candidatePartition,
  filePartition,
  mailPartition,
  sessionKey,
  taskKey,
} from "../../shared/store/keys.ts";
import { mailEntity } from "../../shared/store/mails.ts";
import {
  closeRetention,
  loadRetention,
  moveRetention,
  retentionEntity,
} from "../../shared/store/retentions.ts";
import { loadSession, saveSession } from "../../shared/store/sessions.ts";
import { signedAttendanceEntity } from "../../shared/store/signed-attendances.ts";
import { readPartition } from "../../shared/store/table.ts";
import { bringListed } from "../lists/bring-listed.ts";
import { eraseCopies } from "./erase-copies.ts";
import { eraseDetails } from "./erase-details.ts";
import { erasePersonWithout } from "./erase-person.ts";
import { readRetained } from "./retained-file.ts";
import { sessionsOfFile } from "./sessions-of-file.ts";

/**
 * R-RGPD-2: erases a file whose time is over, and what hangs on it anywhere; what the register keeps stays. Each step may be
 * repeated, and the item of the erasure goes last: what was interrupted anywhere goes on from there when the message comes again,
 * or with the next daily run. `again`: it was erased once, and a restored table brought it back.
 */
export async function eraseFile(
  fileId: string,
  runtime: Runtime,
  { again = false }: { again?: boolean } = {},
): Promise<void> {
  await commitAsSystem(() => begin(fileId, runtime, again), runtime);
  const [begun] = erasureEntity.among(await readPartition(filePartition(fileId)));
  if (begun === undefined) return;
  await logErasure({ what: "file", fileId, on: dateInParis(begun.begunAt) });
  await eraseCopies(begun.personId);
  await eraseUploads(fileId);
  await eraseDocuments(fileId);
  await eraseMails(fileId);
  await eraseDetails({ kind: "file", id: fileId });
  for (const sessionId of begun.sessionIds) await eraseFromSession(sessionId, fileId, runtime);
  await eraseExpiries(begun);
  await deleteItems(keysBut(await readPartition(filePartition(fileId)), [erasureEntity, retentionEntity]));
  // What searches find it by, and its person, by an address of this file among others.
  await bringListed({ kind: "file", id: fileId });
  await erasePersonWithout(begun);
  await bringListed({ kind: "person", id: begun.personId });
  await commitAsSystem(async () => {
    const [left] = erasureEntity.among(await readPartition(filePartition(fileId)));
    if (left === undefined) return { writes: [], facts: [] };
    return {
      writes: [
        endErasure(fileId),
        closeRetention({ fileId, what: "file" }),
        closeRetention({ fileId, what: "evidence" }),
      ],
      facts: [fileErased.of(fileId, {})],
    };
  }, runtime);
}

/** Decides whether the file's time is over, and takes it away from its readers. */
async function begin(fileId: string, runtime: Runtime, again: boolean): Promise<SystemDecision> {
  const items = await readPartition(filePartition(fileId));
  const [file] = fileEntity.among(items);
  const nothing = { writes: [], facts: [] };
  if (file === undefined) return nothing;
  const now = runtime.now();
  const review = again
    ? { kind: "erase" as const }
    : reviewFile(await readRetained(file), guidePolicy.retention, dateInParis(now));
  switch (review.kind) {
    case "kept":
      return { writes: [closeRetention({ fileId, what: "file" })], facts: [] };
    case "later": {
      const retention = await loadRetention({ fileId, what: "file" });
      if (retention === undefined) return nothing;
      return { writes: [moveRetention(retention, review.dueOn)], facts: [] };
    }
    case "erase": {
      const { personId, email = "" } = file.candidate;
      const sheets = sheetEntity.among(items);
      const sessionIds = await sessionsOfFile(file, sheets);
      return {
        writes: beginErasure(file, sheets, { fileId, personId, email, sessionIds, begunAt: now }),
        facts: [],
      };
    }
  }
}

/** The mails about the file, and the tasks of those that were lost. */
async function eraseMails(fileId: string): Promise<void> {
  const items = await readPartition(mailPartition({ kind: "file", id: fileId }));
  const tasks = mailEntity.among(items).map(({ factId }) => `task_${factId}`);
  await deleteItems([...tasks.map(taskKey), ...items]);
  for (const id of tasks) await bringListed({ kind: "task", id });
}

/**
 * What a session tells of the file's candidate, and what was said, printed and signed of it (R-DAY-6), which names all its
 * candidates.
 */
async function eraseFromSession(sessionId: string, fileId: string, runtime: Runtime): Promise<void> {
  await eraseDetails({ kind: "session", id: sessionId });
  await eraseDocuments(sessionId);
  await eraseUploads(sessionId);
  const items = await readPartition(sessionKey(sessionId).pk);
  await deleteItems(
    items.filter((item) => [documentEntity, signedAttendanceEntity].some(({ holds }) => holds(item))),
  );
  await commitAsSystem(async () => {
    const session = await loadSession(sessionId);
    if (session === undefined) return { writes: [], facts: [] };
    return { writes: saveSession(session, withoutCandidate(session, fileId)), facts: [] };
  }, runtime);
}

/** What lists of expiring domains tell of the file's candidate. */
async function eraseExpiries({ personId, fileId }: Erasure): Promise<void> {
  const items = await readPartition(candidatePartition(personId));
  await deleteItems(
    items.filter((item) => expiryEntity.holds(item) && expiryEntity.summary(item).fileId === fileId),
  );
}
