import { DomainError } from "../domain-error.ts";
import { freeText } from "../text/free-text.ts";

/** R-OEMM-1: why OEMM acts for a person who can't. */
export const behalfMotive = freeText(2000).meta({
  description: "Pourquoi l’OEMM agit à la place de la personne\u00a0; demandé à elle seule",
});

/**
 * R-OEMM-1: what OEMM does in the place of a person has a motive, which the history shows; of others none is kept.
 * @throws DomainError `motive-missing`.
 */
export function motiveOfOemm<Motive extends string>(
  { byOemm }: { byOemm: boolean },
  motive: Motive | undefined,
): { motive?: Motive } {
  if (!byOemm) return {};
  if (motive !== undefined) return { motive };
  throw new DomainError("motive-missing", {
    rule: "R-OEMM-1",
    kind: "input",
    detail: "Indiquez pourquoi l’OEMM agit à la place de cette personne.",
    fields: [{ path: "motive", message: "À renseigner par l’OEMM." }],
  });
}
