import { problemPage, rulePage } from "../domain/problems/problem-names.ts";
import { type ProblemCode, problemTypes } from "../domain/problems/problem-types.ts";
import { isRuleNumber, type RuleNumber, ruleSubjects, ruleTexts } from "../domain/rules/rule-texts.ts";
import { escapeHtml } from "../mails/layout/html.ts";
import { publicPage } from "./public-page.ts";

/** What applies a rule: operations of the API, and the kinds of problems that name it. */
export interface RuleUse {
  operations: readonly { method: string; path: string; summary: string }[];
  problems: readonly ProblemCode[];
}

/** What a rule says, where it comes from and what applies it, for those whom it is applied to. */
export function ruleTextPage(number: RuleNumber, { operations, problems }: RuleUse): string {
  const { title, text, guide } = ruleTexts[number];
  const source =
    guide === undefined
      ? "Le guide n’en dit rien\u00a0: c’est un choix de ce système."
      : `Guide CQP de la CPNEFP, ${guide}.`;
  return publicPage({
    title: `${number} – ${title}`,
    main: `<h1>${number}\u00a0: ${escapeHtml(title)}</h1>
<section><h2>Ce que dit la règle</h2>
${text.map((paragraph) => `<p>${withLinks(paragraph, number)}</p>`).join("\n")}
<p class="hint">${escapeHtml(source)}</p></section>${listed(
      "Opérations qui l’appliquent",
      operations.map(
        ({ method, path, summary }) =>
          `<code>${method} ${escapeHtml(path)}</code>\u00a0: ${escapeHtml(summary)}`,
      ),
    )}${listed(
      "Problèmes qui la nomment",
      problems.map(
        (code) => `<a href="${problemPage(code)}">${escapeHtml(problemTypes[code].title)}</a> (${code})`,
      ),
    )}`,
    footer: '<a href="/docs/rules/index.html">Toutes les règles</a> · <a href="/docs">Référence de l’API</a>',
  });
}

/** Every rule by subject. */
export function rulesPage(): string {
  const sections = ruleSubjects.map(({ subject, rules }) =>
    listed(
      subject,
      Object.entries(rules).flatMap(([number, { title }]) =>
        isRuleNumber(number) ? [`<a href="${rulePage(number)}">${number}</a>, ${escapeHtml(title)}`] : [],
      ),
    ),
  );
  return publicPage({
    title: "Règles – CQP de la Mutualité",
    main: `<h1>Règles</h1>
<p>Ce que le système applique. Un refus qui vient de l’une d’elles la nomme («\u00a0rule\u00a0»).</p>${sections.join("")}`,
    footer:
      '<a href="/docs/problems/index.html">Tous les problèmes</a> · <a href="/docs">Référence de l’API</a>',
  });
}

/** A text of a rule, the other rules that it mentions linked. */
function withLinks(paragraph: string, own: RuleNumber): string {
  return escapeHtml(paragraph).replaceAll(/\bR-[A-Z]+-\d+\b/g, (number) =>
    isRuleNumber(number) && number !== own ? `<a href="${rulePage(number)}">${number}</a>` : number,
  );
}

function listed(title: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  const lines = items.map((item) => `<li>${item}</li>`).join("\n");
  return `\n<section><h2>${escapeHtml(title)}</h2><ul>\n${lines}\n</ul></section>`;
}
