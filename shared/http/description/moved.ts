import * as z from "zod";
import type { ZodOpenApiOperationObject } from "zod-openapi";
import { longDate } from "../../domain/french/wording.ts";
import { problemPage, problemUrn } from "../../domain/problems/problem-names.ts";
import { problemTypes } from "../../domain/problems/problem-types.ts";
import type { CivilDate } from "../../domain/time/civil-date.ts";
import { type Deprecation, deprecationHeaders } from "../deprecation.ts";
import { problem, problemType } from "../problem.ts";
import { routeTags } from "../route.ts";
import { apiVersion, servedPath } from "../served-path.ts";
import { exampleRequest } from "./answers.ts";

/** Where addresses without a version are described: those of one segment, as a template has no more in a parameter. */
export const movedPath = "/{address}";

/** What the headers of a deprecation say, with an example of each. */
export function deprecationSays({ since, until, successor }: Deprecation) {
  const { deprecation, sunset, link } = deprecationHeaders({
    since,
    until,
    ...(successor === undefined ? {} : { successor }),
  });
  return {
    Deprecation: z
      .string()
      .regex(/^@\d+$/)
      .meta({
        description: "Instant depuis lequel l’adresse ou l’opération est dépréciée, en secondes (RFC 9745)",
        example: deprecation,
      }),
    Sunset: z
      .string()
      .regex(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/)
      .meta({
        description: "Instant à partir duquel elle n’est plus servie (RFC 8594)",
        example: sunset,
      }),
    Link: z
      .string()
      .meta({ description: "Ce qui la remplace, et la page de la politique des versions", example: link }),
  };
}

/**
 * What the function of unknown paths answers at an address of before versions (decision 55): where it is now, and from a day on
 * that it is gone.
 */
export function movedOperation(unversioned: {
  since: CivilDate;
  until: CivilDate;
}): ZodOpenApiOperationObject {
  const headers = deprecationSays({ ...unversioned, successor: "/certifications" });
  const { title } = problemTypes.gone;
  const place = servedPath("/certifications");
  const detail = `Cette adresse n’est plus servie\u00a0: demandez ${place}.`;
  const value = {
    type: problemUrn("gone"),
    title,
    status: 410,
    detail,
    instance: `urn:request:cqp:${exampleRequest}`,
    pages: { problem: problemPage("gone") },
  };
  return {
    operationId: "followMovedAddress",
    summary: "Suivre une adresse sans version",
    description: `Ouvert à tous. Dépréciée depuis le ${longDate(unversioned.since)} et servie jusqu’au ${longDate(unversioned.until)}, remplacée par la même adresse sous \`${apiVersion}\`. Toute méthode et toute adresse d’avant les versions, d’un segment ou de plusieurs, reçoivent la même réponse\u00a0; un client nouveau demande \`${apiVersion}\`.`,
    deprecated: true,
    tags: [routeTags.service],
    security: [],
    requestParams: {
      path: z.object({
        address: z.string().max(2000),
      }),
    },
    responses: {
      308: {
        description: "L’adresse sous sa version, à demander de la même façon, avec le même corps",
        headers: z.object({
          ...headers,
          Location: z
            .string()
            .meta({ description: "L’adresse sous sa version", example: place, format: "uri-reference" }),
        }),
      },
      404: { $ref: "#/components/responses/Refusal404" },
      410: {
        description: "L’adresse n’est plus servie\u00a0: celle qui la remplace est nommée",
        headers: z.object(headers),
        content: { [problemType]: { schema: problem, examples: { problem: { summary: title, value } } } },
      },
      429: { $ref: "#/components/responses/Refusal429" },
      431: { $ref: "#/components/responses/Refusal431" },
      default: { $ref: "#/components/responses/Refusal" },
    },
  };
}
