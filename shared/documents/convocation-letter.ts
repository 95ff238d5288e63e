import { fromTimeTo, longDate } from "../domain/french/wording.ts";
import { type AppearanceInWords, howItGoes, thingsToBring } from "../domain/jury/appearance-in-words.ts";
import type { ConvocationKind } from "../domain/jury/convene.ts";
import { oemmName } from "../domain/people/oemm.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import { dateInParis } from "../domain/time/civil-date.ts";
import type { PrintedDocument } from "../printing/printed-document.ts";

/** R-JURY-6: the letter that convenes a candidate to their own slot. */
export function convocationLetter(
  given: AppearanceInWords & {
    kind: ConvocationKind;
    candidateName: string;
    candidateAddress: string | undefined;
    domainTitles: readonly string[];
    madeAt: Instant;
  },
): PrintedDocument {
  const certification = `CQP «\u00a0${given.certificationName}\u00a0»`;
  const place: readonly [string, string] =
    given.place.kind === "on-site" ? ["Lieu", given.place.address] : ["Visioconférence", given.place.url];
  const { title, things } = thingsToBring(given);
  return {
    kind: "pages",
    title: "Convocation au jury",
    subtitle: certification,
    reference: `Convocation au jury – ${given.candidateName}`,
    madeAt: given.madeAt,
    parts: [
      {
        addressee: [
          given.candidateName,
          ...(given.candidateAddress === undefined ? [] : [given.candidateAddress]),
        ],
        dated: `Le ${longDate(dateInParis(given.madeAt))}`,
      },
      { paragraph: "Madame, Monsieur," },
      {
        paragraph:
          given.kind === "update"
            ? `Votre convocation devant le jury du ${certification} a changé. Cette lettre remplace la précédente.`
            : `Nous avons le plaisir de vous convoquer devant le jury du ${certification}.`,
      },
      {
        framed: [
          `Le ${longDate(given.date)}, ${fromTimeTo(given.start, given.end)}`,
          `${place[0]}\u00a0: ${place[1]}`,
        ],
      },
      {
        paragraph: howItGoes(given),
      },
      { heading: "Domaines de compétences présentés", level: 2 },
      { list: given.domainTitles },
      { heading: title, level: 2 },
      { list: things },
      {
        paragraph:
          "En cas d’empêchement, prévenez-nous au plus tôt\u00a0: votre dossier reprendra sa place sur la liste d’attente.",
      },
      {
        paragraph:
          "Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.",
      },
      { signature: [oemmName] },
    ],
  };
}
