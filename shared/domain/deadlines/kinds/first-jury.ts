import * as z from "zod";
import { fullName } from "../../enrolment/candidate.ts";
import { type Changed, type FileMain, handingOn } from "../../enrolment/file.ts";
import { fileId } from "../../ids.ts";
import { guidePolicy } from "../../policy/guide-policy.ts";
import { transition } from "../../state-machine.ts";
import type { CivilDate } from "../../time/civil-date.ts";
import { trainingFileMachine } from "../../training/file-machine.ts";
import {
  deadlineFields,
  endDeadline,
  type Finding,
  openDeadline,
  passedDeadline,
  versionAtChange,
} from "../deadline.ts";
import { declareDeadlineKind } from "../declare-kind.ts";
import { candidateAndFollower } from "../recipients.ts";

const schema = z.strictObject({ kind: z.literal("first-jury"), ...deadlineFields, fileId });
type FirstJuryDeadline = z.infer<typeof schema>;

/** R-TRN-2: a trained candidate's first appearance before a jury. */
export const firstJury = declareDeadlineKind({
  schema,
  about: "file",
  idOfSubject: ({ fileId }) => fileId,
  counted: { one: "premier jury à passer", more: "premiers jurys à passer" },
  reminders: guidePolicy.reminderDays.usual,
  inDigest: true,
  changedBy: firstJuryDeadline,
  review: (held, file: FileMain) => ({ held, finding: firstJuryFinding(file) }),
  recipients: (_, file, moment) => candidateAndFollower(file, moment),
});

/**
 * R-TRN-2: the deadline of a registered enrolment as the file's next version leaves it: it runs from the registration,
 * is met by an appearance, and has no object once the file is withdrawn. Undefined for a file that never had one.
 */
export function firstJuryDeadline(file: FileMain, today: CivilDate): FirstJuryDeadline | undefined {
  if (file.path !== "training" || !("firstJuryBy" in file) || file.firstJuryBy === undefined)
    return undefined;
  const version = versionAtChange(file.version + 1);
  const running = {
    kind: "first-jury" as const,
    id: file.id,
    version,
    fileId: file.id,
    certification: file.certification,
    lastDay: file.firstJuryBy,
    partyId: file.companyId,
    label: fullName(file.candidate),
  };
  const finding = firstJuryFinding(file);
  if (finding === "holds") return openDeadline(running, firstJury.reminders, today);
  // R-DAY-2: an absence that was undone after the last day waits for the outcome again; R-DAY-10: a kept right for a session.
  if (finding === "awaits-outcome")
    return (
      openDeadline(running, isKept(file) ? [] : firstJury.reminders, today) ?? passedDeadline(running, today)
    );
  return endDeadline(running, finding, today);
}

/**
 * R-TRN-2, R-DATE-4: how a file stands before its deadline. While a session is to hear it, the passing waits for the
 * outcome: the candidate may have appeared in time, and the chair signs later. R-DAY-10: so it does while the right to a
 * first jury is kept.
 */
export function firstJuryFinding(file: FileMain): Finding {
  if (file.path !== "training" || file.appearedOn !== undefined) return "met";
  if (file.state === "scheduled" || isKept(file)) return "awaits-outcome";
  return file.state === "enrolled" || file.state === "submitted" ? "holds" : "dropped";
}

function isKept(file: FileMain): boolean {
  const waits = file.state === "enrolled" || file.state === "submitted";
  return waits && file.path === "training" && file.firstJuryKept !== undefined;
}

/** R-DATE-4: the time passed without an appearance: the enrolment lapses, and the candidate may enrol again. */
export function lapseFile<File extends FileMain>(file: File): Changed<File, "lapsed"> {
  return handingOn(file, (whole) => {
    if (whole.path !== "training") throw new Error(`${whole.id} is not on the training path`);
    return transition(trainingFileMachine, whole, "lapse", (held) => ({ ...held, state: "lapsed" }));
  });
}
