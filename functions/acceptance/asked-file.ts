import { assertAskedBy, unknownInvitation } from "../../shared/domain/training/answer-enrolment.ts";
import type { TrainingFile } from "../../shared/domain/training/file.ts";
import { loadFileAlone, type WholeFile } from "../../shared/store/files.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";

/**
 * The enrolment that a code is about: its holder has no other relation to it yet.
 * @throws DomainError `invitation-unknown`, after the same calls for a file that doesn't exist, for one that asks nothing
 * and for one that another code is about.
 */
export async function askedFile(fileId: string, code: string): Promise<WholeFile<TrainingFile>> {
  const held = await loadFileAlone(fileId);
  if (held?.file.path !== "training") throw unknownInvitation();
  const { file } = held;
  assertAskedBy(file, code);
  return { ...held, file, certification: await certificationOfFile(file) };
}
