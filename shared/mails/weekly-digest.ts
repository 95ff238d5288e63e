import { type DeadlineKind, deadlineKinds } from "../domain/deadlines/kinds.ts";
import { monthName, plainDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Mail } from "./layout/mail.ts";

/** « 2 premiers jurys à passer, 1 agrément qui prend fin » */
function countsInWords(counts: Partial<Record<DeadlineKind, number>>): string {
  return (Object.keys(deadlineKinds) as DeadlineKind[])
    .flatMap((kind) => {
      const count = counts[kind];
      const { one, more } = deadlineKinds[kind].counted;
      return count === undefined ? [] : [`${count}\u00a0${count > 1 ? more : one}`];
    })
    .join(", ");
}

/** What is coming for a company, a centre or OEMM, month by month: one mail a week for any number of candidates. */
export function weeklyDigest(given: {
  monday: CivilDate;
  months: readonly { month: string; counts: Partial<Record<DeadlineKind, number>> }[];
  /** The nearest ones: a name and the last day. */
  nearest: readonly { label: string; lastDay: CivilDate }[];
  deadlinesUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: `Échéances à venir\u00a0: semaine du ${plainDate(given.monday)}`,
    greeting: greeting(undefined),
    contact: given.contact,
    blocks: [
      { paragraph: "Voici les échéances à venir, mois par mois, au dernier jour de chacune." },
      {
        table: {
          headings: ["Mois", "Échéances"],
          rows: given.months.map(({ month, counts }) => [monthName(month), countsInWords(counts)]),
        },
      },
      ...(given.nearest.length === 0
        ? []
        : [
            { paragraph: "Les plus proches\u00a0:" },
            {
              list: given.nearest.map(
                ({ label, lastDay }) => `${label}\u00a0: dernier jour, ${plainDate(lastDay)}`,
              ),
            },
          ]),
      { link: { label: "Voir toutes les échéances", url: given.deadlinesUrl } },
    ],
  });
}
