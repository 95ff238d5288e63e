import type { Copy } from "../../domain/privacy/copy.ts";
import type { CivilDate } from "../../domain/time/civil-date.ts";
import { loadAddresses } from "../../store/contact-addresses.ts";
import { everyEntry } from "../../store/every-entry.ts";
import { listFiles, loadFile } from "../../store/files.ts";
import { loadPerson } from "../../store/persons.ts";
import type { CopiedFile } from "./copied-file.ts";
import { filesOfCapacities } from "./of-capacities.ts";
import { filesOfFile } from "./of-file.ts";
import { filesOfPerson } from "./of-person.ts";

/** Files of a page. */
const page = 100;

/** What the folders hold, for the person who opens the zip. */
const guide = `Vos données

Cette archive contient ce que le service des CQP de la Mutualité conserve à votre sujet.

personne.json\u00a0: votre état civil, votre compte, vos adresses.
acquis.json\u00a0: ce que les jurys vous ont accordé, vos certificats, ce qui expire.
historique/\u00a0: ce qui s’est passé au sujet de votre personne, scellé, et qui l’a lu.
courriels/\u00a0: les courriels envoyés à votre personne.
rectifications/\u00a0: ce que vous avez demandé de rectifier, et ce qui vous a été répondu.
dossiers/\u00a0: un dossier par candidature, avec ses pièces et ses documents\u00a0; consultations.json dit qui l’a lu, et quand.
evaluations/\u00a0: les candidats que vous évaluez, et votre avis.
qualites/\u00a0: les organismes pour lesquels vous agissez, les jurys où vous siégez.

Les fichiers .json se lisent dans un éditeur de texte. Les données d’autres personnes n’y sont pas, hors le nom de celles qui ont
agi dans vos dossiers.
`;

/** R-RGPD-1: everything that is held about the person who asked for a copy, a file at a time. */
export async function* everythingAbout(copy: Copy, today: CivilDate): AsyncGenerator<CopiedFile> {
  const { personId } = copy;
  const [person, addresses] = await Promise.all([loadPerson(personId), loadAddresses(personId)]);
  yield { path: "LISEZMOI.txt", body: guide };
  yield* filesOfPerson(copy, person, addresses);
  const list = { of: "candidate" as const, personId };
  for await (const { id } of everyEntry((cursor) => listFiles(list, page, cursor))) {
    const contents = await loadFile(id);
    // An address that named a person, before persons were known, lists the files that it assesses too.
    if (contents?.file.candidate.personId === personId) yield* filesOfFile(contents, copy, today);
  }
  yield* filesOfCapacities(copy);
}
