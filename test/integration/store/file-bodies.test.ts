import { expect, it } from "vitest";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { scheduleFile } from "../../../shared/domain/validation/file-outcome.ts";
import {
  createFile,
  fileSummary,
  loadCandidateFile,
  loadFileMains,
  saveFile,
} from "../../../shared/store/files.ts";
import { fileBodyKey, fileKey } from "../../../shared/store/keys.ts";
import { readOne } from "../../../shared/store/table.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { fileIn, noon, registeredEnrolment, testId } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";

useTable();

const session = testId("ses", 1);
const experience = [
  {
    from: "2019-01",
    employer: "Mutuelle Exemple",
    occupation: "Conseillère",
    activities: "…",
    status: "salaried" as const,
    relevant: true,
    supportingDocuments: [],
  },
];
const waiting: Record<string, (n: number) => CandidateFile> = {
  "by VAE": (n) => ({ ...fileIn("submitted"), id: testId("file", n), experience }),
  "in training": (n) => ({
    ...registeredEnrolment(testId("file", n), "2099-06-01"),
    state: "submitted",
    interview: fileIn("submitted").interview,
    individualPath: { modules: [] },
    activities: { text: "…", describedAt: noon },
    submittedAt: noon,
  }),
};

/** As files were stored before what may be long in them stood apart. */
async function storeAsBefore(file: CandidateFile): Promise<void> {
  const summary = fileSummary.parse({ ...file, candidateName: "…" });
  const item = { ...fileKey(file.id), entity: "file", shape: 2, version: file.version, data: file, summary };
  await commit([{ put: item, when: "absent" }]);
}

it.each(Object.entries(waiting))(
  "a file %s of before loses nothing when its main item alone is read and saved",
  async (_, of) => {
    const file = of(Object.keys(waiting).indexOf(_) + 1);
    await storeAsBefore(file);
    expect(await loadCandidateFile(file.id)).toMatchObject(file);
    const [main] = await loadFileMains([file.id]);
    if (main === undefined) throw new Error("no main item");
    await commit(saveFile(main, scheduleFile(main, session)));
    expect(await loadCandidateFile(file.id)).toEqual({
      ...scheduleFile(file, session),
      version: file.version + 1,
    });
  },
);

it.each(Object.entries(waiting))(
  "what may be long in a file %s stands apart, and is written when it changes",
  async (_, of) => {
    const file = of(Object.keys(waiting).indexOf(_) + 11);
    await commit(createFile(file));
    expect((await readOne(fileKey(file.id)))?.data).not.toHaveProperty("interview");
    const scheduled = scheduleFile(file, session);
    const touched = (before: CandidateFile, after: CandidateFile) =>
      saveFile(before, after).flatMap((write) => ("put" in write ? write.put.sk : []));
    expect(touched(file, scheduled)).not.toContain(fileBodyKey(file.id).sk);
    const heard = { ...scheduled, interview: { ...fileIn("submitted").interview, conclusion: "…" } };
    expect(touched(file, heard)).toContain(fileBodyKey(file.id).sk);
    await commit(saveFile(file, heard));
    expect(await loadCandidateFile(file.id)).toEqual({ ...heard, version: file.version + 1 });
  },
);
