import type { oemmDigestIssued } from "../../events/deadlines.ts";
import type { Fact } from "../../events/fact.ts";
import type { Recipient } from "../../shared/domain/deadlines/recipients.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { weeklyDigest } from "../../shared/mails/weekly-digest.ts";
import { listDeadlines } from "../../shared/store/deadline-lists.ts";
import { nameInForce } from "../../shared/store/referential.ts";
import { exampleMail } from "./example.ts";
import { addressOf } from "./party-address.ts";
import type { MailSettings } from "./settings.ts";

/** Deadlines listed in a digest at most. */
const nearestShown = 15;

type Digest = ReturnType<typeof oemmDigestIssued.read>;

/** The mail of a weekly digest, to the party that its fact is about. */
export function digestMail(recipientOf: (partyId: string) => Exclude<Recipient, { party: "candidate" }>) {
  return {
    async load({ fact, data, settings }: { fact: Fact; data: Digest; settings: MailSettings }) {
      const { portalUrl, contact } = settings;
      const to = recipientOf(fact.about.id);
      const person = await addressOf(to, contact);
      const { entries } =
        to.party === "oemm"
          ? { entries: [] }
          : await listDeadlines({ partyId: to.id }, {}, { limit: nearestShown, cursor: undefined });
      const nearest = await Promise.all(
        entries.map(async ({ label, certification, lastDay }) => ({
          label:
            label ?? `Agrément, CQP «\u00a0${await nameInForce(certification, dateInParis(fact.at))}\u00a0»`,
          lastDay,
        })),
      );
      return {
        to: person,
        given: {
          ...data,
          nearest,
          deadlinesUrl: `${portalUrl}/deadlines`,
          contact,
        },
      };
    },
    write: weeklyDigest,
    examples: [
      {
        ...exampleMail,
        monday: "2029-02-05",
        months: [
          { month: "2029-02", counts: { "first-jury": 2, "partial-validation": 1 } },
          { month: "2029-08", counts: { "centre-approval": 1, "convocation-notice": 3 } },
        ],
        nearest: [{ label: exampleMail.candidateName, lastDay: "2029-02-28" }],
        deadlinesUrl: `${exampleMail.portalUrl}/deadlines`,
      },
    ],
  } as const;
}
