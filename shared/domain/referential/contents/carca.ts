import type { Certification } from "../certification.ts";
import { codedDomains, educationLevelNotice } from "./grid.ts";

/** Guide, section 1.3: what the holder can do, one domain each. */
export const carca: Certification = {
  code: "CARCA",
  version: "2013-01",
  inForceFrom: "2013-01-01",
  name: "Chargé(e) d’accueil et de relation clients/adhérents",
  juryFormat: "presentation",
  gridStatus: "titles-only",
  relevantExperience:
    "Expérience, en situation de face-à-face et par téléphone, d’accueil et d’orientation, de traitement et de suivi de dossiers de gestion et de promotion de prestations, de produits ou de services dans un ou plusieurs domaines liés à la santé, la prévoyance, l’épargne, la retraite ou l’assurance des risques, auprès d’adhérents et de prospects, acquise dans le cadre d’une activité salariée, non salariée ou bénévole.",
  educationLevelNotice,
  domains: codedDomains("CARCA", [
    {
      title:
        "Accueillir, orienter, conseiller différentes catégories d’interlocuteurs pour toutes les questions relatives aux produits et aux services de la mutuelle dans le cadre d’une communication multicanal",
    },
    {
      title:
        "Traiter les demandes de différentes catégories d’interlocuteurs dans le respect des procédures en vigueur",
    },
    {
      title:
        "Valoriser l’image de l’entreprise mutualiste auprès des clients-adhérents, des prospects, des professionnels de santé",
    },
    {
      title:
        "Effectuer différentes démarches (appels sortants…) dans le cadre d’actions de développement ou de fidélisation",
    },
    {
      title:
        "Présenter et promouvoir la gamme de produits, de prestations et de services (complémentaire santé, prévoyance, épargne, retraite…) auprès de ses interlocuteurs en fonction de leurs besoins",
    },
    {
      title: "Mettre à jour la base de données clients-adhérents/prospects",
    },
    {
      title: "Entretenir ses connaissances sur la réglementation en vigueur",
    },
  ]),
};
