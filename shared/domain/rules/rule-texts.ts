import { centresRules } from "./centres.ts";
import { datesRules } from "./dates.ts";
import { dayRules } from "./day.ts";
import { evidenceRules } from "./evidence.ts";
import { juryRules } from "./jury.ts";
import { oemmRules } from "./oemm.ts";
import { personsRules } from "./persons.ts";
import { privacyRules } from "./privacy.ts";
import { referentialRules } from "./referential.ts";
import type { RuleText } from "./rule-text.ts";
import { trainingRules } from "./training.ts";
import { vaeRules } from "./vae.ts";

/** Every rule by subject: a heading of their list, in French, and what they say by number. */
export const ruleSubjects = [
  { subject: "Les certifications", rules: referentialRules },
  { subject: "Le parcours de formation", rules: trainingRules },
  { subject: "La validation des acquis de l’expérience", rules: vaeRules },
  { subject: "Le jury", rules: juryRules },
  { subject: "Les centres de formation", rules: centresRules },
  { subject: "Les dates", rules: datesRules },
  { subject: "Les personnes", rules: personsRules },
  { subject: "Le jour du jury", rules: dayRules },
  { subject: "Les pièces", rules: evidenceRules },
  { subject: "Les données personnelles", rules: privacyRules },
  { subject: "L’OEMM et la branche", rules: oemmRules },
] as const;

const stated = {
  ...referentialRules,
  ...trainingRules,
  ...vaeRules,
  ...juryRules,
  ...centresRules,
  ...datesRules,
  ...personsRules,
  ...dayRules,
  ...evidenceRules,
  ...privacyRules,
  ...oemmRules,
};

/** The number of a rule (`R-VAE-2`), as docs/rules.md has it. */
export type RuleNumber = keyof typeof stated;

/** What every rule says, by its number. */
export const ruleTexts: Readonly<Record<RuleNumber, RuleText>> = stated;

/** Whether a text is the number of a rule. */
export function isRuleNumber(text: string): text is RuleNumber {
  return Object.hasOwn(ruleTexts, text);
}
