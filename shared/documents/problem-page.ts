import { problemPage, problemUrn, rulePage } from "../domain/problems/problem-names.ts";
import {
  isProblemCode,
  type ProblemCode,
  problemSubjects,
  problemTypes,
} from "../domain/problems/problem-types.ts";
import { type RuleNumber, ruleTexts } from "../domain/rules/rule-texts.ts";
import { escapeHtml } from "../mails/layout/html.ts";
import { publicPage } from "./public-page.ts";

/** What a kind of problem means and what to do about it, for developers of who calls the API; `rules` are those that it may name. */
export function problemTypePage(code: ProblemCode, rules: readonly RuleNumber[]): string {
  const { title, status, means, advice } = problemTypes[code];
  const named = rules.map(
    (rule) => `<li><a href="${rulePage(rule)}">${rule}</a>, ${escapeHtml(ruleTexts[rule].title)}</li>`,
  );
  return publicPage({
    title: `${title} – Problèmes de l’API`,
    main: `<h1>${escapeHtml(title)}</h1>
<section><h2>Ce que cela signifie</h2><p>${escapeHtml(means)}</p></section>
<section><h2>Que faire</h2><p>${escapeHtml(advice)}</p></section>
<section><h2>Comment le reconnaître</h2><dl>
<dt>type</dt><dd>${problemUrn(code)}</dd>
<dt>status</dt><dd>${[status].flat().join(", ")}</dd>
<dt>title</dt><dd>${escapeHtml(title)}</dd>
</dl></section>${named.length === 0 ? "" : `\n<section><h2>Règles qui refusent ainsi</h2><ul>\n${named.join("\n")}\n</ul></section>`}`,
    footer: `<a href="${problemsPagePath}">Tous les problèmes</a> · <a href="/docs">Référence de l’API</a>`,
  });
}

/** Every kind of problem by subject. */
export function problemsPage(): string {
  const sections = problemSubjects.map(({ subject, types }) => {
    const listed = Object.entries(types).flatMap(([code, { title }]) =>
      isProblemCode(code)
        ? [`<li><a href="${problemPage(code)}">${escapeHtml(title)}</a> (${code})</li>`]
        : [],
    );
    return `<section><h2>${escapeHtml(subject)}</h2><ul>\n${listed.join("\n")}\n</ul></section>`;
  });
  return publicPage({
    title: "Problèmes – API des CQP de la Mutualité",
    main: `<h1>Problèmes</h1>
<p>Une demande refusée reçoit un problème (RFC 9457)\u00a0: son «\u00a0type\u00a0» est stable et s’éprouve par programme, son «\u00a0detail\u00a0» se montre tel quel, et «\u00a0pages\u00a0» mène ici.</p>
${sections.join("\n")}`,
    footer: '<a href="/docs/rules/index.html">Toutes les règles</a> · <a href="/docs">Référence de l’API</a>',
  });
}

const problemsPagePath = "/docs/problems/index.html";
