import * as z from "zod";
import { concernedParty } from "../shared/domain/access/concerned.ts";
import { civilDate } from "../shared/domain/time/civil-date.ts";
import { defineFact } from "./fact.ts";

/** Whom the fact makes a mail to: a person who acts for the party, or the party's own address. */
const to = concernedParty.extend({ staffId: z.string().optional() });

const exampleTo = { party: "centre" as const, id: "ctr_exemple" };
const exampleSession = "ses_01JZZZZZZZZZZZZZZZZZZZZZZZ";

/** A company or a centre is told that a candidate is theirs from now on (R-DAY-7). */
export const fileGivenTold = defineFact({
  type: "concerned.file-given",
  version: 1,
  about: "file",
  label: "Entreprise ou centre informé du dossier",
  data: z.strictObject({ to }),
  follows: true,
  example: { to: exampleTo },
});

/** A company or a centre is told of the day of an appearance, that it moved or that it was cancelled (R-DAY-7). */
export const appearanceTold = defineFact({
  type: "concerned.appearance",
  version: 1,
  about: "file",
  label: "Entreprise ou centre informé de la date du jury",
  data: z.strictObject({ to, sessionId: z.string(), sequence: z.int() }),
  follows: true,
  example: { to: exampleTo, sessionId: exampleSession, sequence: 0 },
});

/** A company or a centre is told that a candidate was not heard, or that this was a mistake (R-DAY-7). */
export const absenceTold = defineFact({
  type: "concerned.absence",
  version: 1,
  about: "file",
  label: "Entreprise ou centre informé de l’absence au jury",
  data: z.strictObject({
    to,
    sessionId: z.string(),
    date: civilDate,
    is: z.enum(["absent", "excused", "undone", "adjourned"]),
  }),
  follows: true,
  example: { to: exampleTo, sessionId: exampleSession, date: "2027-02-02", is: "excused" },
});

/** A company or a centre is told of a result, or of what became of it (R-DAY-7). */
export const resultTold = defineFact({
  type: "concerned.result",
  version: 1,
  about: "file",
  label: "Entreprise ou centre informé du résultat",
  decisions: ["of"],
  data: z.strictObject({
    to,
    of: z.discriminatedUnion("is", [
      z.strictObject({ is: z.enum(["signed", "corrected"]), sheetId: z.string() }),
      z.strictObject({ is: z.enum(["withdrawn", "restored", "joined"]), number: z.string() }),
    ]),
  }),
  follows: true,
  example: { to: exampleTo, of: { is: "signed", sheetId: "sheet_01JZZZZZZZZZZZZZZZZZZZZZZZ" } },
});

/** A company or a centre is told that a file was withdrawn, or closed for good (R-DAY-7). */
export const fileOverTold = defineFact({
  type: "concerned.file-over",
  version: 1,
  about: "file",
  label: "Entreprise ou centre informé de la fin du dossier",
  data: z.strictObject({ to, how: z.enum(["withdrawn", "closed"]) }),
  follows: true,
  example: { to: exampleTo, how: "withdrawn" },
});

/** R-PER-8: a file follows the company or the centre into which its own was merged. */
export const fileFollowsMerger = defineFact({
  type: "concerned.file-follows-merger",
  version: 1,
  about: "file",
  label: "Dossier repris par l’organisme issu d’une fusion",
  data: z.strictObject({ mergedId: z.string(), intoId: z.string() }),
  follows: true,
  example: { mergedId: "ctr_exemple", intoId: "ctr_autre" },
});

/** R-PER-4: a file that is over is another person's from then on, as two were joined, or made two again. */
export const fileFollowsPerson = defineFact({
  type: "concerned.file-follows-person",
  version: 1,
  about: "file",
  label: "Dossier réuni à ceux de la même personne, ou rendu",
  data: z.strictObject({ fromId: z.string(), toId: z.string() }),
  ownerOnly: true,
  follows: true,
  example: { fromId: "prs_01JZ0000000000000000000000", toId: "prs_01JZZZZZZZZZZZZZZZZZZZZZZZ" },
});
