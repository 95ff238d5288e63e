import { number } from "../french/quantity.ts";
import { quoted } from "../french/wording.ts";
import { inspectionBounds } from "./bounds.ts";
import type { RejectionReason } from "./evidence.ts";
import { normalisedFileName } from "./file-name.ts";
import type { Fault } from "./inspection.ts";
import { refusalInWords, refusedFormat } from "./refused-formats.ts";

const printed =
  "Ouvrez-le, choisissez «\u00a0Imprimer\u00a0» puis «\u00a0Enregistrer au format PDF\u00a0», et déposez le fichier obtenu.";
/** Characters of the name of what is within a document, which its maker chose freely. */
const longestNamed = 80;
const again = "puis déposez-le de nouveau.";

/** R-EVI-3: the faults that are of the bytes alone, each in words: what is wrong, why it matters to a jury, what to do. */
const words: Readonly<
  Record<
    Exclude<RejectionReason, "type-mismatch" | "type-not-allowed" | "too-large" | "empty" | "duplicate">,
    (fault: Fault) => string
  >
> = {
  password: () =>
    `Ce fichier demande un mot de passe, et le jury ne l’a pas. Enregistrez-le sans mot de passe, ${again}`,
  truncated: () =>
    `Ce fichier est incomplet\u00a0: il s’arrête avant sa fin, et le jury ne pourrait pas tout lire. Copiez-le de nouveau depuis l’appareil d’origine, vérifiez qu’il s’ouvre, ${again}`,
  unreadable: () =>
    `Ce fichier est endommagé\u00a0: le jury ne pourrait pas l’ouvrir. Ouvrez-le sur votre ordinateur, enregistrez-le sous un autre nom, et déposez le fichier obtenu.`,
  macro: () =>
    `Ce document contient des macros, c’est-à-dire un programme, et le jury ne peut pas l’ouvrir sans risque. ${printed}`,
  "embedded-file": ({ named }) =>
    `Ce document contient un autre fichier${named === undefined ? "" : ` (${quoted(normalisedFileName(named).slice(0, longestNamed))})`}, que le jury ne peut pas ouvrir sans risque. Retirez-le du document, et déposez-le à part s’il compte\u00a0; ou bien\u00a0: ${printed.replace("Ouvrez-le", "ouvrez le document")}`,
  script: () =>
    `Ce document contient un script ou une action qui se lance sans que le lecteur le demande, et le jury ne peut pas l’ouvrir sans risque. ${printed}`,
  "remote-template": () =>
    `Ce document va chercher une partie de son contenu sur un autre ordinateur\u00a0: le jury ne verrait pas ce que vous voyez, et ne peut pas l’ouvrir sans risque. ${printed}`,
  "too-complex": () =>
    `Ce fichier devient démesuré dès qu’on l’ouvre\u00a0: l’ordinateur d’un jury n’y suffirait pas. ${printed}`,
  "too-many-pixels": ({ type }) =>
    `Cette image compte plus de ${number((type === "image/heic" ? inspectionBounds.heicPixels : inspectionBounds.pixels) / 1_000_000)}\u00a0millions de points\u00a0: l’ordinateur d’un jury pourrait ne pas l’afficher. Réduisez ses dimensions, ${again}`,
  codec: () =>
    `Ce fichier est codé d’une manière que tous les ordinateurs ne lisent pas. Convertissez la vidéo au format MP4 (H.264), l’enregistrement au format MP3 ou M4A, ${again}`,
  malware: () =>
    "L’antivirus a trouvé un programme malveillant dans ce fichier, qui a été mis à l’écart. Ne l’ouvrez pas, faites vérifier votre ordinateur, et déposez un autre fichier.",
  "scan-failed": () => `L’antivirus n’a pas pu examiner ce fichier. Vérifiez qu’il s’ouvre, ${again}`,
};

/** R-EVI-2, R-EVI-3: a fault of a file's bytes, as its candidate reads it. */
export function refusalOfFault(fault: Fault): string {
  const say = Object.hasOwn(words, fault.reason) ? words[fault.reason as keyof typeof words] : undefined;
  return say?.(fault) ?? refusalInWords(refusedFormat(fault.type));
}

/** R-EVI-4: what people are asked before they upload. */
export const maskingAdvice =
  "Sur les bulletins de salaire et les CV, masquez le numéro de sécurité sociale avant de déposer le fichier\u00a0: le jury n’en a pas besoin.";
