import type { ReplyOf } from "@cqp-mutualite/client/operations";

/** A certification as a version of it says. */
export type Version = ReplyOf<"/v1/certifications/{code}", "get">;

/** A line that two versions say otherwise; undefined where one has none. */
export interface Difference {
  /** Where it is: `Domaine CMI-1`, `Indicateur CMI-1-C2-I3`. */
  place: string;
  before: string | undefined;
  after: string | undefined;
}

/** All that a version says, line by line, by its place. */
function linesOf(version: Version): Map<string, string> {
  const lines = new Map<string, string>([
    ["Intitulé", version.name],
    ["Expérience en rapport", version.relevantExperience],
    ["Niveau", version.educationLevelNotice],
  ]);
  for (const domain of version.domains) {
    lines.set(`Domaine ${domain.code}`, domain.title);
    lines.set(`Domaine ${domain.code}, partagé avec`, domain.sharedWith.join(", "));
    domain.interviewQuestions.forEach((question, index) => {
      lines.set(`Question ${index + 1} de ${domain.code}`, question);
    });
    for (const { code, text } of domain.competences) lines.set(`Compétence ${code}`, text);
    for (const { code, title, indicators } of domain.criteria) {
      lines.set(`Critère ${code}`, title);
      for (const indicator of indicators) lines.set(`Indicateur ${indicator.code}`, indicator.text);
    }
  }
  return lines;
}

/** What two versions of a certification say otherwise, in the order of the later one, and what it says no more. */
export function differencesBetween(before: Version, after: Version): Difference[] {
  const [former, present] = [linesOf(before), linesOf(after)];
  const places = new Set([...present.keys(), ...former.keys()]);
  return [...places].flatMap((place) => {
    const difference = { place, before: former.get(place), after: present.get(place) };
    return difference.before === difference.after ? [] : [difference];
  });
}
