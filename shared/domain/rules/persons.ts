import { figures } from "./figures.ts";
import type { RuleText } from "./rule-text.ts";

/** The rules of persons and what they may act as. */
export const personsRules = {
  "R-PER-1": {
    title: "Une personne",
    text: [
      "Un candidat a un identifiant à lui et un état civil\u00a0: nom de naissance, prénoms, nom d’usage, date et lieu de naissance, sexe. Ce qui n’a pas été demandé est inconnu tant qu’il n’est pas donné. Les moyens de le joindre sont à part et peuvent changer. Ce qu’il a acquis, ses certificats et ses échéances sont à lui.",
    ],
  },
  "R-PER-2": {
    title: "Une adresse vérifiée",
    text: [
      `Un candidat par la VAE est joint à une adresse vérifiée\u00a0: celle du compte, ou une autre à laquelle un code a été envoyé. Une adresse qui n’est pas vérifiée ne reçoit que ce code. Elle en reçoit ${figures.codes} par jour au plus, et chacun peut être mal saisi ${figures.codeTries} fois. Ce qu’une adresse reçoit en un jour, et ce qu’un compte commence ou envoie en un jour, est limité aussi.`,
    ],
  },
  "R-PER-3": {
    title: "Une inscription s’accepte",
    text: [
      `Une entreprise inscrit un salarié par son état civil et son adresse\u00a0; le dossier n’est à personne d’autre tant que le salarié ne l’a pas accepté, connecté à son compte, par le code envoyé à cette adresse et la même date de naissance. Jusqu’à ${figures.acceptanceTries} dates peuvent être essayées. Un formulaire signé, déposé par l’OEMM, vaut aussi. Jusque-là, l’entreprise voit ce qu’elle a saisi et rien d’autre. Le salarié apprend que l’entreprise verra les domaines à présenter, et peut accepter qu’elle voie davantage.`,
    ],
  },
  "R-PER-4": {
    title: "Deux personnes, ou une",
    text: [
      "Deux personnes peuvent être jointes à une même adresse, jamais se connecter à un même compte. Qui ressemble à une même personne est une tâche de l’OEMM, qui réunit les deux ou dit, avec un motif, qu’elles diffèrent. Réunies, ce qui a été acquis sous l’une compte pour l’autre, chaque domaine avec sa validité. Si l’une et l’autre ont un dossier en cours pour une certification, un seul est conservé. Deux certificats restent valables tous les deux et donnent une gratification. Une réunion se défait tant que rien de plus récent ne repose sur elle.",
    ],
  },
  "R-PER-5": {
    title: "Ce qui change d’une personne",
    text: [
      "L’état civil est donné une fois, et rectifié par l’OEMM avec un motif et la pièce qui le prouve. Dossiers, certificats et listes suivent\u00a0; ce qui porte un numéro est imprimé de nouveau sous ce numéro, ce qui est signé reste tel qu’il a été signé. Une personne vérifie elle-même une nouvelle adresse. Si l’ancienne boîte est perdue, l’OEMM déplace le compte, identité vérifiée\u00a0; qui lit la nouvelle adresse le reprend par le code envoyé là et sa date de naissance. Ce qui a été délivré avant le système se réclame par son numéro et une date de naissance.",
    ],
  },
  "R-PER-6": {
    title: "Qualités",
    text: [
      "Une invitation d’une entreprise, d’un centre, de l’OEMM, à siéger ou à évaluer ne change rien tant que la personne invitée, dont l’adresse est vérifiée, ne l’a pas acceptée\u00a0; elle peut la décliner. Un compte peut agir en plusieurs qualités et dit laquelle à chaque demande\u00a0; sans qualité, il agit pour lui-même. Un candidat garde toujours ses propres dossiers, et n’y est que candidat\u00a0: il ne mène, n’évalue, ne juge ni ne traite le sien.",
    ],
  },
  "R-PER-7": {
    title: "Le pouvoir de signer",
    text: [
      "Un numéro de l’annuaire des jurys est à la personne qui l’a accepté la première, et à nulle autre qui l’accepterait ensuite. L’OEMM change le nom ou l’adresse d’un membre, jamais les deux à la fois\u00a0: qui a un autre nom et une autre adresse reçoit un numéro à lui.",
    ],
  },
  "R-PER-8": {
    title: "Changer d’organisme, fusionner",
    text: [
      "Un dossier en cours passe à un autre centre, agréé ce jour-là, par qui l’a choisi tant qu’il n’est pas déposé, et par l’OEMM tant qu’un jury ne doit pas l’entendre. Entretien, recevabilité, date d’inscription et échéance restent. L’ancienne entreprise et ses évaluateurs ne voient plus le dossier, sauf qui a donné un avis.",
      "L’OEMM fusionne une entreprise ou un centre avec un autre\u00a0: dossiers, personnes et échéances y passent, les agréments non.",
    ],
  },
} as const satisfies Readonly<Record<string, RuleText>>;
