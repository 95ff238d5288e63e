import { unknownInvitation } from "../../shared/domain/training/answer-enrolment.ts";
import type { TrainingFile } from "../../shared/domain/training/file.ts";
import { loadFile, type WholeFile } from "../../shared/store/files.ts";

/**
 * The enrolment that a code is about: its holder has no other relation to it yet.
 * @throws DomainError `invitation-unknown`, for a file that doesn't exist as for one that asks nothing.
 */
export async function askedFile(fileId: string): Promise<WholeFile<TrainingFile>> {
  const contents = await loadFile(fileId);
  if (contents?.file.path !== "training") throw unknownInvitation();
  return { ...contents, file: contents.file };
}
