import { inWords } from "../domain/french/quantity.ts";
import type { Policy } from "../domain/policy/policy.ts";
import { masteryLabels } from "../domain/training/assessment.ts";
import { escapeHtml } from "../mails/layout/html.ts";
import { publicPage } from "./public-page.ts";

/** R-OEMM-6: the tutor's guide: what is expected of those who follow and assess a candidate, and how they do it here. */
export function tutorGuide({ training }: Pick<Policy, "training">): string {
  const evaluators = inWords({ count: training.evaluators, unit: "evaluator" });
  const most = inWords({ count: training.progressReviews, unit: "review" });
  return publicPage({
    title: "Guide du tuteur – CQP de la Mutualité",
    main: `<h1>Guide du tuteur</h1>
<p>Une entreprise vous a désigné pour suivre et évaluer un candidat à un CQP, comme responsable hiérarchique, tuteur, formateur
interne ou professionnel expérimenté. Ce guide dit ce qui est attendu de vous, et comment le faire dans le service.</p>
${section("Votre rôle", [
  "accueillir le candidat, lui présenter le métier et l’y guider\u00a0;",
  "organiser son activité avec l’équipe, pour qu’il pratique ce que le CQP demande\u00a0;",
  "faire le lien avec le centre de formation, et préparer ce que le jury lira\u00a0;",
  "faire le point en cours de parcours, et lui donner des objectifs de progrès\u00a0;",
  "veiller à ce qu’il décrive ses activités dans le livret d’évaluation finale\u00a0;",
  "évaluer ses compétences en fin de parcours, sur les critères de la CPNEFP.",
])}
${section("Répondre à la proposition", [
  "connectez-vous avec l’adresse à laquelle la proposition vous est parvenue, et acceptez ou déclinez\u00a0;",
  "accepter vous donne accès à ce seul candidat\u00a0: son parcours, les évaluations de ses modules et la grille de sa certification\u00a0;",
  "n’évaluez ni votre propre dossier, ni un candidat dont vous seriez membre du jury.",
])}
${section("En cours de parcours", [
  `les points d’étape sont facultatifs\u00a0: un dossier en garde ${most} au plus\u00a0;`,
  "chacun dit ce que vous avez constaté, et au moins un objectif de progrès\u00a0;",
  "le candidat, l’entreprise et le centre de formation les lisent.",
])}
${section("En fin de parcours", [
  "le candidat décrit d’abord les activités qu’il a menées\u00a0;",
  `${evaluators} donnent alors chacun leur avis écrit, l’un d’eux étant le responsable hiérarchique\u00a0: vous ne lisez pas l’avis de l’autre avant d’avoir donné le vôtre\u00a0;`,
  `pour chaque domaine de compétences, un niveau (${Object.values(masteryLabels)
    .map((label) => `«\u00a0${label}\u00a0»`)
    .join(", ")}) et un commentaire fondé sur des situations de travail\u00a0;`,
  "là où la grille est publiée, un niveau par indicateur\u00a0;",
  "le jury dispose de ces avis\u00a0: ils comptent dans sa décision, qu’il prend seul.",
])}`,
    footer: "Les grilles et les documents de chaque certification sont fixés par la CPNEFP de la Mutualité.",
  });
}

function section(title: string, items: readonly string[]): string {
  const listed = items.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n");
  return `<section><h2>${escapeHtml(title)}</h2><ul>\n${listed}\n</ul></section>`;
}
