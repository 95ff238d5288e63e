import { fileDeadlineNotified, fileLapsed } from "../../../events/deadlines.ts";
import { lapseFile } from "../../../shared/domain/deadlines/kinds/first-jury.ts";
import { fileEntity, saveFile } from "../../../shared/store/files.ts";
import { fileKey } from "../../../shared/store/keys.ts";
import { openedTask } from "../../tasks/opened-task.ts";
import { deadlinePassedTask } from "../deadline-passed-task.ts";
import { type KindAtWork, readWithSubject } from "../kind-at-work.ts";

/** R-TRN-2, R-DATE-4: the file whose first appearance is overdue lapses. */
export const firstJuryAtWork: KindAtWork<"first-jury"> = {
  async load(due) {
    const { held, subject } = await readWithSubject("first-jury", due, fileKey(due.about.id));
    return { held, subject: fileEntity.find(subject) };
  },
  tell: ({ fileId, kind }, told) => fileDeadlineNotified.of(fileId, { ...told, kind, domains: [] }),
  passed: async (held, file, { now }) => ({
    writes: [...saveFile(file, lapseFile(file)), ...(await openedTask(deadlinePassedTask(held, now)))],
    facts: [fileLapsed.of(held.fileId, { firstJuryBy: held.lastDay })],
  }),
};
