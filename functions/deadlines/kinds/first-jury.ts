import { fileDeadlineNotified, fileLapsed } from "../../../events/deadlines.ts";
import { lapseFile } from "../../../shared/domain/deadlines/kinds/first-jury.ts";
import { fileEntity, saveFile } from "../../../shared/store/files.ts";
import { fileKey } from "../../../shared/store/keys.ts";
import { type KindAtWork, readWithSubject } from "../kind-at-work.ts";

/** R-TRN-2, R-DATE-4: the file whose first appearance is overdue lapses. */
export const firstJuryAtWork: KindAtWork<"first-jury"> = {
  async load(due) {
    const { held, subject } = await readWithSubject("first-jury", due, fileKey(due.about.id));
    return { held, subject: fileEntity.find(subject) };
  },
  tell: ({ fileId, kind }, told) => fileDeadlineNotified.of(fileId, { ...told, kind, domains: [] }),
  passed: ({ fileId, lastDay }, file) => ({
    writes: saveFile(file, lapseFile(file)),
    facts: [fileLapsed.of(fileId, { firstJuryBy: lastDay })],
  }),
};
