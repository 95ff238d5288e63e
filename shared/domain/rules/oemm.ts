import { figures } from "./figures.ts";
import type { RuleText } from "./rule-text.ts";

/** The rules of what OEMM does by its own hand and the branch decides. */
export const oemmRules = {
  "R-LAW-1": {
    title: "Valeurs qui changent",
    text: [
      "Une version d’une certification peut dire l’expérience que demande la VAE, le délai pour un premier jury, et son enregistrement officiel. Ce qu’elle ne dit pas est celui du guide. Un dossier suit la version de son inscription. La branche décide, à compter d’un jour, de la validité de ce que le jury accorde, du délai de convocation, du nombre de dossiers d’un jury et de la valeur du point.",
    ],
  },
  "R-OEMM-1": {
    title: "Pour qui ne peut pas",
    text: [
      "L’OEMM agit à la place d’une personne qui ne peut pas le faire, avec un motif que montre l’historique\u00a0: il inscrit d’après un formulaire papier, dépose des pièces, dépose le dossier, choisit un centre, corrige les coordonnées, retire ou ferme un dossier. Il n’écrit aucune réponse du livret. À un candidat sans courriel sont écrites des lettres, imprimées avec les mêmes mots, dont l’OEMM dit quel jour il les a postées.",
    ],
  },
  "R-OEMM-2": {
    title: "Ce que décide la branche",
    text: [
      "L’OEMM enregistre les décisions de la branche, chacune avec son jour d’effet, sa date et sa référence\u00a0; aucune n’est retirée. Une décision prend effet au plus tôt le jour où elle est enregistrée. Tous peuvent lire les valeurs de chaque jour, et d’où elles viennent.",
    ],
  },
  "R-OEMM-3": {
    title: "Ce qui a été délivré avant",
    text: [
      "Les certificats et validations partielles d’avant le système sont repris d’une liste, regardée d’abord sans rien enregistrer. Chaque ligne est reprise entière ou pas du tout, et dit chaque faute\u00a0; un numéro est repris une fois. Ce qui est repris s’ajoute à ce que les jurys accordent, vaut à compter de sa propre date, et se vérifie sous le numéro du papier.",
    ],
  },
  "R-OEMM-4": {
    title: "Ce qui survient entre-temps",
    text: [
      "Un conflit d’intérêts qui apparaît une fois un jury prévu est une tâche de l’OEMM. Un abandon est dit à ceux qu’il concerne. Quand un centre perd son agrément, le centre et l’OEMM l’apprennent, l’OEMM avec les candidats pour qui chercher un autre centre.",
    ],
  },
  "R-OEMM-5": {
    title: "Quand les conflits sont cherchés, et ce qu’aucun état n’oublie",
    text: [
      "Un conflit d’intérêts est cherché quand un jury est proposé, prévu, changé, convoqué et ouvert, quand un membre arrive, quand un résultat ou une rectification est signé, et chaque fois qu’une qualité change.",
      "Ce qui dure tant que l’OEMM n’a rien fait est une de ses tâches, aussi longtemps que c’est vrai.",
    ],
  },
  "R-OEMM-6": {
    title: "À qui s’adresser",
    guide: "2.3 et 4",
    text: [
      "La liste publique des centres agréés donne de chacun le téléphone, le courriel et l’adresse, et ce pour quoi il est agréé, depuis quel jour et jusqu’à quel jour\u00a0; une fiche de décision les nomme avec les deux. Qui évalue un candidat trouve le guide du tuteur dans le dossier.",
    ],
  },
  "R-CHG-1": {
    title: "Ce qui a changé",
    text: [
      `Une entreprise, un centre, un membre de jury, un candidat et l’OEMM lisent dans un seul ordre, chacun une fois, les faits qui les concernent, avec ce qu’ils peuvent en lire à ce moment. Qui ne lit plus ce dont un fait parle l’apprend, et rien d’autre. Un fait se lit pendant ${figures.changesKept}\u00a0; qui vient plus tard relit les listes, et cela lui est dit.`,
    ],
  },
} as const satisfies Readonly<Record<string, RuleText>>;
