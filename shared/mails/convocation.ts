import { inFigures } from "../domain/french/quantity.ts";
import { clockTime, longDate } from "../domain/french/wording.ts";
import type { Policy } from "../domain/policy/policy.ts";
import type { JuryFormat } from "../domain/referential/certification.ts";
import type { CivilDate, CivilTime, Instant } from "../domain/time/civil-date.ts";
import type { Invitation, Person } from "./layout/invitation.ts";
import type { Block } from "./layout/mail.ts";

/** What every convocation to a jury says. */
export interface Convocation {
  kind: Invitation["kind"];
  recipient: Person;
  certificationName: string;
  format: JuryFormat;
  date: CivilDate;
  start: CivilTime;
  end: CivilTime;
  place: { kind: "on-site"; address: string } | { kind: "remote"; url: string };
  organiser: Person;
  uid: string;
  sequence: number;
  stampedAt: Instant;
  contact: string;
  policy: Policy;
}

/** R-JURY-4: how a jury hears a candidate, in words. */
export function formatInWords(format: JuryFormat, { hearing }: Policy["jury"]): string {
  if (format === "interview")
    return `un entretien avec le jury d’environ ${inFigures(hearing.interview.interview)}`;
  const { slides, interview } = hearing.presentation;
  return `une présentation orale avec diaporama (${inFigures(slides)}), puis un entretien avec le jury (${inFigures(interview)})`;
}

/** When and where, as blocks. */
export function whenAndWhere({ date, start, end, place }: Convocation): Block[] {
  return [
    { strong: `Le ${longDate(date)}, de ${clockTime(start)} à ${clockTime(end)}` },
    place.kind === "on-site"
      ? { paragraph: `Lieu\u00a0: ${place.address}` }
      : { link: { label: "Lien de visioconférence", url: place.url } },
  ];
}

/** The invitation of a convocation. */
export function invitationOf(convocation: Convocation, description: string): Invitation {
  const { kind, uid, sequence, stampedAt, date, start, end, place, organiser, recipient } = convocation;
  return {
    kind,
    uid,
    sequence,
    stampedAt,
    date,
    start,
    end,
    organiser,
    attendee: recipient,
    summary: `Jury du CQP «\u00a0${convocation.certificationName}\u00a0»`,
    description,
    location: place.kind === "on-site" ? place.address : place.url,
  };
}

/** How the subject of a convocation begins. */
export const subjectOf: Readonly<Record<Invitation["kind"], string>> = {
  request: "Convocation au jury",
  update: "Convocation modifiée au jury",
  cancel: "Annulation de votre convocation au jury",
};

/** What a candidate brings, by the way the jury hears them. */
export function thingsToBring(format: JuryFormat): string[] {
  return [
    "une pièce d’identité en cours de validité\u00a0;",
    ...(format === "presentation" ? ["votre diaporama, sur clé USB et par précaution en PDF\u00a0;"] : []),
    "cette convocation.",
  ];
}
