import { inWords } from "../domain/french/quantity.ts";
import { longDate } from "../domain/french/wording.ts";
import type { Policy } from "../domain/policy/policy.ts";
import { escapeHtml } from "../mails/layout/html.ts";
import { publicPage } from "./public-page.ts";

/** The policy of versions and deprecations, for the developers of those who call the API; `version` begins addresses. */
export function versionsPage({ api }: Pick<Policy, "api">, version: string): string {
  const { since, until } = api.unversioned;
  return publicPage({
    title: "Versions de l’API – CQP de la Mutualité",
    main: `<h1>Versions de l’API</h1>
<p>Ce qu’une version promet à ceux qui appellent l’API, et comment ce qui change leur est annoncé.</p>
${section("Ce que la version promet", [
  `les adresses de l’API commencent par sa version, «\u00a0${version}\u00a0»\u00a0: tant qu’elle est servie, ce qui marche continue de marcher\u00a0;`,
  "un objet rendu peut gagner un champ, une liste de valeurs une valeur, une demande un champ facultatif\u00a0: un appelant accepte ce qu’il ne connaît pas encore\u00a0;",
  "tout autre changement fait une nouvelle version, servie à côté de la précédente\u00a0;",
  "le premier nombre du numéro de la description (/openapi.json) n’augmente qu’avec une nouvelle version, ou quand ce qui était annoncé est retiré.",
])}
${section("Comment une fin est annoncée", [
  "la description marque l’opération comme dépréciée («\u00a0deprecated\u00a0») et dit ce qui la remplace\u00a0;",
  "chaque réponse le dit aussi\u00a0: «\u00a0Deprecation\u00a0» (RFC 9745) depuis quand, «\u00a0Sunset\u00a0» (RFC 8594) jusqu’à quand, et «\u00a0Link\u00a0» par quoi\u00a0;",
  `une opération annoncée reste servie pendant ${inWords(api.notice)} au moins\u00a0;`,
  "passé ce temps, elle répond 410 et nomme ce qui la remplace.",
])}
${section("Ce qui n’a pas de version", [
  "ce qui est imprimé ou envoyé par courriel et doit durer\u00a0: les pages de vérification des certificats (/verify), où mènent leurs QR codes, la notice d’information (/privacy) et le guide du tuteur (/tutor-guide)\u00a0;",
  "ce qui mène à toutes les versions\u00a0: la référence (/docs) et la description (/openapi.json).",
])}
${section("Ce qui est annoncé aujourd’hui", [
  `les adresses sans version, comme /me, dépréciées depuis le ${longDate(since)}\u00a0: jusqu’au ${longDate(until)}, elles renvoient (308) à la même adresse sous ${version}, la méthode, le corps et les paramètres gardés.`,
])}`,
    footer: "Les changements de l’API sont annoncés par sa description et par ses réponses.",
  });
}

function section(title: string, items: readonly string[]): string {
  const listed = items.map((item) => `<li>${escapeHtml(item)}</li>`).join("\n");
  return `<section><h2>${escapeHtml(title)}</h2><ul>\n${listed}\n</ul></section>`;
}
