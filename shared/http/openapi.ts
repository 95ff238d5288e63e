import * as z from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Access } from "../domain/access/permissions.ts";
import { longestKey, takesKey } from "./headers.ts";
import { problem, problemType } from "./problem.ts";
import { type Route, routeTags } from "./route.ts";

const problemAnswer = (description: string) => ({
  description,
  content: { [problemType]: { schema: problem } },
});

/** Who may use a route, as its readers are told. */
function audience(may: Access): string {
  const names: Readonly<Record<string, string>> = {
    oemm: "OEMM",
    company: "entreprise",
    centre: "centre",
    candidate: "candidat",
    "jury-member": "membre de jury",
    owner: "le candidat du dossier",
    "chosen-centre": "le centre choisi",
    "sitting-member": "les membres du jury convoqué",
  };
  if ("public" in may) return "Ouvert à tous.";
  const who = "roles" in may ? may.roles : "file" in may ? may.file : may.session;
  return `Réservé à : ${who.map((one) => names[one] ?? one).join(", ")}.`;
}

function operation(route: Route): ZodOpenApiOperationObject {
  const status = String(route.status ?? 200);
  const header = {
    ...("public" in route.may
      ? {}
      : {
          "Acting-As": z
            .string()
            .optional()
            .meta({
              description:
                "La qualité en laquelle la demande est faite : l’identifiant d’une entreprise, d’un centre, d’un membre de " +
                "jury, ou « oemm » ; sans lui, la personne agit pour elle-même",
            }),
        }),
    ...(takesKey(route)
      ? {
          "Idempotency-Key": z.string().max(longestKey).optional().meta({
            description: "Une répétition avec la même clé rend la première réponse, sans rien recréer",
          }),
        }
      : {}),
    ...(route.edits === true
      ? {
          "If-Match": z
            .string()
            .optional()
            .meta({ description: "ETag lu ; la modification est refusée (412) s’il est dépassé" }),
        }
      : {}),
  };
  return {
    operationId: operationId(route),
    summary: route.summary,
    description: audience(route.may),
    tags: [routeTags[route.tag]],
    security: "public" in route.may ? [] : [{ jwt: [] }],
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
      [status]: {
        description: "Succès",
        ...(route.reply === undefined ? {} : { content: { "application/json": { schema: route.reply } } }),
      },
      "400": problemAnswer("Requête invalide : chaque champ fautif est nommé"),
      ...("public" in route.may
        ? {}
        : { "401": { description: "Jeton absent ou invalide" }, "403": problemAnswer("Action non permise") }),
      ...(route.params === undefined
        ? {}
        : { "404": problemAnswer("Introuvable, ou invisible pour ce compte") }),
      ...(route.method === "GET" ? {} : { "409": problemAnswer("Refusé par une règle, qui est nommée") }),
      ...(route.edits === true ? { "412": problemAnswer("Version dépassée") } : {}),
      ...(route.bodyTypes === undefined ? {} : { "415": problemAnswer("Type de contenu refusé") }),
    },
  };
}

/** A body in each of the media types that it may be sent in. */
function contentOf(schema: z.ZodType, types: readonly string[] = ["application/json"]) {
  return Object.fromEntries(types.map((type) => [type, { schema }]));
}

/** A stable operation id from the method and the path: `putFilesAnswers`. */
function operationId({ method, path }: Pick<Route, "method" | "path">): string {
  const words = path.split("/").filter((part) => part !== "" && !part.startsWith("{"));
  const name = words
    .flatMap((word) => word.split(/[-.]/))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const byId = path.endsWith("}") ? "ById" : "";
  return `${method.toLowerCase()}${name.join("")}${byId}`;
}

/** The OpenAPI 3.1 description of the API, from the routes' declarations. */
export function openApiDescription(routes: readonly Route[]): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes.filter(({ method }) => method !== "ANY")) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "CQP de la Mutualité",
      version: "1.0.0",
      description:
        "Certifications professionnelles (CQP) de la branche Mutualité : inscriptions, entretiens, livrets VAE, " +
        "pièces, jurys et décisions. Les erreurs suivent le format RFC 9457.",
    },
    tags: Object.values(routeTags).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { jwt: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
    },
  });
}
