import {
  fileClosed,
  fileReopened,
  fileSubmitted,
  fileWithdrawn,
  fileWithdrawnByOemm,
} from "../../events/enrolment.ts";
import { readFact } from "../../events/fact.ts";
import {
  absenceCorrected,
  absenceRecorded,
  candidateAdjourned,
  fileScheduled,
  fileUnscheduled,
  thresholdReached,
} from "../../events/jury.ts";
import { sessionThreshold } from "../../shared/domain/jury/waiting-list.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadPolicyOn } from "../../shared/store/branch-series.ts";
import { listFiles, loadFileMains } from "../../shared/store/files.ts";
import { loadTask } from "../../shared/store/tasks.ts";
import { loadThreshold, saveThreshold } from "../../shared/store/thresholds.ts";
import { closedTask } from "../tasks/closed-task.ts";
import { madeTaskId } from "../tasks/made-task-id.ts";
import { openedTask } from "../tasks/opened-task.ts";

/** R-JURY-1, R-OEMM-5: OEMM has a task while a waiting list is at its threshold, each time that it reaches it. */
export const trigger = defineTrigger({
  name: "jury/watch-threshold",
  kind: "facts",
  purpose: "Watches the waiting lists for their threshold",
  facts: [
    fileSubmitted,
    fileUnscheduled,
    absenceRecorded,
    absenceCorrected,
    candidateAdjourned,
    fileScheduled,
    fileReopened,
    fileWithdrawn,
    fileWithdrawnByOemm,
    fileClosed,
  ],
  batchSize: 10,
  maxDeliveries: 10,
  timeoutSeconds: 30,
  needs: {
    table: {
      reads: ["CERTIFICATION", "FILE", "REFERENTIAL", "TASK"],
      lists: ["gsi3 FILES"],
      writes: ["CERTIFICATION", "TASK"],
    },
  },
});

export const handler = consumeQueue(async (detail) => {
  const fact = readFact(detail);
  await commitAsSystem(async () => {
    const [file] = await loadFileMains([fact.about.id]);
    if (file === undefined) return { writes: [], facts: [] };
    const { certification } = file;
    const { jury } = await loadPolicyOn(dateInParis(systemRuntime.now()));
    const threshold = sessionThreshold(certification, jury.readyFiles);
    const list = { of: "certification", certification, state: "submitted" } as const;
    const { entries: waiting } = await listFiles(list, threshold, undefined);
    // The list is an index, a moment late at times: the message comes back until it shows this very file, or no more.
    const shown = waiting.some(({ id }) => id === file.id);
    const waits = file.state === "submitted";
    if (waits ? waiting.length < threshold && !shown : shown)
      throw new Error(`the waiting list does not show yet how ${file.id} stands`);
    const said = await loadThreshold(certification);
    const reached = waiting.length >= threshold;
    if (reached === said.reached) return { writes: [], facts: [] };
    const id = madeTaskId("threshold-reached", certification);
    const about = { kind: "certification", id: certification };
    const now = systemRuntime.now();
    const task = reached
      ? {
          writes: await openedTask({
            id,
            kind: "threshold-reached",
            about,
            certification,
            threshold,
            openedAt: now,
          }),
          facts: [thresholdReached.of(certification, { threshold })],
        }
      : closedTask(await loadTask(id), now);
    return {
      writes: [saveThreshold(certification, said, reached), ...task.writes],
      facts: task.facts,
    };
  }, systemRuntime);
});
