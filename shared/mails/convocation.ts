import { fromTimeTo, longDate } from "../domain/french/wording.ts";
import type { AppearanceInWords } from "../domain/jury/appearance-in-words.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import type { Invitation, Person } from "./layout/invitation.ts";
import type { Block } from "./layout/mail.ts";

/** What every convocation to a jury says. */
export interface Convocation extends AppearanceInWords {
  kind: Invitation["kind"];
  recipient: Person;
  organiser: Person;
  uid: string;
  sequence: number;
  stampedAt: Instant;
  contact: string;
}

/** When and where, as blocks. */
export function whenAndWhere({
  date,
  start,
  end,
  place,
}: Pick<Convocation, "date" | "start" | "end" | "place">): Block[] {
  return [
    { strong: `Le ${longDate(date)}, ${fromTimeTo(start, end)}` },
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
