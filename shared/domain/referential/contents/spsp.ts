import type { Certification } from "../certification.ts";
import { codedDomains, educationLevelNotice } from "./grid.ts";

/** Guide, section 1.3: what the holder can do, one domain each. */
export const spsp: Certification = {
  code: "SPSP",
  version: "2013-01",
  inForceFrom: "2013-01-01",
  name: "Spécialiste prestations santé-prévoyance",
  juryFormat: "presentation",
  gridStatus: "titles-only",
  relevantExperience:
    "Expérience de traitement et de gestion de dossiers ou de réclamations complexes nécessitant une démarche d’analyse et de recherche dans le domaine de la santé ou dans le domaine de la prévoyance, ainsi que de contrôle de la conformité et de la qualité de la production, de l’application du processus de production et de la bonne affectation des prestations, acquise dans le cadre d’une activité salariée, non salariée ou bénévole.",
  educationLevelNotice,
  domains: codedDomains("SPSP", [
    {
      title: "Traiter des demandes complexes et des réclamations avec réponses personnalisées",
    },
    {
      title:
        "Suivre l’utilisation du système d’informations et traiter les anomalies du processus de production au regard de la réglementation",
    },
    {
      title:
        "Prendre en compte et valoriser l’image, les forces et les valeurs de l’entreprise mutualiste auprès des adhérents et des professionnels de la protection sociale",
    },
    {
      title:
        "Contrôler la fiabilité et la pertinence des informations reçues, le bon déroulement du processus de production et l’application des règles de gestion",
    },
    {
      title: "Mettre en place et conduire des actions d’amélioration",
    },
    {
      title: "Fournir un appui technique aux gestionnaires et aux conseillers",
    },
  ]),
};
