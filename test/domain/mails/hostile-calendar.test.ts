import { expect, it } from "vitest";
import { toCalendar } from "../../../shared/mails/layout/invitation.ts";

/** What a calendar would read as its own, if it were not folded into a text. */
const hostile = `<script>\r\nEND:VEVENT\r\nATTENDEE:mailto:intrus@example.org\nX;Y,Z\\n:"${"W".repeat(300)}"👩‍👩‍👧‍👦`;

it("a calendar's lines are its own, with names and places that would end them", () => {
  const person = { name: hostile, email: "chloe@example.org" };
  const calendar = toCalendar({
    ...{ uid: "ses_1-file_1@cqp-mutualite", sequence: 0, kind: "request" },
    ...{ stampedAt: "2027-02-02T11:00:00.000Z", date: "2027-03-02", start: "09:00", end: "09:40" },
    ...{ summary: hostile, description: hostile, location: hostile, organiser: person, attendee: person },
  });
  const lines = calendar.split("\r\n");
  expect(calendar.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const unfolded = calendar.replaceAll("\r\n ", "").split("\r\n");
  expect(unfolded.filter((line) => line.startsWith("END:VEVENT"))).toEqual(["END:VEVENT"]);
  expect(unfolded.filter((line) => line.startsWith("ATTENDEE"))).toHaveLength(1);
  expect(unfolded.join("\n")).not.toMatch(/^ATTENDEE:mailto:intrus/m);
});
