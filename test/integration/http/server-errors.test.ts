import { expect, it, vi } from "vitest";
import * as z from "zod";
import { problemTypes } from "../../../shared/domain/problems/problem-types.ts";
import type { Answer } from "../../../shared/http/answer.ts";
import { sharedAnswers } from "../../../shared/http/description/answers.ts";
import { gatewayAnswers } from "../../../shared/http/gateway-answers.ts";
import { serve } from "../../../shared/http/serve.ts";
import { unexpected } from "../../../shared/http/unexpected.ts";

/** What would say that a request was not carried out, or has to be sent again as it is. */
const claims =
  /(rien|aucun\S*|n’a pas|n’ont pas)[^.;]*(enregistré|exécuté|envoyé|modifié|créé)|(?<!avant de )recommencez|réessayez/i;
const uncertain = /rien ne dit si la demande a été exécutée/;

it("a request that fails on its way is told to be looked at, or repeated by its key: what was recorded isn't known", async () => {
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "SILENT");
  const route = {
    method: "POST",
    path: "/things",
    summary: "Une chose",
    tag: "service",
    may: { public: true },
    reply: z.strictObject({}),
    needs: {},
  };
  // As after a transaction whose answer was lost.
  const handler = serve(route as never, () => Promise.reject(new Error("socket hang up"))) as unknown as (
    event: object,
    context: object,
  ) => Promise<Answer>;
  const requestContext = { requestId: "r", http: { method: "POST", sourceIp: "192.0.2.1" } };
  const { statusCode, body = "" } = await handler({ headers: {}, requestContext }, {});
  const problem = JSON.parse(body);
  expect([statusCode, problem.type]).toEqual([500, "urn:problem:cqp:unexpected"]);
  expect(problem.detail).toBe(unexpected.detail);
  expect(problem.detail).toMatch(/Relisez .* avant de recommencer, ou répétez .* Idempotency-Key/);
  vi.unstubAllEnvs();
});

it("no text of a 5xx says that nothing was recorded, or to send it again as it is", () => {
  const failures = Object.values(problemTypes).filter(({ status }) =>
    [status].flat().some((one) => one >= 500),
  );
  expect(failures.map(({ title }) => title)).toContain("Erreur inattendue");
  for (const { means } of failures) expect(means).toMatch(uncertain);
  expect(gatewayAnswers[500].says).toMatch(uncertain);
  expect(gatewayAnswers[503].says).toMatch(/même conduite qu’à 500/);
  const told = [
    ...failures.flatMap(({ means, advice }) => [means, advice]),
    unexpected.detail,
    JSON.stringify(sharedAnswers["Refusal"]),
    gatewayAnswers[500].says,
    gatewayAnswers[503].says,
  ];
  expect(told.filter((text) => claims.test(text.replace(uncertain, "")))).toEqual([]);
});
