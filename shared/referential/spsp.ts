import type { Certification } from "../domain/referential/certification.ts";
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
    "Expérience de traitement de dossiers complexes ou de réclamations demandant analyse et recherche, en santé ou en prévoyance, et de contrôle de la conformité et de la qualité de la production, acquise dans le cadre d’une activité salariée, non salariée ou bénévole.",
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
