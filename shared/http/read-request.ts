import type { APIGatewayProxyEventV2WithJWTAuthorizer } from "aws-lambda";
import * as z from "zod";
import type { Actor } from "../domain/access/actor.ts";
import { actingHeader, actorFromClaims } from "./actor.ts";
import { readFileBody } from "./file-body.ts";
import { checkPart, invalidRequest, readJson } from "./parse.ts";
import { forbidden } from "./problem.ts";
import type { Route } from "./route.ts";

/** A parsed request of a caller who may use the route, before anything is loaded. */
export interface ReadRequest {
  params: Record<string, unknown>;
  query: unknown;
  body: unknown;
  actor: Actor | undefined;
}

const nothing = z.object({});
const nothingElse = z.strictObject({});

/**
 * Reads a request by its route's declaration.
 * @throws HttpProblem 400 with every faulty field, 403 when the route is not for the person's role.
 */
export async function readRequest(
  route: Route,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
): Promise<ReadRequest> {
  const actor =
    "public" in route.may
      ? undefined
      : actorFromClaims(event.requestContext.authorizer.jwt.claims, event.headers[actingHeader]);
  if (actor !== undefined && "roles" in route.may && !route.may.roles.includes(actor.role)) throw forbidden();

  const params = await checkPart(route.params ?? nothing, event.pathParameters ?? {}, "path");
  const query = await checkPart(route.query ?? nothingElse, event.queryStringParameters ?? {}, "query");
  const body =
    route.body === undefined
      ? { value: undefined, errors: [] }
      : await checkPart(
          route.body,
          hasNoBody(route.body, event) ? undefined : readBody(route, event),
          "body",
        );
  const errors = [...params.errors, ...query.errors, ...body.errors];
  if (errors.length > 0) throw invalidRequest(errors);
  return {
    params: z.record(z.string(), z.unknown()).parse(params.value),
    query: query.value,
    body: body.value,
    actor,
  };
}

/** Whether nothing was sent where a body may be left out. */
function hasNoBody(body: z.ZodType, event: Pick<APIGatewayProxyEventV2WithJWTAuthorizer, "body">): boolean {
  return (event.body ?? "") === "" && body instanceof z.ZodOptional;
}

function readBody(
  { bodyTypes, maxBodyBytes }: Route,
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
): unknown {
  const { body, isBase64Encoded, headers } = event;
  const sent = { body, isBase64Encoded, contentType: headers["content-type"] };
  return bodyTypes === undefined ? readJson(sent, maxBodyBytes) : readFileBody(sent, bodyTypes);
}
