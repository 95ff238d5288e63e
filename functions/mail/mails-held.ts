import { oemmParty } from "../../shared/domain/people/party.ts";
import { identityRefusedAlarm } from "../../shared/messaging/alarms.ts";
import { openLogger } from "../../shared/runtime/open-logger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { decideAgain } from "../../shared/store/decide-again.ts";
import { holdMails, releaseMails } from "../../shared/store/mail-hold.ts";
import { loadTask } from "../../shared/store/tasks.ts";
import { commit, type Write } from "../../shared/store/transaction.ts";
import { closedTask } from "../tasks/closed-task.ts";
import { madeTaskId } from "../tasks/made-task-id.ts";
import { openedTask } from "../tasks/opened-task.ts";

const taskId = madeTaskId("mails-held");

/**
 * R-DAY-4, R-OEMM-5: all mails wait from now on: a task of OEMM, and operators are told once, by the alarm on this line of the
 * log. The writes, unless they wait already.
 */
export async function holdOthers(): Promise<Write[]> {
  const openedAt = systemRuntime.now();
  const held = await holdMails(openedAt);
  if (held.length === 0) return [];
  (await openLogger()).error(identityRefusedAlarm);
  const about = { kind: "oemm", id: oemmParty };
  return [...held, ...(await openedTask({ id: taskId, kind: "mails-held", about, openedAt }))];
}

/** Mails may leave again, and the task is done. */
export function letOthersLeave(): Promise<void> {
  return decideAgain(async () => {
    const now = systemRuntime.now();
    await commit([...(await releaseMails(now)), ...closedTask(await loadTask(taskId), now).writes]);
  });
}
