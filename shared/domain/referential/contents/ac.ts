import type { Certification } from "../certification.ts";
import { codedDomains, educationLevelNotice } from "./grid.ts";

/** Guide, section 1.3: what the holder can do, one domain each. */
export const ac: Certification = {
  code: "AC",
  version: "2013-01",
  inForceFrom: "2013-01-01",
  name: "Assistant(e) commercial(e)",
  juryFormat: "interview",
  gridStatus: "titles-only",
  relevantExperience:
    "Expérience d’assistanat commercial auprès d’équipes de commerciaux ou de conseillers intervenant dans un ou plusieurs domaines liés à la santé, la prévoyance, l’épargne, la retraite ou l’assurance des risques, auprès d’une clientèle de particuliers et/ou d’entreprises, acquise dans le cadre d’une activité salariée, non salariée ou bénévole.",
  educationLevelNotice,
  domains: codedDomains("AC", [
    {
      title:
        "Prendre les rendez-vous pour les conseillers mutualistes, gérer et suivre les agendas, assurer les relances téléphoniques assorties d’une argumentation commerciale",
    },
    {
      title:
        "Assister le ou les conseiller(s) mutualiste(s) pour établir une relation et fournir des précisions techniques et administratives",
    },
    {
      title:
        "Assurer des permanences pour apporter des informations nécessaires aux adhérents et aux prospects",
    },
    {
      title:
        "Assurer le suivi par des contacts téléphoniques réguliers pour consolider et fidéliser la relation",
    },
    {
      title: "Faire circuler l’information utile à l’équipe des commerciaux",
    },
    {
      title: "Établir les contrats et en assurer la transmission auprès des interlocuteurs concernés",
    },
    {
      title: "Assurer la gestion et le suivi de ces contrats",
    },
  ]),
};
