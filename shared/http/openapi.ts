import * as z from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from "zod-openapi";
import type { Role } from "../domain/access/actor.ts";
import type { Access } from "../domain/access/permissions.ts";
import type { FileRelation, SessionRelation } from "../domain/access/relations.ts";
import { inWords } from "../domain/french/quantity.ts";
import { longDate } from "../domain/french/wording.ts";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import { answersKept } from "../store/idempotency.ts";
import { demandsMatch } from "./asked-version.ts";
import {
  exampleRequest,
  isTagged,
  rateHeaders,
  sharedAnswers,
  sharedReferences,
  strongTag,
} from "./description/answers.ts";
import { componentSchemas } from "./description/components.ts";
import { describe, everyOperation, everySchema } from "./description/describe.ts";
import { exampleParts } from "./description/example-parts.ts";
import { exemplify } from "./description/examples.ts";
import { descriptionVersion, introduction, tagSays, tokens } from "./description/introduction.ts";
import { deprecationSays, movedOperation, movedPath } from "./description/moved.ts";
import { operationNames, operationNotes } from "./description/operation-names.ts";
import { shareRepeated } from "./description/share.ts";
import { isNode, type Node, nodesUnder } from "./description/walk.ts";
import { feedCache, longestKey, requestIdHeader, takesKey } from "./headers.ts";
import { problem, problemType } from "./problem.ts";
import { isRated } from "./request-rate.ts";
import { type Route, routeTags } from "./route.ts";
import { servedPath } from "./served-path.ts";
import { signInSchemes } from "./sign-in-schemes.ts";

/** A route under the name of its function: `jury/propose-session`. */
export interface Operation {
  name: string;
  route: Route;
}

/** People of a role, in French. */
const roleNames: Readonly<Record<Role, string>> = {
  oemm: "l’OEMM",
  company: "les entreprises",
  centre: "les centres",
  candidate: "les candidats",
  "jury-member": "les membres de jury",
  system: "les traitements du service",
};

/** Those in a relation to the file or the session that the path names, in French. */
const relationNames: Readonly<Record<FileRelation | SessionRelation, string>> = {
  oemm: "l’OEMM",
  owner: "le candidat du dossier",
  company: "l’entreprise du dossier",
  evaluator: "ses évaluateurs",
  "chosen-centre": "les centres qui le suivent",
  "sitting-member": "les membres du jury convoqué",
};

/** Who may use a route, as its readers are told. */
function audience(may: Access): string {
  if ("public" in may) return "Ouvert à tous.";
  const who =
    "roles" in may
      ? may.roles.map((role) => roleNames[role])
      : ("file" in may ? may.file : may.session).map((relation) => relationNames[relation]);
  return `Réservé à\u00a0: ${who.join(", ")}.`;
}

/** What readers are told of a route that is to go. */
function farewell({ deprecated }: Route): string[] {
  if (deprecated === undefined) return [];
  const { since, until, successor } = deprecated;
  const instead = successor === undefined ? "" : `, remplacée par \`${servedPath(successor)}\``;
  return [`Dépréciée depuis le ${longDate(since)} et servie jusqu’au ${longDate(until)}${instead}.`];
}

/** A token however it was had: each of them is enough. */
const waysIn: Record<string, string[]>[] = [
  { jwt: [] },
  { signIn: ["openid", "email", "profile"] },
  { discovery: [] },
];

function operation({ route }: Operation, id: string): ZodOpenApiOperationObject {
  const header = {
    ...("public" in route.may
      ? {}
      : {
          "Acting-As": z
            .string()
            .regex(/^(?:(?:cmp|ctr|jur)_[a-z0-9_]{3,40}|oemm)$/)
            .optional()
            .meta({
              description:
                "La qualité en laquelle la demande est faite\u00a0: l’identifiant d’une entreprise, d’un centre, d’un membre de " +
                "jury, ou «\u00a0oemm\u00a0»\u00a0; sans lui, la personne agit pour elle-même",
            }),
        }),
    ...(takesKey(route)
      ? {
          "Idempotency-Key": z
            .string()
            .max(longestKey)
            .optional()
            .meta({
              description:
                "Clé de la demande, au choix de l’appelant\u00a0: la même demande, répétée avec elle " +
                `pendant ${inWords(answersKept)}, rend la première réponse sans être exécutée de nouveau\u00a0; une autre est refusée (422)`,
            }),
        }
      : {}),
    ...preconditionHeaders(route),
  };
  return {
    operationId: id,
    summary: route.summary,
    description: [audience(route.may), operationNotes[id] ?? [], farewell(route)].flat().join(" "),
    ...(route.deprecated === undefined ? {} : { deprecated: true }),
    tags: [routeTags[route.tag]],
    ...("public" in route.may ? { security: [] } : {}),
    requestParams: {
      ...(route.params === undefined ? {} : { path: route.params }),
      ...(route.query === undefined ? {} : { query: route.query }),
      ...(Object.keys(header).length === 0 ? {} : { header: z.object(header) }),
    },
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: !(route.body instanceof z.ZodOptional),
            content: contentOf(route.body, route.bodyTypes),
          },
        }),
    responses: {
      [String(route.status ?? 200)]: success(route),
      ...sharedReferences(route),
      ...refusedPages(route),
    },
  };
}

/** What a route takes of the version that was read, or that it changes. */
function preconditionHeaders(route: Route) {
  const tag = z.string().regex(/^(?:\*|"[^"]+"(?:, *"[^"]+")*)$/);
  // Without an example, which those who try a read would send.
  if (isTagged(route))
    return {
      "If-None-Match": tag.optional().meta({
        description: "ETag lu\u00a0: tant que rien n’a changé, la réponse est 304, sans corps",
      }),
    };
  if (route.edits === undefined) return {};
  const says =
    "ETag lu\u00a0; la modification est refusée (412) s’il est dépassé, et `*` accepte toute version";
  if (!demandsMatch(route))
    return { "If-Match": tag.optional().meta({ description: says, example: '"12"' }) };
  if (route.edits !== "or-creates")
    return {
      "If-Match": tag.meta({
        description: `${says}\u00a0; sans lui, elle l’est aussi (428)`,
        example: '"12"',
      }),
    };
  return {
    "If-Match": tag.optional().meta({
      description: `${says}\u00a0; demandé (428) pour modifier ce qui existe`,
      example: '"12"',
    }),
    "If-None-Match": z.string().regex(/^\*$/).optional().meta({
      description: "Avec `*`, pour créer ce qui n’existe pas encore\u00a0: refusé (412) si cela existe",
      example: "*",
    }),
  };
}

const successSays = {
  200: "Succès",
  201: "Créé",
  202: "Reçu, et suivi",
  204: "Fait, sans rien à répondre",
  302: "Ailleurs",
};

function success(route: Route): ZodOpenApiResponseObject {
  const { status = 200, reply, replyTypes } = route;
  const headers = successHeaders(route);
  return {
    description: successSays[status],
    ...(Object.keys(headers).length === 0 ? {} : { headers: z.object(headers) }),
    ...(replyTypes === undefined ? {} : { content: contentOf(z.string(), replyTypes) }),
    ...(reply === undefined ? {} : { content: contentOf(reply) }),
  };
}

const locationSays = {
  description: "Adresse de ce qui a été créé, ou de la page demandée",
  example: "/docs/index.html",
};
const tagSaysVersion = { description: "Version de ce qui est rendu, que If-Match attend", example: '"12"' };

const cacheSays = {
  description:
    "Le client peut garder la réponse, et demande à chaque lecture si elle vaut encore (If-None-Match)\u00a0: un navigateur le fait de lui-même",
  example: feedCache,
};

/** An address, whole or of the same server. */
const address = z.string().meta({ format: "uri-reference" });

function successHeaders(route: Route) {
  const { status, reply, deprecated, feed } = route;
  return {
    ...(deprecated === undefined ? {} : deprecationSays(deprecated)),
    ...(feed === true ? { "Cache-Control": z.literal(feedCache).meta(cacheSays) } : {}),
    ...(isRated(route) ? rateHeaders : {}),
    ...(status === 201 || status === 302 ? { Location: address.meta(locationSays) } : {}),
    ...(status === 202 ? { Location: address.optional().meta(locationSays) } : {}),
    ...(isTagged(route)
      ? { ETag: strongTag.meta(tagSaysVersion) }
      : reply === undefined
        ? {}
        : { ETag: strongTag.optional().meta(tagSaysVersion) }),
  };
}

/** Refusals that are pages, of what visitors read in a browser. */
function refusedPages({ refusedPages: pages, replyTypes }: Route): Record<string, ZodOpenApiResponseObject> {
  // A problem, too: it was promised before pages were told of, and may come back.
  const content = { ...contentOf(z.string(), replyTypes), [problemType]: { schema: problem } };
  return Object.fromEntries(
    Object.entries(pages ?? {}).map(([status, description]) => [status, { description, content }]),
  );
}

/** Has each answer tell, in place, of the header that names its request, which the gateway puts on all whose form is known. */
function identifyAnswers(description: Node): void {
  const components = isNode(description["components"]) ? description["components"] : {};
  const holders = [components, ...everyOperation(description).map(([, operation]) => operation)];
  for (const answer of holders.flatMap((holder) => nodesUnder(holder, "responses").map(([, one]) => one)))
    if (answer["$ref"] === undefined && (answer["headers"] ?? answer["content"]) !== undefined) {
      const told = isNode(answer["headers"]) ? answer["headers"] : {};
      answer["headers"] = { ...told, [requestIdHeader]: identifying };
    }
}

const identifying: Node = {
  description:
    "Identifiant de la demande, à citer à l’exploitant\u00a0; un problème le redit dans «\u00a0instance\u00a0»",
  required: true,
  schema: { type: "string", example: exampleRequest },
};

/** A body in each of the media types that it may be sent in. */
function contentOf(schema: z.ZodType, types: readonly string[] = ["application/json"]) {
  return Object.fromEntries(types.map((type) => [type, { schema }]));
}

/**
 * An operation's identifier, from the name of its function: `proposeSession` for `jury/propose-session`, unless it has one of
 * its own (`operationNames`); with its capability where another one has a function of that name before it.
 */
export function operationId(name: string, operations: readonly Operation[]): string {
  const own = operationNames[name];
  if (own !== undefined) return own;
  return madeId(name, operations);
}

function madeId(name: string, operations: readonly Operation[]): string {
  const [capability = "", own = ""] = name.split("/");
  const first = operations.find((one) => one.name.endsWith(`/${own}`));
  const id = own.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return first?.name === name ? id : `${id}Of${capability.charAt(0).toUpperCase()}${capability.slice(1)}`;
}

/** The OpenAPI 3.1 description of the API, from the routes' declarations. */
export function openApiDescription(operations: readonly Operation[]): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const one of operations.filter(({ route }) => route.method !== "ANY")) {
    const path = servedPath(one.route.path);
    const { method } = one.route;
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: operation(one, operationId(one.name, operations)),
    };
  }
  paths[movedPath] = { get: movedOperation(guidePolicy.api.unversioned) };
  const description: Node = {
    ...createDocument({
      openapi: "3.1.0",
      info: {
        title: "CQP de la Mutualité",
        version: descriptionVersion,
        description: introduction,
        contact: { name: "OEMM, observatoire de la branche Mutualité", email: "oemm@example.org" },
        "x-api-id": "cqp-mutualite",
        "x-audience": "external-partner",
        license: {
          name: "Usage réservé aux organismes de la branche",
          identifier: "LicenseRef-CQP-Mutualite",
        },
      },
      // Relative: the address of the description is that of the API.
      servers: [{ url: "/", description: "Le serveur qui rend cette description" }],
      tags: Object.entries(routeTags).map(([tag, name]) => ({
        name,
        description: tagSays[tag as keyof typeof routeTags],
      })),
      // Of each operation that says no other.
      security: waysIn,
      paths,
      components: {
        schemas: componentSchemas,
        responses: sharedAnswers,
        securitySchemes: {
          jwt: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: tokens },
          // Of no deployment: who serves the description puts its own.
          ...signInSchemes({ issuer: "https://identite.example.org", pages: "https://identite.example.org" }),
        },
      },
    }),
  };
  describe(description);
  exemplify(description, exampleParts);
  identifyAnswers(description);
  shareRepeated(description);
  return description;
}

/** The French labels of each value of a description, by where it stands in it: `Mail.state`. */
export function labelsByPlace(description: object): Record<string, Record<string, string>> {
  const met = [...everySchema({ ...description })].flatMap(({ schema, place }) => {
    const told = schema["x-enumDescriptions"];
    return isNode(told) ? [[place.join("."), told as Record<string, string>] as const] : [];
  });
  const places = Map.groupBy(met, ([place]) => place);
  // Options of one place, as commands by path, have values of their own.
  return Object.fromEntries(
    [...places].map(([place, options]) => [place, Object.assign({}, ...options.map(([, told]) => told))]),
  );
}
