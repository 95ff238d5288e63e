import { plainDescription } from "../../infra/api-description.ts";
import { discoverFunctions } from "../../infra/discover.ts";
import { type AnnouncedBytes, admitUpload } from "../../shared/domain/evidence/request.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { certificationVersions } from "../../shared/domain/referential/contents/versions.ts";
import { loadVersions } from "../../shared/domain/referential/load-versions.ts";
import type { DescribedParts } from "../../shared/http/described-fields.ts";
import { describedFieldsOf } from "../../shared/http/description/field-names.ts";
import { isNode, type Node, nodesUnder, resolved } from "../../shared/http/description/walk.ts";
import { errorToRefusal } from "../../shared/http/error-to-refusal.ts";
import { tellFaultsInFrench } from "../../shared/http/french-faults.ts";
import type { Problem } from "../../shared/http/problem.ts";
import { problemAnswer } from "../../shared/http/problem-answer.ts";
import { readRequest } from "../../shared/http/read-request.ts";
import type { Route } from "../../shared/http/route.ts";
import { routeKey } from "../../shared/http/route-key.ts";
import { servedPath } from "../../shared/http/served-path.ts";
import { type WrongValue, wrongBodies, wrongParameters } from "./wrong-values.ts";

/** A route with its part of the description, and what its requests rightly hold. */
export interface DescribedRoute {
  route: Route;
  parts: DescribedParts;
  wrong: WrongValue[];
  right: Right;
}

interface Right {
  path: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  body: unknown;
}

/** A version of a certification that shares no domain, so that no other one has to come with it. */
const ownDomains = certificationVersions.filter(({ code }) => code === "AC");

/** Right bodies that examples can't be, as rules ask for more than schemas do. */
const rightBodies: Readonly<Record<string, unknown>> = {
  "POST /certifications/versions": { versions: JSON.parse(JSON.stringify(ownDomains)) },
};

/** What rules say of a body that schemas of the description tell more of than those which read it. */
const rules: Readonly<Record<string, (body: never) => unknown>> = {
  "POST /certifications/versions": ({ versions }: { versions: unknown[] }) =>
    loadVersions(versions, [], "2010-01-01"),
  "POST /files/{fileId}/evidence": (piece: AnnouncedBytes & { category: string }) =>
    admitUpload(piece, piece.category, guidePolicy.evidence),
  "POST /sessions/{sessionId}/signed-attendance": (scan: AnnouncedBytes) =>
    admitUpload(scan, "signed-enrolment", guidePolicy.evidence),
};

/** Every route that takes something, with each wrong value that the description gives for it. */
export async function routesWithWrongValues(): Promise<DescribedRoute[]> {
  tellFaultsInFrench();
  const description = await plainDescription();
  const routes = (await discoverFunctions()).flatMap(({ declared }) =>
    declared.kind === "route" ? [declared.route] : [],
  );
  const described = describedFieldsOf(routes, description);
  const paths = new Map(nodesUnder(description, "paths"));
  return routes.flatMap((route) => {
    const operation = paths.get(servedPath(route.path))?.[route.method.toLowerCase()];
    if (!isNode(operation)) return [];
    const key = routeKey(route);
    const parameters = (Array.isArray(operation["parameters"]) ? operation["parameters"] : [])
      .filter(isNode)
      .map((one) => resolved(one, description));
    const required = (place: string) =>
      Object.fromEntries(
        parameters
          .filter((one) => one["in"] === place && one["required"] === true)
          .map((one) => [String(one["name"]), rightOf(one)]),
      );
    const right = { path: required("path"), query: required("query") };
    const bodies = key in rightBodies ? [rightBodies[key]] : examplesOf(operation, description);
    return [
      {
        route,
        parts: described[key] ?? {},
        right: { ...right, body: bodies[0] },
        wrong: [
          ...bodies.flatMap((body) => wrongBodiesOf(operation, body, description)),
          ...wrongParameters(parameters, "query", right.query),
          ...wrongParameters(parameters, "path", right.path),
        ],
      },
    ];
  });
}

function wrongBodiesOf(operation: Node, right: unknown, description: Node): WrongValue[] {
  const body = isNode(operation["requestBody"]) ? operation["requestBody"] : {};
  const [media] = nodesUnder(body, "content").flatMap(([type, one]) =>
    type === "application/json" ? [one] : [],
  );
  const required = body["required"] !== false;
  return isNode(media?.["schema"]) ? wrongBodies(media["schema"], right, { description, required }) : [];
}

function rightOf({ example, schema }: Node): string {
  const values = isNode(schema) && Array.isArray(schema["enum"]) ? schema["enum"] : [];
  return String(example ?? values[0] ?? "");
}

function examplesOf(operation: Node, description: Node): unknown[] {
  const content = isNode(operation["requestBody"]) ? nodesUnder(operation["requestBody"], "content") : [];
  return content.flatMap(([type, media]) =>
    type === "application/json"
      ? nodesUnder(media, "examples").map(([, one]) => resolved(one, description)["value"])
      : [],
  );
}

/** What a route's own reading of a request answers to a wrong value; undefined where it takes it. */
export async function refusalOf(
  { route, parts, right }: DescribedRoute,
  wrong: Pick<WrongValue, "in" | "sent">,
): Promise<Problem | undefined> {
  const sent = { ...right, [wrong.in]: wrong.sent };
  try {
    const { body } = await readRequest(route, eventOf(route, sent) as Parameters<typeof readRequest>[1]);
    rules[routeKey(route)]?.(body as never);
    return undefined;
  } catch (error) {
    const refusal = errorToRefusal(error);
    if (refusal === undefined) throw error;
    return JSON.parse(problemAnswer(refusal, "request-of-a-test", {}, parts).body ?? "");
  }
}

const capacities = {
  oemm: "oemm",
  company: "cmp_a_company",
  centre: "ctr_a_centre",
  "jury-member": "jur_a_member",
};

function eventOf(route: Route, { path, query, body }: Right): object {
  const roles: readonly string[] = "roles" in route.may ? route.may.roles : ["oemm"];
  const [partyId] = roles.flatMap((role) => capacities[role as "oemm"] ?? []);
  const file = route.bodyTypes !== undefined;
  return {
    headers: {
      "content-type": file ? route.bodyTypes?.[0] : "application/json",
      ...(partyId === undefined ? {} : { "acting-as": partyId }),
    },
    pathParameters: path,
    queryStringParameters: query,
    ...(route.body === undefined ? {} : { body: file ? "a" : (JSON.stringify(body) ?? "") }),
    isBase64Encoded: false,
    requestContext: {
      requestId: "request-of-a-test",
      authorizer: {
        jwt: {
          claims: {
            sub: "a-subject",
            token_use: "access",
            ...(partyId === undefined
              ? { person_id: "a-person", proved_address: "a@example.org" }
              : { capacities: JSON.stringify([{ partyId }]) }),
          },
        },
      },
    },
  };
}
