import * as z from "zod";
import type { ZodOpenApiResponseObject } from "zod-openapi";
import { problemPage, problemUrn, rulePage } from "../../domain/problems/problem-names.ts";
import { type ProblemCode, problemTypes } from "../../domain/problems/problem-types.ts";
import type { RuleNumber } from "../../domain/rules/rule-texts.ts";
import { demandsMatch } from "../asked-version.ts";
import { gatewayAnswers } from "../gateway-answers.ts";
import { takesKey } from "../headers.ts";
import { longerThan, maxBodyBytes } from "../parse.ts";
import { type Problem, problem, problemType } from "../problem.ts";
import type { Route } from "../route.ts";
import { unavailable } from "../unavailable.ts";
import { unexpected } from "../unexpected.ts";

/** What API Gateway answers by itself, before a function is called: its form is not ours. */
const gatewayMessage = z.strictObject({ message: z.string() }).meta({
  id: "GatewayMessage",
  description: "Réponse de la passerelle elle-même, avant que la demande n’atteigne le service",
});

/** A request as API Gateway names one. */
export const exampleRequest = "Wz1qkjFAiYcEPCg=";

/** A strong entity tag. */
export const strongTag = z.string().regex(/^"[^"]+"$/);

/** A list of what stands for several limits: `"reads";r=1480;t=42`. */
function limits(first: string, second: string) {
  const one = `"[a-z-]+";${first}=\\d+;${second}=\\d+`;
  return z.string().regex(new RegExp(`^${one}(?:, ${one})*$`));
}

/** What each answer says of how many requests its caller may make; of a daily limit that was reached, beside. */
export const rateHeaders = {
  RateLimit: limits("r", "t").optional().meta({
    description:
      "Par limite, ce qui reste (r) et les secondes jusqu’à la période suivante (t)\u00a0; par minute, et par jour quand c’est elle qui refuse",
    example: '"reads";r=1480;t=42',
  }),
  "RateLimit-Policy": limits("q", "w").optional().meta({
    description: "Les limites\u00a0: combien de demandes (q), en combien de secondes (w)",
    example: '"reads";q=1500;w=60',
  }),
};

interface Refusal {
  says: string;
  /** An example of the problem: its code, and what it says. */
  code?: ProblemCode;
  detail?: string;
  /** What else the example tells. */
  also?: { rule?: RuleNumber } & Partial<Pick<Problem, "errors" | "allowed">>;
  /** What the gateway says of it by itself. */
  gateway?: string;
  headers?: z.ZodObject;
}

/** When to ask again, in seconds. */
const retryAfter = z.object({
  "Retry-After": z
    .string()
    .regex(/^\d+$/)
    .optional()
    .meta({ description: "Secondes à attendre avant de réessayer", example: "1" }),
});

/** What is answered where a request is refused, by status; `default` is every other one. */
const refusals = {
  "400": {
    says: "Requête invalide\u00a0: chaque champ fautif est nommé",
    code: "invalid-request",
    detail: "À corriger\u00a0: adresse électronique.",
    also: {
      errors: [
        {
          in: "body",
          field: "email",
          label: "Adresse électronique",
          message: "Adresse électronique\u00a0: à renseigner.",
          hint: "À renseigner.",
          example: "camille.morel@example.org",
        },
      ],
    },
  },
  "401": {
    says: "Jeton absent, périmé ou qui n’est pas un jeton d’accès\u00a0: se connecter de nouveau",
    code: "not-signed-in",
    detail: "Un jeton d’accès est attendu\u00a0: celui-ci n’en est pas un.",
    gateway: gatewayAnswers[401].message,
    headers: z.object({
      "WWW-Authenticate": z.string().optional().meta({
        description: "Ce que la passerelle reproche au jeton",
        example: 'Bearer error="invalid_token"',
      }),
    }),
  },
  "403": {
    says: "Action non permise à ce compte, en cette qualité",
    code: "forbidden",
    detail: "Votre compte ne permet pas cette action.",
  },
  "404": {
    says: "Introuvable, ou invisible pour ce compte",
    code: "not-found",
    detail: "Cette ressource n’existe pas.",
  },
  "409": {
    says: "Refusé par une règle, qui est nommée, ou par un changement simultané",
    code: "transition-refused",
    detail: "L’état «\u00a0déposé\u00a0» du dossier ne permet pas cette action.",
    also: { rule: "R-VAE-3", allowed: ["reopen", "schedule", "withdraw"] },
  },
  "410": {
    says: "Place trop ancienne\u00a0: des changements qui la suivent ne sont plus conservés",
    code: "changes-expired",
    detail:
      "Des changements qui suivent cette place ne sont plus conservés\u00a0: prenez une nouvelle place avec le paramètre «\u00a0begin=now\u00a0», puis relisez les listes en entier.",
  },
  "412": {
    says: "Version dépassée\u00a0: relire avant de modifier",
    code: "stale",
    detail: "La ressource a changé depuis votre lecture\u00a0; relisez-la avant de la modifier.",
  },
  "413": {
    says: "Corps plus long que ce que l’opération, ou la passerelle, prend",
    code: "body-too-large",
    detail: longerThan(maxBodyBytes),
    gateway: gatewayAnswers[413].message,
  },
  "415": {
    says: "Type de contenu refusé\u00a0: ceux qui sont admis sont nommés",
    code: "unsupported-media-type",
    detail: "Envoyez le fichier lui-même, avec l’en-tête content-type\u00a0: text/csv.",
  },
  "422": {
    says: "Clé Idempotency-Key qui a servi à une autre demande",
    code: "idempotency-key-reused",
    detail: "Cette clé Idempotency-Key a servi à une autre demande\u00a0; choisissez-en une nouvelle.",
  },
  "428": {
    says: "En-tête If-Match attendu\u00a0: relire, et renvoyer l’ETag lu",
    code: "precondition-needed",
    detail:
      "Cette modification remplace ce qu’un autre a pu changer\u00a0: relisez la ressource, puis renvoyez son ETag dans If-Match.",
  },
  "429": {
    says: "Trop de demandes\u00a0: réessayer plus tard",
    code: "daily-bound",
    detail: "La limite du jour est atteinte\u00a0; réessayez demain.",
    gateway: gatewayAnswers[429].message,
    headers: retryAfter,
  },
  "431": {
    says: "En-têtes trop longs ensemble : la passerelle refuse, sans que la forme du corps soit définie",
  },
  "503": {
    says: "Service trop sollicité, ou qui ne répond pas à temps\u00a0: répéter la demande plus tard, avec sa clé Idempotency-Key",
    code: "unavailable",
    detail: unavailable.detail,
    gateway: gatewayAnswers[503].message,
    headers: retryAfter,
  },
  default: {
    says: "Toute autre erreur, au format RFC 9457, ou la réponse de la passerelle quand le service s’interrompt",
    code: "unexpected",
    detail: unexpected.detail,
    gateway: gatewayAnswers[500].message,
  },
} as const satisfies Readonly<Record<string, Refusal>>;

type RefusedStatus = keyof typeof refusals;

/** The answer to a read of what the caller has already, as `If-None-Match` says. */
const notModified: ZodOpenApiResponseObject = {
  description: "Inchangé depuis la lecture dont If-None-Match donne l’ETag",
  headers: z.object({
    ETag: strongTag.meta({ description: "Version de ce qui a été lu", example: '"12"' }),
    ...rateHeaders,
  }),
};

/** The answers that operations share: to reads of what is unchanged and to refused requests, each under the name that operations refer to it by. */
export const sharedAnswers: Readonly<Record<string, ZodOpenApiResponseObject>> = {
  NotModified: notModified,
  ...Object.fromEntries(
    Object.entries<Refusal>(refusals).map(([status, refusal]) => [nameOf(status), answerOf(status, refusal)]),
  ),
};

function nameOf(status: string): string {
  return status === "default" ? "Refusal" : `Refusal${status}`;
}

function answerOf(
  status: string,
  { says, code, detail, also, gateway, headers }: Refusal,
): ZodOpenApiResponseObject {
  // Of no form that is known: the gateway refuses it before it reads what is asked.
  if (code === undefined && gateway === undefined) return { description: says };
  return {
    description: says,
    headers: z.object({ ...headers?.shape, ...rateHeaders }),
    content: {
      ...(code === undefined
        ? {}
        : {
            [problemType]: {
              schema: problem,
              examples: { problem: problemExample(status, code, { ...also, detail }) },
            },
          }),
      ...(gateway === undefined
        ? {}
        : {
            "application/json": {
              schema: gatewayMessage,
              examples: { passerelle: { summary: "Réponse de la passerelle", value: { message: gateway } } },
            },
          }),
    },
  };
}

function problemExample(
  status: string,
  code: ProblemCode,
  told: Pick<Refusal, "detail"> & NonNullable<Refusal["also"]>,
) {
  const { title } = problemTypes[code];
  const value = {
    type: problemUrn(code),
    title,
    status: status === "default" ? 500 : Number(status),
    instance: `urn:request:cqp:${exampleRequest}`,
    ...told,
    pages: { problem: problemPage(code), ...(told.rule === undefined ? {} : { rule: rulePage(told.rule) }) },
  };
  return { summary: title, value };
}

/** The statuses that a route may refuse with, beside `default`. */
export function refusedStatuses(route: Route): RefusedStatus[] {
  const signedIn = !("public" in route.may);
  const may: readonly (readonly [RefusedStatus, boolean])[] = [
    ["400", true],
    ["401", signedIn],
    ["403", signedIn],
    // A body names things, too.
    ["404", route.params !== undefined || route.body !== undefined],
    ["409", route.method !== "GET" || route.waits === true],
    ["410", route.feed === true],
    ["412", route.edits !== undefined],
    ["413", route.body !== undefined],
    ["415", route.body !== undefined],
    ["422", takesKey(route)],
    ["428", demandsMatch(route)],
    ["429", true],
    ["431", true],
    ["503", true],
    ["default", true],
  ];
  return may.filter(([, holds]) => holds).map(([status]) => status);
}

/** What an operation refers to for each status that it may answer instead of its success. */
export function sharedReferences(route: Route): Record<string, { $ref: string }> {
  const named = refusedStatuses(route).map((status): [string, string] => [status, nameOf(status)]);
  if (isTagged(route)) named.unshift(["304", "NotModified"]);
  return Object.fromEntries(
    named.map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]),
  );
}

/** Whether a success always has an entity tag (`conditionalAnswer`). */
export function isTagged({ method, status = 200 }: Pick<Route, "method" | "status">): boolean {
  return method === "GET" && status === 200;
}
