import type { Certification } from "../certification.ts";
import { codedDomains, educationLevelNotice } from "./grid.ts";

/** Guide, section 1.3: what the holder can do, one domain each. */
export const cmc: Certification = {
  code: "CMC",
  version: "2013-01",
  inForceFrom: "2013-01-01",
  name: "Conseiller(ère) mutualiste collectif",
  juryFormat: "presentation",
  gridStatus: "titles-only",
  relevantExperience:
    "Expérience de conseil, de promotion et de vente de produits, de prestations ou de services dans un ou plusieurs domaines liés à la santé, la prévoyance, l’épargne, la retraite ou l’assurance des risques, auprès d’une clientèle de particuliers et/ou d’entreprises, acquise dans le cadre d’une activité salariée, non salariée ou bénévole.",
  educationLevelNotice,
  domains: codedDomains("CMC", [
    {
      title: "Sélectionner une offre adaptée à la situation et aux besoins d’une entreprise",
    },
    {
      title:
        "Négocier avec une entreprise une offre multi-produits dans le respect de la réglementation en vigueur",
      sharedWith: ["CMI"],
    },
    {
      title:
        "Utiliser des techniques commerciales pour vendre des contrats adaptés aux besoins des adhérents et des prospects",
      sharedWith: ["CMI"],
    },
    {
      title: "Valoriser l’image et l’offre de services de la mutuelle",
      sharedWith: ["CMI"],
    },
    {
      title: "Analyser le marché et proposer des actions de développement",
      sharedWith: ["CMI"],
    },
    {
      title:
        "Suivre et analyser son activité commerciale en utilisant les outils de suivi et de gestion administrative et commerciale",
      sharedWith: ["CMI"],
    },
    {
      title: "Optimiser son organisation et ses visites auprès des entreprises",
    },
    {
      title: "Suivre et fidéliser un portefeuille d’entreprises",
    },
  ]),
};
