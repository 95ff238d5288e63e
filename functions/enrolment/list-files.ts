import * as z from "zod";
import type { Actor } from "../../shared/domain/access/actor.ts";
import { candidateFile } from "../../shared/domain/enrolment/file.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { invalidRequest } from "../../shared/http/parse.ts";
import { forbidden } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { type FileList, fileSummary, listFiles } from "../../shared/store/files.ts";
import { pageOf, paging } from "../../shared/views/list-query.ts";

const states = z.enum(
  [...candidateFile.options[0].options, ...candidateFile.options[1].options].map(
    (option) => option.shape.state.value,
  ),
);

/** A candidate's own files, those that an evaluator assesses, those that a company or a centre follows, or OEMM's by certification and state. */
export const route = defineRoute({
  method: "GET",
  path: "/files",
  summary: "Lister les dossiers que l’on suit",
  tag: "files",
  query: paging.extend({
    as: z
      .enum(["candidate", "evaluator"])
      .default("candidate")
      .meta({ description: "Personne\u00a0: ses dossiers, ou ceux qu’elle évalue" }),
    certification: certificationCode.optional().meta({ description: "OEMM : certification" }),
    state: states.optional().meta({ description: "OEMM : état" }),
  }),
  reply: pageOf(fileSummary),
  needs: {
    table: { reads: ["FILE"], lists: ["gsi1 CANDIDATE", "gsi2 CENTRE", "gsi2 COMPANY", "gsi3 FILES"] },
  },
});

export const handler = serve(route, async ({ query, actor }) => {
  const page = await listFiles(listFor(actor, query), query.limit, query.cursor);
  return { reply: { items: page.entries, next: page.next } };
});

function listFor(
  actor: Actor,
  { as, certification, state }: z.output<NonNullable<typeof route.query>>,
): FileList {
  if (as === "evaluator") return { of: "evaluator", account: actor.account };
  if (actor.role === "candidate") return { of: "candidate", personId: actor.personId };
  if (actor.role === "company") {
    if (actor.partyId === undefined) throw forbidden("Votre compte n’est rattaché à aucune entreprise.");
    return { of: "company", companyId: actor.partyId };
  }
  if (actor.role === "centre") {
    if (actor.partyId === undefined) throw forbidden("Votre compte n’est rattaché à aucun centre.");
    return { of: "centre", centreId: actor.partyId };
  }
  if (certification === undefined || state === undefined) {
    const missing = Object.entries({ certification, state }).filter(([, value]) => value === undefined);
    throw invalidRequest(
      missing.map(([field]) => ({ in: "query" as const, field, message: "Paramètre attendu." })),
    );
  }
  return { of: "certification", certification, state };
}
