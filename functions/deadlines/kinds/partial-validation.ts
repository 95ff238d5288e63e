import { domainsExpired, fileDeadlineNotified } from "../../../events/deadlines.ts";
import { fileEntity } from "../../../shared/store/files.ts";
import { loadHoldingsOf } from "../../../shared/store/holdings.ts";
import { fileKey } from "../../../shared/store/keys.ts";
import { openedTask } from "../../tasks/opened-task.ts";
import { deadlinePassedTask } from "../deadline-passed-task.ts";
import { type KindAtWork, readWithSubject } from "../kind-at-work.ts";

/** R-JURY-10, R-DATE-4: domains expire by themselves: their last day is in what the candidate holds. */
export const partialValidationAtWork: KindAtWork<"partial-validation"> = {
  async load(due) {
    const { held, subject } = await readWithSubject("partial-validation", due, fileKey(due.about.id));
    const file = fileEntity.find(subject);
    if (held === undefined || file === undefined) return { held };
    return { held, subject: { file, holdings: await loadHoldingsOf(file) } };
  },
  tell: ({ fileId, kind, domains }, told) => fileDeadlineNotified.of(fileId, { ...told, kind, domains }),
  passed: async (held, _, { now }) => ({
    writes: await openedTask(deadlinePassedTask(held, now)),
    facts: [
      domainsExpired.of(held.fileId, { lastDay: held.lastDay, sheetId: held.sheetId, domains: held.domains }),
    ],
  }),
};
