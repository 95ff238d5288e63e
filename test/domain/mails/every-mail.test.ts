import { readdirSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { factCatalogue } from "../../../events/catalogue.ts";
import { mailAnnouncing } from "../../../functions/mail/mail-announcing.ts";
import { remindersPage } from "../../../functions/mail/reminders-page.ts";
import type { DeadlineKind } from "../../../shared/domain/deadlines/kinds.ts";
import type { Recipient } from "../../../shared/domain/deadlines/recipients.ts";
import type { ReminderMoment } from "../../../shared/domain/deadlines/reminder-days.ts";
import { timeZoneName } from "../../../shared/domain/french/wording.ts";
import { buildMime } from "../../../shared/mails/layout/mime.ts";
import { faultsOf } from "../referential/french-text.ts";

const types = readdirSync(join(import.meta.dirname, "../../../functions/mail/mails")).map((file) =>
  file.replace(/\.ts$/, ""),
);
const mails = await Promise.all(types.map(async (type) => ({ type, mail: await mailAnnouncing(type) })));

const [from, read] = ["certifications@expediteur.example.org", "oemm@example.org"];
/** What a mail's envelope says, as the function that sends it has it. */
const envelope = {
  from: { name: "OEMM – Certifications", email: from },
  replyTo: { name: "OEMM – Certifications", email: read },
  to: { name: "Chloé Exemple", email: "chloe@example.org" },
  messageId: "1@example.org",
  date: "2027-06-01T08:00:00Z",
};

/** Words that the mails use, where an accent was forgotten. */
const unaccented =
  /(?<!\p{L})(?:agree|agrement|apres|certifie|competences? deja|complete a|decision|deja|delai|depose|echeance|echu|ete|etes|evaluation|evalue|jusqu’a|memoire|numero|piece|planifie|preparez|recevabilite|reuni|seance|termine a|validite)(?!\p{L})/iu;
const url = /https?:\S+/g;
const hours = /\d+\u00a0h(?!\p{L})/gu;

describe.each(mails)("the mail of $type", ({ type, mail }) => {
  it("is in the file named after its fact, which the catalogue knows", () => {
    expect(mail.fact.type).toBe(type);
    expect(factCatalogue.has(type)).toBe(true);
  });

  it.each(mail.examples().map((rendered, n) => ({ ...rendered, n })))(
    "reads well, example $n: « $subject »",
    ({ subject, text, html, invitation }) => {
      const lines = [subject, invitation?.summary ?? "", invitation?.description ?? "", ...text.split("\n")]
        // A list's dash, a signature's, addresses and hours are not prose.
        .map((line) => line.replace(/^--? /, "").replace(url, "adresse").replace(hours, "heures"))
        .filter((line) => line !== "");
      const faults = lines.flatMap((line) => [
        ...faultsOf(line).map((fault) => `${fault} in « ${line} »`),
        ...(unaccented.test(line) ? [`no accent in « ${line} »`] : []),
        ...(/undefined|null|NaN|\[object/.test(line) ? [`a hole in « ${line} »`] : []),
      ]);
      expect(faults).toEqual([]);
      expect(text).toMatch(/^Bonjour[^\n]*,\n/);
      expect(html).toContain('<html lang="fr">');
      expect(html).not.toMatch(/undefined|null|NaN|\[object/);
      if (text.search(hours) >= 0) expect(text).toContain(timeZoneName);
      expect(subject.length).toBeLessThanOrEqual(120);
      const addresses = [...text.matchAll(url)].map(([address]) => new URL(address));
      for (const { hostname, pathname } of addresses) {
        expect(hostname).toMatch(/(^|\.)example\.org$/);
        expect(pathname).not.toMatch(/undefined|null|\/\/|%/);
      }
    },
  );

  it.each(mail.examples().map((rendered, n) => ({ rendered, n })))(
    "is answered, by mail and by calendars, at an address that is read, example $n",
    async ({ rendered }) => {
      const { replyTo, attachments } = await PostalMime.parse(await buildMime(rendered, envelope));
      expect(replyTo?.map(({ address }) => address)).toEqual([read]);
      const calendars = attachments.filter(({ mimeType }) => mimeType === "text/calendar");
      expect(calendars.length > 0).toBe(rendered.invitation !== undefined);
      for (const { content } of calendars) {
        const lines = new TextDecoder().decode(content as ArrayBuffer).replaceAll("\r\n ", "");
        expect(/^ORGANIZER.*mailto:(.*)$/im.exec(lines)?.[1]?.trim()).toBe(read);
        expect(lines).not.toContain(from);
      }
    },
  );

  it.each(mail.examples().map((rendered, n) => ({ rendered, n })))(
    "goes as mail does, byte by byte, example $n",
    async ({ rendered }) => {
      const raw = await buildMime(rendered, envelope);
      expect(faultsOfBytes(raw)).toEqual([]);
      const { date, subject, to, text } = await PostalMime.parse(raw);
      expect(date).toBe("2027-06-01T08:00:00.000Z");
      expect(subject).toBe(rendered.subject);
      expect(to).toEqual([{ name: "Chloé Exemple", address: "chloe@example.org" }]);
      expect(text?.trimEnd()).toBe(rendered.text.trimEnd());
      // From its base64, as it was sent: the parser makes the ends of a text's lines its own.
      const [, sent] = /application\/ics.+?\r\n\r\n([\w+/=\r\n]+)/s.exec(raw.toString("latin1")) ?? [];
      expect(sent !== undefined).toBe(rendered.invitation !== undefined);
      if (sent === undefined) return;
      const calendar = Buffer.from(sent, "base64");
      expect(faultsOfLines(calendar, 75)).toEqual([]);
      expect(calendar.toString("utf8")).toMatch(/^BEGIN:VCALENDAR\r\n.*\r\nEND:VCALENDAR\r\n$/s);
    },
  );
});

describe("a reminder that one may do without", () => {
  it("says on which page, and is left by no press of a mail reader", async () => {
    const [mail] = mails;
    const [rendered] = mail?.mail.examples() ?? [];
    if (rendered === undefined) throw new Error("there is no mail");
    const choicesUrl = "https://cqp.example.org/account/reminders";
    const raw = await buildMime(rendered, { ...envelope, choicesUrl });
    expect(faultsOfBytes(raw)).toEqual([]);
    const headers = async (bytes: Buffer) =>
      new Map((await PostalMime.parse(bytes)).headers.map(({ key, value }) => [key, value]));
    expect((await headers(raw)).get("list-unsubscribe")).toBe(`<${choicesUrl}>`);
    expect((await headers(raw)).has("list-unsubscribe-post")).toBe(false);
    expect((await headers(await buildMime(rendered, envelope))).has("list-unsubscribe")).toBe(false);
  });

  it("is one of a kind that the digest has, before its day, to an organisation (R-DATE-2)", () => {
    const page = (kind: DeadlineKind, moment: ReminderMoment, to: Recipient) =>
      remindersPage("https://cqp.example.org", kind, moment, to);
    const centre = { party: "centre", id: "ctr_exemple" } as const;
    expect(page("centre-approval", 90, centre)).toBe("https://cqp.example.org/account/reminders");
    expect(page("first-jury", 7, { party: "company", id: "cmp_exemple" })).toBeDefined();
    expect(page("partial-validation", 30, { party: "oemm" })).toBeDefined();
    expect(page("first-jury", "passed", { party: "company", id: "cmp_exemple" })).toBeUndefined();
    expect(page("first-jury", 7, { party: "candidate" })).toBeUndefined();
    expect(page("convocation-notice", 7, { party: "oemm" })).toBeUndefined();
  });
});

describe("what is found in the bytes of a mail", () => {
  const found = (raw: string) => faultsOfBytes(Buffer.from(raw));
  const fine = "Subject: A\r\nDate: Tue, 1 Jun 2027 08:00:00 +0000\r\n\r\nB\r\n";

  it("is nothing where it is as it must be, and each fault where it is not", () => {
    expect(found(fine)).toEqual([]);
    expect(found(fine.replace("B\r\n", "B\n"))).toEqual(["an end of line that is not CRLF"]);
    expect(found(fine.replace("B", "b".repeat(999)))).toEqual(["a line of 999 bytes"]);
    expect(found(fine.replace("A", "É"))).toEqual(["a header that is not ASCII: Subject: É"]);
    expect(found(fine.replace("A", `=?UTF-8?Q?${"a".repeat(70)}?=`))).toEqual([
      "an encoded word of 82 characters",
    ]);
    expect(found(fine.replace(/Tue.*0000/, "2027-06-01T08:00:00Z"))).toEqual([
      "a date that RFC 5322 does not know: 2027-06-01T08:00:00Z",
    ]);
  });
});

/** A date and its hour, as RFC 5322 writes them. */
const mailDate =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/;

/** What of a mail's bytes RFC 5321, 5322 and 2047 do not take. */
function faultsOfBytes(raw: Buffer): string[] {
  const [head = ""] = raw.toString("utf8").split("\r\n\r\n", 1);
  const headers = head.replace(/\r\n(?=[ \t])/g, "").split("\r\n");
  const words = [...head.matchAll(/=\?\S+?\?[QB]\?\S*?\?=/g)].map(([word]) => word.length);
  const date = headers.find((header) => header.startsWith("Date: "))?.slice("Date: ".length) ?? "none";
  return [
    ...faultsOfLines(raw, 998),
    ...headers.flatMap((header) =>
      /^[\x20-\x7e\t]*$/.test(header) ? [] : [`a header that is not ASCII: ${header}`],
    ),
    ...words.flatMap((length) => (length > 75 ? [`an encoded word of ${length} characters`] : [])),
    ...(mailDate.test(date) ? [] : [`a date that RFC 5322 does not know: ${date}`]),
  ];
}

/** What of the lines of a text is not CRLF, or longer than so many bytes. */
function faultsOfLines(raw: Buffer, most: number): string[] {
  const text = raw.toString("latin1");
  return [
    ...(/(?<!\r)\n|\r(?!\n)/.test(text) ? ["an end of line that is not CRLF"] : []),
    ...text.split("\r\n").flatMap(({ length }) => (length > most ? [`a line of ${length} bytes`] : [])),
  ];
}
