import { inWords } from "../french/quantity.ts";
import type { Policy } from "../policy/policy.ts";
import type { Kept } from "./personal-data.ts";

/** R-RGPD-2: how long data are kept, in French, by the figures of the policy. */
export function keptInWords(kept: Kept, { retention, exports }: Policy): string {
  const file = `jusqu’à ${inWords(retention.file)} après le dernier événement du dossier, et tant qu’un domaine acquis est valable`;
  switch (kept) {
    case "file":
      return `${file}\u00a0; avec le certificat s’il a été délivré`;
    case "evidence":
      return `${file}\u00a0; si le certificat a été délivré, jusqu’à ${inWords(retention.evidence)} après celui-ci`;
    case "register":
      return "sans limite\u00a0: ce registre prouve ce qui a été délivré";
    case "person":
      return "tant qu’un dossier, une décision ou un certificat est à cette personne";
    case "party":
      return "tant que la personne est habilitée, puis aussi longtemps que ce qu’elle a fait";
    case "address":
      return "jusqu’à ce que l’adresse reçoive de nouveau, ou que son titulaire n’ait plus rien dans le service";
    case "export":
      return inWords(exports.kept);
    case "answer":
      return "jusqu’au lendemain";
    case "log":
      return inWords(retention.logs);
  }
}
