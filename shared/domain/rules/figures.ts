import { fromTo, inWords, number } from "../french/quantity.ts";
import { guidePolicy } from "../policy/guide-policy.ts";
import type { Validity } from "../policy/validity.ts";

const {
  training,
  vae,
  jury,
  partialValidity,
  bonus,
  acceptance,
  addressProof,
  reminderDays,
  retention,
  changes,
} = guidePolicy;
const { presentation, interview } = jury.hearing;
/** What is said of a figure that the branch may do without. */
const none = "aucune durée";

/** The figures that rules say, in French, as the policy has them. */
export const figures = {
  points: number(bonus.points),
  firstJury: inWords(training.firstJury),
  fullPath: fromTo(training.fullPath.least, training.fullPath.most),
  experience: vae.experience === "none" ? none : inWords(vae.experience.atLeast),
  experienceWithin: vae.experience === "none" ? none : inWords(vae.experience.within),
  readyFiles: number(jury.readyFiles.usual),
  members: inWords({ count: 2 * jury.members.perSide, unit: "member" }),
  perSide: inWords({ count: jury.members.perSide, unit: "representative" }),
  ofOemm: inWords({ count: jury.members.ofOemm, unit: "representative" }).split(" ")[0] ?? "",
  slides: inWords(presentation.slides),
  slidesInterview: inWords(presentation.interview),
  interview: inWords(interview.interview),
  deliberation: inWords(jury.deliberation),
  notice: inWords(jury.convocationNotice),
  partialTraining: validityInWords(partialValidity.training),
  partialVae: validityInWords(partialValidity.vae),
  reminders: listed(reminderDays.usual),
  codes: number(addressProof.codes),
  codeTries: number(addressProof.tries),
  acceptanceTries: number(acceptance.tries),
  between: inWords(jury.betweenAppearances),
  sessionReminders: listed(reminderDays.session),
  unexamined: number(reminderDays.unexamined),
  correction: inWords(jury.correction),
  unheld: inWords(jury.unheld),
  fileKept: inWords(retention.file),
  evidenceKept: inWords(retention.evidence),
  changesKept: inWords(changes.kept),
};

function validityInWords(validity: Validity): string {
  return validity === "permanent" ? "sans limite" : inWords(validity);
}

function listed(days: readonly number[]): string {
  const [last, ...before] = days.map(number).reverse();
  return before.length === 0 ? (last ?? "") : `${before.reverse().join(", ")} et ${last}`;
}
