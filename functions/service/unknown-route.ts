import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { permissions } from "../../shared/domain/access/permissions.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import type { Answer } from "../../shared/http/answer.ts";
import { movedAddress } from "../../shared/http/moved-address.ts";
import { notFound, type Refusal } from "../../shared/http/problem.ts";
import { problemAnswer } from "../../shared/http/problem-answer.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { servedPath } from "../../shared/http/served-path.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";

/** What no other route takes: API Gateway's own answer would not be problem details. */
export const route = defineRoute({
  name: "service/unknown-route",
  method: "ANY",
  path: "/{proxy+}",
  summary: "Chemin inconnu",
  tag: "service",
  needs: {},
});

/** Nothing of the request is read but its address: this handler answers it itself. */
export const handler = async ({
  rawPath: whole,
  rawQueryString,
  pathParameters,
  requestContext: { requestId },
}: APIGatewayProxyEventV2): Promise<Answer> => {
  const rawPath = withoutMapping(whole, pathParameters?.["proxy"]);
  const allowed = methodsOf(rawPath);
  if (allowed.length > 0)
    return problemAnswer(methodNotAllowed(allowed), requestId, { allow: allowed.join(", ") });
  if (methodsOf(servedPath(rawPath)).length > 0)
    return movedAddress(
      { path: rawPath, query: rawQueryString, requestId },
      guidePolicy.api.unversioned,
      systemRuntime.now(),
    );
  const { refusal } = notFound("Ce chemin n’existe pas\u00a0; la description de l’API est à /docs.");
  return problemAnswer(refusal, requestId);
};

/** A path as the caller wrote it: behind CloudFront, API Gateway may leave before it what the domain maps to the API. */
function withoutMapping(path: string, proxy: string | undefined): string {
  if (proxy === undefined) return path;
  return `/${path.split("/").slice(-proxy.split("/").length).join("/")}`;
}

/** The methods that a path takes, by the table of permissions, which has every operation. */
function methodsOf(path: string): string[] {
  const asked = path.split("/");
  const methods = Object.keys(permissions).flatMap((operation) => {
    const [method = "", template = ""] = operation.split(" ");
    const parts = servedPath(template).split("/");
    const fits =
      parts.length === asked.length &&
      parts.every((part, index) => part === asked[index] || (part.startsWith("{") && asked[index] !== ""));
    if (!fits || method === "ANY") return [];
    return method === "GET" ? ["GET", "HEAD"] : [method];
  });
  return [...new Set(methods)].sort();
}

/** A method that a path doesn't take; `allowed` are those that it takes. */
function methodNotAllowed(allowed: readonly string[]): Refusal {
  return {
    code: "method-not-allowed",
    detail: `Cette adresse n’accepte que ces méthodes\u00a0: ${allowed.join(", ")}.`,
  };
}
