import type { Certification } from "../certification.ts";
import { codedDomains, educationLevelNotice } from "./grid.ts";

/** Guide, section 1.3: what the holder can do, one domain each. */
export const crd: Certification = {
  code: "CRD",
  version: "2013-01",
  inForceFrom: "2013-01-01",
  name: "Chargé(e) de relation à distance",
  juryFormat: "interview",
  gridStatus: "titles-only",
  relevantExperience:
    "Expérience d’accueil, d’orientation, de conseil et de promotion, au travers d’outils téléphoniques, de produits, de prestations ou de services dans un ou plusieurs domaines liés à la santé, la prévoyance, l’épargne, la retraite ou l’assurance des risques, auprès de prospects et d’adhérents, acquise dans le cadre d’une activité salariée, non salariée ou bénévole.",
  educationLevelNotice,
  domains: codedDomains("CRD", [
    {
      title: "Analyser la situation d’un adhérent ou d’un prospect",
    },
    {
      title:
        "Proposer une offre multi-produits de protection sociale adaptée aux besoins dans le respect de la réglementation en vigueur",
    },
    {
      title:
        "Utiliser des techniques commerciales pour vendre des contrats adaptés aux besoins des adhérents et des prospects",
    },
    {
      title: "Valoriser l’image et l’offre de service de la mutuelle",
    },
    {
      title:
        "Exploiter les outils de communication multicanal dans les activités de prospection, conseil et vente à distance",
    },
    {
      title:
        "Utiliser les systèmes d’information et de traitement de l’information liés à la gestion des contrats des adhérents et des prospects",
    },
  ]),
};
