import type { RuleText } from "./rule-text.ts";

/** The rules of pieces of evidence. */
export const evidenceRules = {
  "R-EVI-1": {
    title: "Ce qu’est un fichier",
    text: [
      "Ce qu’annonce un navigateur est un indice. Le nom dit quel format est voulu, ou le type annoncé si le nom n’en dit pas\u00a0; les octets disent lequel c’est. Les variantes courantes d’un format sont prises pour lui. Une image sous la terminaison d’une autre est prise pour ce qu’elle est, et reçoit sa terminaison.",
    ],
  },
  "R-EVI-2": {
    title: "Ce qui est admis",
    text: [
      "PDF, JPEG, PNG, WebP, HEIC, DOCX, ODT, MP4 et MOV, MP3 et M4A. Un refus dit en toutes lettres ce qu’est le fichier, pourquoi un jury ne peut pas s’en servir, et que faire.",
    ],
  },
  "R-EVI-3": {
    title: "Ce qu’un jury ouvre sans risque",
    text: [
      "Un fichier est admis après la recherche de logiciels malveillants et une lecture jusqu’au bout\u00a0: il s’ouvre sans mot de passe, n’est pas tronqué, ne contient ni macro, ni programme, ni action qui démarre d’elle-même, et ne va rien chercher ailleurs. Ses dimensions et ce qu’il contient une fois décompressé sont limités. Un refus en nomme la cause.",
    ],
  },
  "R-EVI-4": {
    title: "Noms, et ce qui a été vérifié",
    text: [
      "Les noms de fichiers sont composés, sans signes de contrôle ni de direction. Les octets vérifiés sont gardés sous leur empreinte, et rien ne prend leur place. Avant un dépôt, chacun est prié de masquer le numéro de sécurité sociale.",
    ],
  },
} as const satisfies Readonly<Record<string, RuleText>>;
