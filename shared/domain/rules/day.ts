import { figures } from "./figures.ts";
import type { RuleText } from "./rule-text.ts";

/** The rules of the jury's day and of what follows it. */
export const dayRules = {
  "R-DAY-1": {
    title: "Qui agit",
    text: [
      "Seuls agissent les membres notés présents. L’un d’eux, ou l’OEMM, ouvre la session\u00a0; l’un d’eux enregistre un résultat et est nommé comme tel\u00a0; la présidence signe\u00a0; la présidence ou l’OEMM clôt.",
    ],
  },
  "R-DAY-2": {
    title: "Pas d’état sans issue",
    text: [
      "Session ouverte, les présences se complètent. La présidence est remplacée par un autre membre présent du même collège, ou de l’autre avec un motif, le quorum tenant toujours. La présidence ou l’OEMM ajourne\u00a0: ce qui est signé demeure, les autres candidats reviennent en tête de la liste d’attente. L’OEMM excuse ou annule une absence, avec un motif\u00a0; le candidat est entendu si la session se tient encore, et s’est présenté sinon.",
    ],
  },
  "R-DAY-3": {
    title: "Le temps des candidats",
    text: [
      `Une personne n’est jamais entendue par deux jurys à la fois\u00a0: il lui faut ${figures.between} entre deux passages. L’OEMM accorde un temps majoré, pour un motif d’une liste qui ne dit rien de la santé et qu’il est seul à lire. Pendant la session, la présidence ou l’OEMM échange deux créneaux, ou en déplace un vers des heures libres\u00a0; chacun garde sa durée.`,
    ],
  },
  "R-DAY-4": {
    title: "Les courriels disent vrai le jour où ils partent",
    text: [
      "Un courriel est composé quand il part, d’après ce qui est vrai alors. S’il a attendu et qu’autre chose s’est passé depuis, il dit le plus récent, ou ne part pas. Une adresse corrigée reçoit aussitôt la convocation qui vaut encore. Aucun courriel ne se perd de vue\u00a0: retenu, refusé ou revenu, il est une tâche de l’OEMM.",
    ],
  },
  "R-DAY-5": {
    title: "Rappels d’un jury",
    text: [
      `Membres et candidats convoqués reçoivent un rappel ${figures.sessionReminders} jours avant leur jury\u00a0; ${figures.unexamined} jours avant, les membres qui n’ont pas examiné chaque dossier\u00a0; le lendemain, la présidence et l’OEMM si des résultats manquent ou ne sont pas signés. Chacun part une fois et suit la session.`,
    ],
  },
  "R-DAY-6": {
    title: "Les papiers du jour",
    text: [
      "Une session a une feuille d’émargement. Une fois la session ouverte, l’OEMM ou la présidence dépose la feuille signée, qui se remplace tant que les erreurs matérielles se rectifient. Une fois close ou ajournée, la session a son procès-verbal. De la convocation à la veille du jury, un candidat qui présente un diaporama peut le remettre\u00a0; le jury qui l’entend et l’OEMM le lisent.",
    ],
  },
  "R-DAY-7": {
    title: "Ceux que cela concerne le savent",
    text: [
      "L’entreprise et le centre qui suivent un candidat apprennent par courriel qu’il est le leur, le jour de son passage, une absence, un ajournement, le résultat, domaine par domaine si le lecteur peut lire les décisions, une caducité, une péremption, un abandon. Ce que devient un résultat est dit à ceux qui l’avaient appris. Qui l’a fait lui-même n’en reçoit pas de courriel.",
    ],
  },
  "R-DAY-8": {
    title: "Erreurs matérielles",
    text: [
      `Ce qui est signé d’un candidat se rectifie sur sa dernière fiche, avant qu’il ne poursuive\u00a0: par qui présidait et l’a signée, avec le contreseing d’un membre de l’autre collège, présent et qui ne connaît pas le candidat, dans les ${figures.correction} qui suivent la signature. L’OEMM peut rouvrir la rectification, avec un motif, et désigner un autre membre du même collège. La nouvelle fiche dit ce qui change\u00a0; elle n’imprime pas pourquoi.`,
    ],
  },
  "R-DAY-9": {
    title: "Certificats retirés",
    text: [
      "L’OEMM retire un certificat, avec un motif qu’il est seul à lire\u00a0: pour fraude, et ce que la décision accordait tombe\u00a0; ou parce que la décision est annulée, et le dossier est repris. Une rectification qui reprend ce qui a été accordé le retire aussi. Le titulaire en est informé en termes simples, le registre le garde, et la vérification dit depuis quand. Rétabli, c’est le même numéro\u00a0; il ne l’est plus si le CQP a été délivré depuis ou si un dossier est en cours.",
    ],
  },
  "R-DAY-10": {
    title: "Jurys qui ne se tiennent pas",
    text: [
      `Une session qui n’a pas été ouverte à sa date est signalée à l’OEMM le lendemain, et reste une tâche tant qu’elle n’est pas annulée, déplacée ou terminée. Passé ${figures.unheld}, le système annule ce qui n’a pas été ouvert et ajourne ce qui n’est pas entièrement signé. Un candidat de la formation convoqué à temps garde son droit à une première présentation jusqu’au prochain jury qui le convoque.`,
    ],
  },
  "R-DAY-11": {
    title: "Qui ne peut pas venir",
    text: [
      "Un candidat qui ne peut pas venir le dit jusqu’au jour du jury, avec un motif que lit l’OEMM, qui garde son créneau ou le libère\u00a0; le jour même, il est excusé, ce que signe la présidence. Un membre qui ne peut pas siéger, ou qui connaît un candidat, le dit\u00a0: une tâche en avertit l’OEMM, des membres du même collège sont proposés, et aucune décision n’est signée devant qui connaît le candidat.",
    ],
  },
} as const satisfies Readonly<Record<string, RuleText>>;
