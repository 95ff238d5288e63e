import * as z from "zod";
import type { Actor } from "../../shared/domain/access/actor.ts";
import { fileStates } from "../../shared/domain/enrolment/file-states.ts";
import { centreId, companyId } from "../../shared/domain/ids.ts";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { forbidden } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { fileSummary } from "../../shared/store/files.ts";
import { filesOfScope } from "../../shared/store/find-files.ts";
import { type Scope, scopeOfOemm } from "../../shared/store/list-entries.ts";
import { filesOfFew } from "../../shared/store/short-file-lists.ts";
import { callerOf, foundReply, orderOf } from "../../shared/views/list-order.ts";
import { finding, foundPageOf, refuseParameters, severalOf } from "../../shared/views/list-query.ts";
import { changed } from "../../shared/views/updated-at.ts";

/** A candidate's own files, those that an evaluator assesses, those that a company or a centre follows, or all of OEMM's. */
export const route = defineRoute({
  name: "enrolment/list-files",
  method: "GET",
  path: "/files",
  summary: "Lister les dossiers que l’on suit",
  tag: "files",
  query: finding.extend({
    as: z
      .enum(["candidate", "evaluator"])
      .optional()
      .meta({ description: "Titre auquel la personne lit, pour ses dossiers ou pour ceux qu’elle évalue" }),
    certification: severalOf(certificationCode, certificationCode.options)
      .optional()
      .meta({ description: "Certifications" }),
    state: severalOf(z.enum(fileStates), fileStates).optional().meta({ description: "États" }),
    path: z.enum(["vae", "training"]).optional().meta({ description: "Parcours" }),
    sort: z.enum(["created", "-created", "updated", "-updated"]).optional().meta({
      description:
        "Ordre\u00a0: de création ou de dernier changement, les plus récents d’abord avec «\u00a0-\u00a0»",
    }),
    centre: centreId.optional().meta({ description: "Centre dont l’OEMM lit les dossiers" }),
    company: companyId
      .optional()
      .meta({ description: "Entreprise dont l’OEMM lit les dossiers de formation" }),
    person: z
      .string()
      .regex(/^[!-~]{1,320}$/, "Identifiant d’une personne attendu.")
      .optional()
      .meta({ description: "Personne dont l’OEMM lit les dossiers" }),
  }),
  reply: foundPageOf(fileSummary.extend(changed)),
  needs: {
    table: {
      reads: ["FILE"],
      lists: ["gsi1 CANDIDATE", "gsi1 ENTRIES", "gsi1 WORDS", "gsi2 CENTRE", "gsi2 COMPANY", "gsi2 ENTRIES"],
    },
  },
});

export const handler = serve(route, async ({ query, actor, now }) => {
  const { certification: certifications, state: states, path, q: search, limit, cursor } = query;
  const { sort, since } = orderOf(query);
  const filter = { certifications, states, path };
  const page = { limit, cursor, caller: callerOf(actor) };
  const list = listFor(actor, query);
  const order = { search, sort, since };
  const found =
    list.of === "scope"
      ? await filesOfScope(list.scope, filter, order, { ...page, counted: query.count === true })
      : await filesOfFew(list, filter, order, page);
  const count = query.count ? found.count : undefined;
  return { reply: foundReply({ ...found, count }, { sort, cursor }, now) };
});

type Query = z.output<NonNullable<typeof route.query>>;

/** Whose files are listed. @throws HttpProblem 400 for parameters of another role, 403 for a role without its party. */
function listFor(
  actor: Actor,
  { as, centre, company, person }: Query,
): { of: "scope"; scope: Scope } | Parameters<typeof filesOfFew>[0] {
  if (actor.role !== "oemm") refuseParameters({ centre, company, person }, "Réservé à l’OEMM.");
  if (as === "evaluator") {
    refuseParameters({ centre, company, person }, "Sans effet sur les dossiers que la personne évalue.");
    return { of: "evaluator", account: actor.account };
  }
  if (actor.role === "candidate") return { of: "candidate", personId: actor.personId };
  refuseParameters({ as }, "Réservé à qui agit pour soi-même.");
  if (actor.role === "oemm") {
    const [first, ...others] = Object.entries({ centre, company, person }).filter(
      ([, id]) => id !== undefined,
    );
    refuseParameters(Object.fromEntries(others), `Sans effet avec «\u00a0${first?.[0]}\u00a0».`);
    if (person !== undefined) return { of: "candidate", personId: person };
    return { of: "scope", scope: centre ?? company ?? scopeOfOemm };
  }
  if (actor.partyId === undefined) throw forbidden("Votre compte n’est rattaché à aucun organisme.");
  return { of: "scope", scope: actor.partyId };
}
