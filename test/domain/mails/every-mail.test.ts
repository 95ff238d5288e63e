import { readdirSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { factCatalogue } from "../../../events/catalogue.ts";
import { mailAnnouncing } from "../../../functions/mail/mail-announcing.ts";
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
});
