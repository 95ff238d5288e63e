import { restrictedFields } from "../access/fields.ts";
import { type FileRelation, fileRelations } from "../access/relations.ts";

/** On what ground data are kept (RGPD, article 6). */
const bases = {
  certification:
    "la certification que le candidat a demandée, ou acceptée de l’entreprise qui l’a inscrit (RGPD, article 6, 1, b)",
  register: "l’obligation faite au certificateur de prouver ce qu’il a délivré (RGPD, article 6, 1, c)",
  rights:
    "l’obligation de répondre à qui demande à connaître ou à rectifier ses données (RGPD, articles 6, 1, c, 15 et 16)",
  interest:
    "l’intérêt légitime de l’OEMM à organiser les certifications, et à savoir qui a fait quoi (RGPD, article 6, 1, f)",
} as const;

/** Whom data are about, in French, as a heading of the notice. */
export const peopleNamed = {
  candidates: "Les candidats",
  professionals: "Les évaluateurs, les membres de jury et les personnes qui agissent pour un organisme",
  users: "Toutes les personnes qui utilisent le service",
} as const;

/** How long data are kept; `keptInWords` says it (R-RGPD-2). */
export type Kept =
  /** As a file without a certificate is; what a certified one holds stays with its certificate. */
  | "file"
  | "evidence"
  | "register"
  /** As long as a file, a decision or a certificate is the person's. */
  | "person"
  /** As long as they may act for a party, or sit on juries, and what they did is told. */
  | "party"
  /** As long as an address fails. */
  | "address"
  | "export"
  /** What a request was answered, so that the same one isn't carried out twice. */
  | "answer"
  | "log";

/** Who may read data. */
export type Reader = FileRelation | "access-managers" | "public";

/** Data about people of one kind, kept for one purpose. */
export interface PersonalData {
  /** What they are, in French. */
  label: string;
  of: keyof typeof peopleNamed;
  /** What they are for, in French. */
  purpose: string;
  basis: keyof typeof bases;
  kept: Kept;
  readers: readonly Reader[];
}

const own = ["owner", "oemm"] as const;

/**
 * R-RGPD-1: every kind of data about people that the system keeps: what for, on what ground, for how long, who reads them.
 * Beside the entities, `personal-fields.ts` of the store says which field holds which; the register of processing
 * (docs/register.md) and the privacy notice are made from both.
 */
export const personalData = {
  identity: {
    label: "État civil\u00a0: noms, prénoms, date et lieu de naissance, sexe",
    of: "candidates",
    purpose:
      "savoir à qui appartiennent un dossier, une décision et un certificat, et les imprimer sous le bon nom",
    basis: "certification",
    kept: "person",
    readers: fileRelations,
  },
  contact: {
    label: "Coordonnées\u00a0: adresse électronique, téléphone",
    of: "candidates",
    purpose: "joindre le candidat au sujet de son dossier et de son jury",
    basis: "certification",
    kept: "file",
    readers: restrictedFields.contact.readers,
  },
  career: {
    label: "Parcours professionnel\u00a0: périodes d’expérience, postes occupés, employeurs",
    of: "candidates",
    purpose: "vérifier la recevabilité d’une demande de VAE et préparer le jury",
    basis: "certification",
    kept: "file",
    readers: fileRelations,
  },
  booklet: {
    label: "Réponses du livret de VAE",
    of: "candidates",
    purpose: "montrer au jury les compétences du candidat",
    basis: "certification",
    kept: "file",
    readers: fileRelations,
  },
  guidance: {
    label: "Entretien, positionnement, recevabilité, accompagnement",
    of: "candidates",
    purpose: "orienter le candidat, et statuer sur sa demande",
    basis: "certification",
    kept: "file",
    readers: fileRelations,
  },
  training: {
    label: "Inscription et parcours de formation",
    of: "candidates",
    purpose: "suivre la formation de la personne inscrite par son entreprise",
    basis: "certification",
    kept: "file",
    readers: fileRelations,
  },
  assessment: {
    label: "Évaluations en centre et en entreprise, avis des évaluateurs",
    of: "candidates",
    purpose: "éclairer le jury sur les compétences mises en œuvre",
    basis: "certification",
    kept: "file",
    readers: fileRelations,
  },
  evidence: {
    label: "Pièces justificatives",
    of: "candidates",
    purpose: "prouver l’expérience, la formation ou l’état civil",
    basis: "certification",
    kept: "evidence",
    readers: fileRelations,
  },
  attendance: {
    label: "Feuilles d’émargement signées des jurys, numérisées",
    of: "candidates",
    purpose: "prouver qui était présent au jury, candidats et membres",
    basis: "certification",
    kept: "evidence",
    readers: ["oemm", "sitting-member"],
  },
  recommendation: {
    label: "Recommandations du jury",
    of: "candidates",
    purpose: "aider le candidat à présenter de nouveau ce qui n’est pas acquis",
    basis: "certification",
    kept: "file",
    readers: restrictedFields.decisions.readers,
  },
  decisions: {
    label: "Décisions du jury, domaine par domaine, et ce qui est acquis",
    of: "candidates",
    purpose: "établir ce que le jury a accordé, et jusqu’à quand",
    basis: "register",
    kept: "register",
    readers: restrictedFields.decisions.readers,
  },
  certificate: {
    label: "Certificat\u00a0: numéro, titulaire, certification, date",
    of: "candidates",
    purpose: "prouver que la certification a été délivrée",
    basis: "register",
    kept: "register",
    readers: [...own, "public"],
  },
  proved: {
    label: "Adresses prouvées, et codes envoyés pour les prouver",
    of: "users",
    purpose: "n’écrire qu’à des adresses dont le titulaire est connu",
    basis: "interest",
    kept: "person",
    readers: own,
  },
  joining: {
    label: "Réunion de deux fiches d’une même personne",
    of: "candidates",
    purpose: "réunir ce qui est à une même personne, et pouvoir le défaire",
    basis: "register",
    kept: "person",
    readers: own,
  },
  evaluators: {
    label: "Évaluateurs\u00a0: nom, adresse électronique, fonction auprès du candidat",
    of: "professionals",
    purpose: "inviter les évaluateurs, et signer leurs avis",
    basis: "interest",
    kept: "file",
    readers: fileRelations,
  },
  juries: {
    label: "Membres de jury\u00a0: nom, adresse électronique, organisme, sessions",
    of: "professionals",
    purpose: "composer les jurys, les convoquer, et signer leurs décisions",
    basis: "interest",
    kept: "party",
    readers: ["oemm", "sitting-member"],
  },
  staff: {
    label: "Personnes habilitées\u00a0: nom, adresse électronique, rôle",
    of: "professionals",
    purpose: "savoir qui agit pour une entreprise, un centre ou l’OEMM",
    basis: "interest",
    kept: "party",
    readers: ["access-managers", "oemm"],
  },
  mails: {
    label: "Courriels envoyés\u00a0: destinataire, objet, remise",
    of: "users",
    purpose: "savoir ce qui a été envoyé, et ce qui n’est pas arrivé",
    basis: "interest",
    kept: "file",
    readers: own,
  },
  addressFault: {
    label: "Adresses auxquelles le service n’écrit plus, et pourquoi",
    of: "users",
    purpose: "ne plus écrire à une adresse qui ne reçoit pas, ou qui s’est plainte",
    basis: "interest",
    kept: "address",
    readers: restrictedFields.addressFault.readers,
  },
  history: {
    label: "Historique\u00a0: qui a fait quoi, et quand",
    of: "users",
    purpose: "rendre compte de la vie d’un dossier et d’un jury",
    basis: "interest",
    kept: "register",
    readers: fileRelations,
  },
  tasks: {
    label: "Tâches de l’OEMM\u00a0: personnes à joindre ou à comparer",
    of: "users",
    purpose: "traiter ce que le service ne peut pas traiter seul",
    basis: "interest",
    kept: "file",
    readers: ["oemm"],
  },
  exports: {
    label: "Listes exportées, et qui les a demandées",
    of: "users",
    purpose: "remettre à l’OEMM les listes dont il a besoin",
    basis: "interest",
    kept: "export",
    readers: ["oemm"],
  },
  copies: {
    label: "Copies de ses données, que la personne a demandées",
    of: "users",
    purpose: "remettre à une personne ce qui est conservé à son sujet",
    basis: "rights",
    kept: "export",
    readers: ["owner"],
  },
  answers: {
    label: "Réponses du service aux demandes qui créent quelque chose",
    of: "users",
    purpose: "ne pas exécuter deux fois une demande envoyée deux fois",
    basis: "interest",
    kept: "answer",
    readers: ["owner"],
  },
  logs: {
    label: "Journaux techniques\u00a0: identifiants, sans nom ni adresse électronique",
    of: "users",
    purpose: "surveiller le service et comprendre ses pannes",
    basis: "interest",
    kept: "log",
    readers: ["oemm"],
  },
} as const satisfies Readonly<Record<string, PersonalData>>;

/** A kind of data about people, see {@link personalData}. */
export type PersonalDataKind = keyof typeof personalData;

/** The ground of data, in French. */
export function basisInWords({ basis }: Pick<PersonalData, "basis">): string {
  return bases[basis];
}

const readerNames: Readonly<Record<Reader, string>> = {
  owner: "la personne elle-même",
  oemm: "l’OEMM",
  company: "l’entreprise qui l’a inscrite",
  evaluator: "ses évaluateurs",
  "chosen-centre": "le centre choisi, ou qui forme",
  "sitting-member": "les membres du jury, de la convocation à la clôture",
  "access-managers": "les personnes qui gèrent les accès de l’organisme",
  public: "toute personne qui en connaît le numéro",
};

/** Who reads data, in French. */
export function readersInWords({ readers }: Pick<PersonalData, "readers">): string {
  return readers.map((reader) => readerNames[reader]).join(", ");
}
