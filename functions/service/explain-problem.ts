import { readFile } from "node:fs/promises";
import * as z from "zod";
import { problemsPage, problemTypePage } from "../../shared/documents/problem-page.ts";
import { publicPageStyle } from "../../shared/documents/public-page.ts";
import { isProblemCode } from "../../shared/domain/problems/problem-types.ts";
import { isRuleNumber } from "../../shared/domain/rules/rule-texts.ts";
import { htmlAnswer } from "../../shared/http/html-answer.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { servePage } from "../../shared/http/serve-page.ts";

/** What a kind of problem means, where `pages` of each problem leads; all of them under `index.html` (decision 61). */
export const route = defineRoute({
  name: "service/explain-problem",
  method: "GET",
  path: "/docs/problems/{code}",
  summary: "Lire l’explication d’un type de problème",
  tag: "service",
  replyTypes: ["text/html"],
  refusedPages: { 404: "Page\u00a0: aucun problème ne porte ce nom" },
  params: z.strictObject({
    code: z
      .string()
      .regex(
        /^[a-z-]{2,40}$|^index\.html$/,
        "Fin du type d’un problème attendue, comme «\u00a0stale\u00a0».",
      ),
  }),
  needs: {},
});

/** Files that go beside the bundle. */
export const assets = ["refusals.json"];

const refusals = z.array(z.strictObject({ code: z.string(), rule: z.string() }));

/** The page is not JSON: this handler answers it itself. */
export const handler = servePage(async (event) => {
  const code = event.pathParameters?.["code"] ?? "";
  if (!isProblemCode(code))
    return htmlAnswer(code === "index.html" ? 200 : 404, problemsPage(), publicPageStyle);
  const read = refusals.parse(JSON.parse(await readFile(new URL("refusals.json", import.meta.url), "utf8")));
  const rules = read.filter((one) => one.code === code).map(({ rule }) => rule);
  return htmlAnswer(200, problemTypePage(code, rules.filter(isRuleNumber)), publicPageStyle);
});
