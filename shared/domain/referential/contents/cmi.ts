import type { Certification } from "../certification.ts";
import { codedDomains, educationLevelNotice } from "./grid.ts";

/** The first certification, with its grid: guide, part 2. */
export const cmi: Certification = {
  code: "CMI",
  version: "2013-01",
  inForceFrom: "2013-01-01",
  name: "Conseiller(ère) mutualiste individuels",
  juryFormat: "presentation",
  gridStatus: "published",
  relevantExperience:
    "Expérience de conseil, de promotion et de vente de produits, de prestations ou de services dans un ou plusieurs domaines liés à la santé, la prévoyance, l’épargne, la retraite ou l’assurance des risques, auprès d’une clientèle de particuliers et/ou d’entreprises, acquise dans le cadre d’une activité salariée, non salariée ou bénévole.",
  educationLevelNotice,
  domains: codedDomains("CMI", [
    {
      title: "Analyser la situation d’un adhérent ou d’un prospect individuel",
      interviewQuestions: [
        "Quelle expérience avez-vous de l’analyse de la situation des adhérents individuels ? Sur quelle durée ?",
        "Quelles sont les informations que vous recherchez pour analyser la situation d’un adhérent ou d’un prospect individuel ?",
        "Comment procédez-vous pour détecter les besoins (présents et à venir) de l’adhérent ou du prospect ?",
        "Comment procédez-vous pour analyser de manière globale la situation d’un adhérent ou prospect individuel en matière de protection sociale ?",
      ],
      competences: [
        "Analyser la situation globale d’un adhérent ou d’un prospect dans le domaine de la protection sociale en prenant en compte ses besoins individuels et les contrats collectifs auxquels il adhère",
        "Analyser les impacts d’un changement de situation ou de régime de protection sociale sur les besoins et la couverture d’un adhérent individuel",
      ],
      criteria: {
        "Analyse de la situation": [
          "Toutes les informations nécessaires sur la situation de l’adhérent ou du prospect ont été recueillies : composition de la famille, bénéficiaires et ayants droit, contrats collectifs en cours, régime actuel de protection sociale, changements éventuels de situation ou de régime…",
          "Les impacts d’un changement de situation ou de régime sur la couverture ou les contrats proposés sont identifiés et explicités",
        ],
        "Démarche d’analyse des besoins": [
          "Le questionnement permettant d’identifier les besoins de l’adhérent ou du prospect est adapté",
          "Toutes les informations données par l’adhérent ou le prospect sont exploitées",
          "L’adhérent ou le prospect est questionné de manière globale sur l’ensemble de ses besoins en matière de protection sociale",
        ],
      },
    },
    {
      title:
        "Proposer une offre multi-produits de protection sociale adaptée aux besoins des particuliers dans le respect de la réglementation en vigueur",
      sharedWith: ["CMC"],
      interviewQuestions: [
        "Avez-vous une expérience de conseil sur des produits et services de santé ? De prévoyance ? Sur d’autres types de produits ? Sur quelle durée ?",
        "Sur quels produits et services ?",
        "Comment procédez-vous pour proposer à l’adhérent ou au prospect individuel une offre adaptée à ses besoins ? Cherchez-vous à proposer une offre multi-produits ? Comment ?",
        "Quelles sont vos obligations en tant que conseiller mutualiste ? Donnez des exemples d’intégration de ces obligations dans vos activités quotidiennes.",
        "Donnez différents exemples d’application de la réglementation concernant les produits et services sur lesquels vous avez travaillé.",
        "Avez-vous eu une information ou une formation sur les différents aspects de la réglementation ? Sur les conditions d’intermédiation ?",
      ],
      competences: [
        "Proposer une offre adaptée à la situation et aux besoins de l’adhérent ou du prospect en respectant la réglementation en vigueur et les conditions d’intermédiation",
        "Mesurer les risques liés au défaut de conseil, pour l’adhérent et pour la mutuelle",
        "Mettre en œuvre les règles et procédures définies par la mutuelle",
      ],
      criteria: {
        "Offre proposée": [
          "L’offre proposée tient compte de la situation et des besoins de l’adhérent ou du prospect, notamment au regard des contrats en cours",
          "L’offre proposée combine chaque fois que possible différents produits ou services : complémentaire et/ou sur-complémentaire santé, retraite, prévoyance, épargne…",
          "L’offre proposée tient compte du risque lié à la situation et aux caractéristiques de l’adhérent ou du prospect",
        ],
        "Respect de la réglementation en matière de protection sociale des individus et de vente à distance":
          [
            "Les points clés de la réglementation en matière de protection sociale des individus ont été identifiés dans les situations rencontrées",
            "Les mesures adaptées pour appliquer la réglementation en matière de protection sociale dans les situations de vente et de conseil ont été prises",
            "La réglementation en matière de vente à distance est identifiée et expliquée au prospect ou à l’adhérent",
            "Les conditions d’intermédiation sont remplies (information, présentation des produits, des statuts, co-signature des documents réglementaires…)",
          ],
      },
    },
    {
      title:
        "Utiliser des techniques commerciales pour vendre des contrats adaptés aux besoins des adhérents et des prospects",
      sharedWith: ["CMC"],
      interviewQuestions: [
        "Avez-vous eu l’occasion dans votre expérience professionnelle de mettre en œuvre des techniques commerciales ? Dans quelles circonstances ? Sur quelle durée ?",
        "Avez-vous eu une information ou une formation sur l’entretien de vente ? Sur le rebond commercial ?",
        "Comment procédez-vous pour argumenter votre offre ? Pour répondre aux objections ?",
        "Quels éléments vous semblent importants lors de la conclusion de l’entretien ? Pourquoi ?",
      ],
      competences: [
        "Établir une relation de qualité avec son interlocuteur en face à face, au téléphone ou par l’intermédiaire d’un courrier commercial",
        "Identifier les besoins de son interlocuteur par un questionnement portant sur sa situation globale en matière de protection sociale",
        "Faciliter l’expression de son interlocuteur, écouter, expliciter",
        "Adapter sa communication à l’interlocuteur",
        "Mettre en valeur l’offre de sa mutuelle devant un groupe",
        "Identifier et exploiter toute opportunité de proposition commerciale, quelle que soit la demande formulée par l’interlocuteur",
        "Répondre aux préoccupations de l’adhérent ou du prospect de façon appropriée",
        "Traiter les demandes d’informations et les objections",
        "Conclure l’entretien par un acte de vente",
        "Analyser les points forts et les points faibles de l’entretien",
      ],
      criteria: {
        "Relation établie avec l’adhérent ou le prospect": [
          "Des relations de confiance (fiabilité et légitimité technique du conseiller) sont rapidement établies avec les prospects et les adhérents lors des prises de contact",
          "Les échanges avec les prospects et les adhérents sont personnalisés",
        ],
        "Respect des étapes de l’entretien de vente": [
          "Une écoute active de l’adhérent ou du prospect est réalisée",
          "L’intérêt de l’adhérent ou du prospect est suscité",
          "Le vocabulaire utilisé et le registre de communication sont adaptés à l’interlocuteur",
          "La reformulation permet à l’entretien de progresser efficacement",
          "Les demandes d’informations, les observations et les remarques de l’adhérent ou du prospect sont prises en compte",
          "Les objections sont traitées de manière pertinente",
          "L’argumentation est réajustée en fonction des signes d’attention perçus",
          "La conclusion du contrat ou la prise de rendez-vous est encouragée",
        ],
        "Rebond commercial": [
          "La situation de l’interlocuteur en matière de protection sociale est analysée de manière globale chaque fois que possible",
          "Le questionnement utilisé permet d’élargir l’échange avec le prospect ou l’adhérent",
          "Les opportunités de formuler une proposition commerciale sont exploitées",
          "Les adhérents et les prospects sont orientés vers les interlocuteurs appropriés en cas de besoin",
        ],
        "Conclusion de l’entretien": [
          "La synthèse des points positifs et des points d’accord est pertinente",
          "L’accord final de l’adhérent ou du prospect est obtenu",
        ],
        "Analyse de l’entretien": [
          "L’analyse critique de l’entretien est pertinente",
          "Des améliorations adaptées sont proposées",
        ],
      },
    },
    {
      title: "Valoriser l’image et l’offre de services de la mutuelle",
      sharedWith: ["CMC"],
      interviewQuestions: [
        "Quelle est la durée de votre expérience dans le secteur de la mutualité ?",
        "Que connaissez-vous de l’environnement de votre entreprise ? De ses réseaux de services de soins et de santé ?",
        "Avez-vous eu une information ou une formation sur ces différents points ?",
        "Avez-vous eu l’occasion, dans le cadre d’une relation clientèle, de valoriser les actions de prévention et de promotion de la santé mises en place par votre entreprise ? Sur quels points ?",
      ],
      competences: [
        "Prendre en compte l’environnement interne et externe d’une mutuelle dans les activités de vente et de conseil",
        "Valoriser les actions de prévention et de promotion de la santé entreprises par le secteur mutualiste",
        "Mettre en valeur les réseaux de services de soins et de santé associés aux entreprises mutualistes auprès des adhérents, des prospects et des partenaires de la mutuelle",
        "Expliciter le positionnement responsable des entreprises mutualistes par rapport au coût de la santé",
      ],
      criteria: {
        "Connaissance du mouvement mutualiste": [
          "Les caractéristiques clés de la mutuelle (organisation, économie, historique, valeurs…) et du mouvement mutualiste sont connues",
        ],
        "Mise en avant des valeurs mutualistes dans les argumentaires": [
          "Les argumentaires du candidat prennent en compte les forces et les valeurs mutualistes",
          "Le positionnement responsable des entreprises mutualistes par rapport au coût de la santé est explicité de manière claire",
        ],
        "Mise en valeur de l’étendue des services proposés": [
          "L’ensemble des services proposés par la mutuelle sont identifiés",
          "L’étendue des services proposés par la mutuelle ou ses partenaires au niveau national est mise en valeur dans les argumentaires (actions de prévention et de promotion de la santé, services de soins et d’accompagnement mutualiste, gamme des services proposés…)",
          "Les services proposés sur le territoire sont connus et mis en valeur",
        ],
      },
    },
    {
      title: "Analyser le marché et proposer des actions de développement",
      sharedWith: ["CMC"],
      interviewQuestions: [
        "Avez-vous une expérience d’analyse de marché ? Sur quelle durée ? Dans quel domaine d’activité ?",
        "Disposez-vous d’un territoire ou d’un portefeuille d’adhérents individuels ? Quelles informations recherchez-vous sur le marché, sur vos adhérents, sur le potentiel de votre territoire ?",
        "Est-ce que vous proposez des plans de prospection ou d’actions commerciales ?",
        "Que connaissez-vous de la politique de développement de votre mutuelle ?",
      ],
      competences: [
        "Collecter et analyser des informations sur le marché, le territoire et la concurrence",
        "Identifier le potentiel de son territoire ou de son marché à partir de différentes sources",
        "Proposer des plans de prospection ou d’actions commerciales à partir de l’analyse du marché",
        "Appliquer la politique de développement définie par la mutuelle",
      ],
      criteria: {
        "Pertinence et fiabilité des informations recueillies": [
          "Différentes sources d’information sont utilisées",
          "La fiabilité des informations recueillies est vérifiée",
          "Les informations sont régulièrement actualisées",
          "Des informations sont recherchées sur les offres de la concurrence",
        ],
        "Exploitation des informations recueillies": [
          "Les informations recueillies sont synthétisées et analysées",
          "Des objectifs cohérents avec l’analyse du marché sont proposés",
        ],
        "Proposition de plans de prospection ou d’actions commerciales": [
          "Les cibles sont identifiées, qualifiées et quantifiées à partir des résultats de l’analyse de l’environnement et des résultats commerciaux",
          "Les actions de prospection ou les actions commerciales proposées sont cohérentes avec l’analyse des résultats et de l’environnement",
          "La politique commerciale de la mutuelle est prise en compte dans les propositions formulées",
        ],
      },
    },
    {
      title:
        "Suivre et analyser son activité commerciale en utilisant les outils de suivi et de gestion administrative et commerciale",
      sharedWith: ["CMC"],
      interviewQuestions: [
        "Quels outils de gestion de l’information utilisez-vous : bases de données adhérents individuels, prospects, tableaux de bord… ?",
        "Quels sont les différents outils mis à disposition par l’entreprise ? L’ensemble de ces outils est-il utilisé ?",
        "Analysez-vous les résultats de vos ventes et les causes des écarts dans le cadre d’un entretien avec votre responsable hiérarchique ? À partir de quels indicateurs de performance ?",
        "En quoi l’analyse de ce résultat conditionne-t-elle votre activité ?",
      ],
      competences: [
        "Utiliser et renseigner une base de données adhérents et prospects",
        "Expliquer les résultats des ventes et les causes des écarts",
        "Prendre en compte les résultats et les écarts pour identifier les points à améliorer",
        "Réaliser un reporting écrit et oral de son activité auprès de sa hiérarchie",
      ],
      criteria: {
        "Utilisation des outils en vigueur dans la mutuelle": [
          "Les bases de données adhérents et prospects sont tenues à jour",
          "Les tableaux de bord sont identifiés et utilisés",
          "Les outils électroniques de transmission de l’information sont maîtrisés",
        ],
        "Analyse des résultats": [
          "Les indicateurs de performance et les outils d’analyse de l’activité commerciale mis à disposition par la mutuelle sont exploités",
          "Les écarts entre les résultats obtenus et les objectifs commerciaux sont mesurés et expliqués",
          "Les explications apportées pour analyser la cause des écarts sont pertinentes",
        ],
        "Comptes rendus d’activité": [
          "Les comptes rendus d’activité sont clairs, lisibles et pertinents",
          "Les comptes rendus d’activité sont réalisés dans le respect des procédures en vigueur au sein de la mutuelle (périodicité, forme…)",
        ],
      },
    },
    {
      title: "Organiser son activité de conseiller mutualiste auprès des individuels",
      interviewQuestions: [
        "Comment organisez-vous votre activité ? Avec quels services de l’entreprise travaillez-vous ? Quelles informations leur transmettez-vous et quelles informations vous apportent-ils ?",
        "Quelles règles de fonctionnement de l’entreprise concernent votre activité ? Expliquez les différentes procédures internes que vous avez à appliquer.",
      ],
      competences: [
        "Gérer son temps et planifier ses différentes activités",
        "Identifier les priorités",
        "Organiser son activité commerciale : prise de rendez-vous, relance…",
        "Identifier et utiliser les ressources internes et externes",
        "Communiquer en interne et travailler en équipe",
      ],
      criteria: {
        "Organisation de l’activité": [
          "Les priorités sont identifiées",
          "L’organisation mise en œuvre est cohérente avec les priorités identifiées",
          "Les aléas sont traités dans des délais adaptés",
        ],
        "Communication interne": [
          "Les informations nécessaires au bon fonctionnement de la mutuelle sont transmises dans les délais aux bons interlocuteurs selon les consignes et outils en vigueur dans la mutuelle",
          "Les informations diffusées sont ciblées (pas de surabondance de l’information ni de détails importants oubliés)",
          "Les interlocuteurs susceptibles de prendre le relais commercial sont identifiés",
          "Des informations pertinentes sont transmises dans un délai adapté",
          "Les impacts sur les autres services de la mutuelle des propositions commerciales réalisées sont identifiés et pris en compte",
        ],
      },
    },
  ]),
};
