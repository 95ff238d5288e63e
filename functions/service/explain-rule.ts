import { readFile } from "node:fs/promises";
import * as z from "zod";
import { publicPageStyle } from "../../shared/documents/public-page.ts";
import { rulesPage, ruleTextPage } from "../../shared/documents/rule-page.ts";
import { isProblemCode } from "../../shared/domain/problems/problem-types.ts";
import { isRuleNumber } from "../../shared/domain/rules/rule-texts.ts";
import { htmlAnswer } from "../../shared/http/html-answer.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { servePage } from "../../shared/http/serve-page.ts";

/** What a rule says, where `pages` of a problem that names one leads; all of them under `index.html` (decision 61). */
export const route = defineRoute({
  name: "service/explain-rule",
  method: "GET",
  path: "/docs/rules/{rule}",
  summary: "Lire une règle",
  tag: "service",
  replyTypes: ["text/html"],
  refusedPages: { 404: "Page\u00a0: aucune règle ne porte ce numéro" },
  params: z.strictObject({
    rule: z
      .string()
      .regex(
        /^R-[A-Z]{2,8}-\d{1,3}$|^index\.html$/,
        "Numéro d’une règle attendu, comme «\u00a0R-VAE-6\u00a0».",
      ),
  }),
  needs: {},
});

/** Files that go beside the bundle. */
export const assets = ["rule-uses.json"];

const uses = z.record(
  z.string(),
  z.strictObject({
    operations: z.array(z.strictObject({ method: z.string(), path: z.string(), summary: z.string() })),
    problems: z.array(z.string()),
  }),
);

/** The page is not JSON: this handler answers it itself. */
export const handler = servePage(async (event) => {
  const rule = event.pathParameters?.["rule"] ?? "";
  if (!isRuleNumber(rule)) return htmlAnswer(rule === "index.html" ? 200 : 404, rulesPage(), publicPageStyle);
  const read = uses.parse(JSON.parse(await readFile(new URL("rule-uses.json", import.meta.url), "utf8")));
  const { operations = [], problems = [] } = read[rule] ?? {};
  return htmlAnswer(
    200,
    ruleTextPage(rule, { operations, problems: problems.filter(isProblemCode) }),
    publicPageStyle,
  );
});
