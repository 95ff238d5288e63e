import { longDate } from "../domain/french/wording.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { type Greeted, greeting } from "./layout/greeting.ts";
import { render } from "./layout/layout.ts";
import type { Block, Mail } from "./layout/mail.ts";

/** R-JURY-8, R-TRN-2: tells a candidate that their absence was recorded, and what becomes of their file. */
export function absenceRecorded(given: {
  greeted: Greeted;
  certificationName: string;
  date: CivilDate;
  kind: "absent" | "excused";
  /** The last day for a first jury, where that is to come, and whether no other one comes in time. */
  firstJury: { by: CivilDate; over: boolean } | undefined;
  fileUrl: string;
  contact: string;
}): Mail {
  return render({
    subject: "Votre absence au jury",
    greeting: greeting(given.greeted),
    contact: given.contact,
    blocks: [
      {
        paragraph: `Le jury du CQP «\u00a0${given.certificationName}\u00a0», réuni le ${longDate(given.date)}, a constaté votre absence${given.kind === "excused" ? ", excusée" : ""}.`,
      },
      ...whatFollows(given.firstJury),
      { link: { label: "Ouvrir mon dossier", url: given.fileUrl } },
    ],
  });
}

function whatFollows(firstJury: { by: CivilDate; over: boolean } | undefined): Block[] {
  const waits =
    "Votre dossier est de nouveau sur la liste d’attente\u00a0; vous recevrez une nouvelle convocation.";
  if (firstJury === undefined) return [{ paragraph: waits }];
  const day = longDate(firstJury.by);
  if (!firstJury.over)
    return [
      { paragraph: waits },
      {
        strong: `Vous devez vous présenter devant un premier jury au plus tard le ${day}\u00a0: une absence, même excusée, ne prolonge pas ce délai.`,
      },
    ];
  return [
    {
      strong: `Le dernier jour pour vous présenter devant un premier jury était le ${day}\u00a0: votre inscription devient caduque.`,
    },
    {
      paragraph:
        "Une nouvelle inscription reste possible. Si cette absence est une erreur, dites-le-nous\u00a0: elle peut être corrigée.",
    },
  ];
}
