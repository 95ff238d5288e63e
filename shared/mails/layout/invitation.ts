import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from "ical-generator";
import type { ConvocationKind } from "../../domain/jury/convene.ts";
import { type CivilDate, type CivilTime, type Instant, timeZone } from "../../domain/time/civil-date.ts";

/** A calendar invitation, its update or its cancellation (R-JURY-6). */
export interface Invitation {
  /** The same for every message about one appearance. */
  uid: string;
  /** Grows with each change. */
  sequence: number;
  kind: ConvocationKind;
  /** When the message was made. */
  stampedAt: Instant;
  summary: string;
  description: string;
  location: string;
  /** Paris civil date and times. */
  date: CivilDate;
  start: CivilTime;
  end: CivilTime;
  organiser: Person;
  attendee: Person;
}

/** A person with an address. */
export interface Person {
  name: string;
  email: string;
}

/** The rules of Europe/Paris since 1996, written here: the packages that generate them bring every zone's. */
const parisRules = [
  "BEGIN:VTIMEZONE",
  `TZID:${timeZone}`,
  "BEGIN:DAYLIGHT",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "TZNAME:CEST",
  "DTSTART:19700329T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "TZNAME:CET",
  "DTSTART:19701025T030000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "END:STANDARD",
  "END:VTIMEZONE",
].join("\r\n");

/** The iTIP method of an invitation. */
export function methodOf({ kind }: Pick<Invitation, "kind">): "REQUEST" | "CANCEL" {
  return kind === "cancel" ? "CANCEL" : "REQUEST";
}

/** The invitation as an iCalendar text (RFC 5545, RFC 5546). */
export function toCalendar(invitation: Invitation): string {
  const cancelled = invitation.kind === "cancel";
  const calendar: ICalCalendar = ical({
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId: { company: "OEMM", product: "CQP", language: "FR" },
    timezone: { name: null, generator: () => parisRules },
  });
  calendar.createEvent({
    id: invitation.uid,
    sequence: invitation.sequence,
    stamp: new Date(invitation.stampedAt),
    start: civilTime(invitation.date, invitation.start),
    end: civilTime(invitation.date, invitation.end),
    timezone: timeZone,
    summary: invitation.summary,
    description: invitation.description,
    location: invitation.location,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: invitation.organiser,
    attendees: [
      {
        ...invitation.attendee,
        rsvp: !cancelled,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
      },
    ],
  });
  // RFC 5545 ends every line, the last one too.
  return `${calendar.toString()}\r\n`;
}

/** A civil time as a date of the machine, whose hours the library writes beside the zone that the event names. */
function civilTime(date: CivilDate, time: CivilTime): Date {
  return new Date(`${date}T${time}`);
}
