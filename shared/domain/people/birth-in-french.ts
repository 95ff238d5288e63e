import { agreeing } from "../french/agreement.ts";
import { plainDate } from "../french/wording.ts";
import type { CivilStatus } from "./civil-status.ts";

/**
 * « née le 14 mai 1988 à Lyon (69) », as far as it is known; undefined without a date. The department is that of the INSEE
 * code of the commune: two characters, three overseas.
 */
export function birthInFrench({ bornOn, birthPlace, sex }: CivilStatus): string | undefined {
  if (bornOn === undefined) return undefined;
  const born = `${agreeing("né(e)", sex)} le ${plainDate(bornOn)}`;
  if (birthPlace === undefined) return born;
  if (birthPlace.in === "abroad") return `${born} à l’étranger (${birthPlace.country})`;
  const { commune, inseeCode } = birthPlace;
  return `${born} ${atPlace(commune)} (${inseeCode.slice(0, inseeCode.startsWith("97") ? 3 : 2)})`;
}

/** « à Lyon », « au Mans », « aux Sables-d’Olonne ». */
function atPlace(commune: string): string {
  if (/^Le /.test(commune)) return `au ${commune.slice(3)}`;
  if (/^Les /.test(commune)) return `aux ${commune.slice(4)}`;
  return `à ${commune}`;
}
