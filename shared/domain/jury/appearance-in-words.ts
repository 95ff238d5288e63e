import { inFigures, inWords } from "../french/quantity.ts";
import type { Policy } from "../policy/policy.ts";
import type { JuryFormat } from "../referential/certification.ts";
import type { CivilDate, CivilTime } from "../time/civil-date.ts";
import type { Duration } from "../time/period.ts";
import type { ExtraTime } from "./extra-time.ts";
import type { SessionPlace } from "./session.ts";

/** What people are told of an appearance before a jury, by mail as on paper. */
export interface AppearanceInWords {
  certificationName: string;
  format: JuryFormat;
  date: CivilDate;
  start: CivilTime;
  end: CivilTime;
  place: SessionPlace;
  /** R-DAY-3: minutes that this candidate has more than others; why is said nowhere. */
  extraTime?: ExtraTime | undefined;
  policy: Policy;
}

/** R-JURY-4: how a jury hears a candidate, in words; R-DAY-3: for as long as they have. */
export function formatInWords(
  format: JuryFormat,
  { hearing }: Policy["jury"],
  extra: ExtraTime = { presentation: 0, interview: 0 },
): string {
  const minutes = ({ count, unit }: Duration<"minute">, more: number) =>
    inFigures({ count: count + more, unit });
  if (format === "interview")
    return `un entretien avec le jury d’environ ${minutes(hearing.interview.interview, extra.interview)}`;
  const { slides, interview } = hearing.presentation;
  return `une présentation orale avec diaporama (${minutes(slides, extra.presentation)}), puis un entretien avec le jury (${minutes(interview, extra.interview)})`;
}

/** R-JURY-4, R-DAY-6: how an appearance goes, as its candidate reads it. */
export function howItGoes({
  format,
  place,
  extraTime,
  policy: { jury },
}: Pick<AppearanceInWords, "format" | "place" | "extraTime" | "policy">): string {
  const come = place.kind === "remote" ? "de vous connecter" : "d’être présent(e)";
  return `Déroulement\u00a0: ${formatInWords(format, jury, extraTime)}. Le jury délibère ensuite à huis clos. Merci ${come} ${inWords(jury.earlyArrival)} avant.`;
}

/** What a candidate has with them, by the way the jury hears them (R-DAY-6: and by where). */
export function thingsToBring({ format, place }: Pick<AppearanceInWords, "format" | "place">): {
  title: string;
  things: string[];
} {
  const remote = place.kind === "remote";
  const slides = remote
    ? "votre diaporama, prêt à être partagé à l’écran, et par précaution en PDF\u00a0;"
    : "votre diaporama, sur clé USB et par précaution en PDF\u00a0;";
  return {
    title: remote ? "À préparer" : "À apporter",
    things: [
      remote
        ? "une pièce d’identité en cours de validité, à montrer à la caméra\u00a0;"
        : "une pièce d’identité en cours de validité\u00a0;",
      ...(format === "presentation" ? [slides] : []),
      ...(remote
        ? [
            "un ordinateur avec caméra et micro, essayés avec le lien de visioconférence\u00a0;",
            "un endroit calme, sans personne d’autre\u00a0;",
          ]
        : []),
      "cette convocation.",
    ],
  };
}
