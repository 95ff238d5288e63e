import { inFigures } from "../french/quantity.ts";
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

/** What a candidate brings, by the way the jury hears them. */
export function thingsToBring(format: JuryFormat): string[] {
  return [
    "une pièce d’identité en cours de validité\u00a0;",
    ...(format === "presentation" ? ["votre diaporama, sur clé USB et par précaution en PDF\u00a0;"] : []),
    "cette convocation.",
  ];
}
