import { inFigures, inWords } from "../french/quantity.ts";
import type { Policy } from "../policy/policy.ts";
import type { JuryFormat } from "../referential/certification.ts";
import type { CivilDate, CivilTime } from "../time/civil-date.ts";
import type { SessionPlace } from "./session.ts";

/** What people are told of an appearance before a jury, by mail as on paper. */
export interface AppearanceInWords {
  certificationName: string;
  format: JuryFormat;
  date: CivilDate;
  start: CivilTime;
  end: CivilTime;
  place: SessionPlace;
  policy: Policy;
}

/** R-JURY-4: how a jury hears a candidate, in words. */
export function formatInWords(format: JuryFormat, { hearing }: Policy["jury"]): string {
  if (format === "interview")
    return `un entretien avec le jury d’environ ${inFigures(hearing.interview.interview)}`;
  const { slides, interview } = hearing.presentation;
  return `une présentation orale avec diaporama (${inFigures(slides)}), puis un entretien avec le jury (${inFigures(interview)})`;
}

/** R-JURY-4: how an appearance goes, as its candidate reads it. */
export function howItGoes({
  format,
  policy: { jury },
}: Pick<AppearanceInWords, "format" | "policy">): string {
  return `Déroulement\u00a0: ${formatInWords(format, jury)}. Le jury délibère ensuite à huis clos. Merci d’être présent(e) ${inWords(jury.earlyArrival)} avant.`;
}

/** What a candidate brings, by the way the jury hears them. */
export function thingsToBring(format: JuryFormat): string[] {
  return [
    "une pièce d’identité en cours de validité\u00a0;",
    ...(format === "presentation" ? ["votre diaporama, sur clé USB et par précaution en PDF\u00a0;"] : []),
    "cette convocation.",
  ];
}
