import * as z from "zod";
import { jurySessionMachine } from "../../shared/domain/jury/session.ts";
import { type CertificationCode, certificationCode } from "../../shared/domain/referential/certification.ts";
import { civilDate } from "../../shared/domain/time/civil-date.ts";
import { forbidden } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { findByOemm } from "../../shared/store/find-by-oemm.ts";
import type { StoredItem } from "../../shared/store/item.ts";
import { sessionKey } from "../../shared/store/keys.ts";
import { scopeOfOemm } from "../../shared/store/list-entries.ts";
import { scopesOfSession } from "../../shared/store/listed-sessions.ts";
import { listSessions, sessionEntity, sessionSummary } from "../../shared/store/sessions.ts";
import { foundReply } from "../../shared/views/list-order.ts";
import { foundPageOf, severalOf } from "../../shared/views/list-query.ts";
import { askedByDate, listing } from "../../shared/views/listing.ts";
import { changed } from "../../shared/views/updated-at.ts";

const states = Object.keys(jurySessionMachine.states) as (keyof typeof jurySessionMachine.states)[];

/** All sessions for OEMM, or those that a member sits on, by date. */
export const route = defineRoute({
  name: "jury/list-sessions",
  method: "GET",
  path: "/sessions",
  summary: "Lister les jurys, ou ceux où l’on siège",
  tag: "jury",
  query: listing.extend({
    certification: severalOf(certificationCode, certificationCode.options)
      .optional()
      .meta({ description: "Certifications" }),
    state: severalOf(z.enum(states), states).optional().meta({ description: "États" }),
    from: civilDate.optional().meta({ description: "Premier jour, compris" }),
    sort: z.enum(["date", "-date", "updated", "-updated"]).optional().meta({
      description:
        "Ordre\u00a0: de date ou de dernier changement, les plus tardifs d’abord avec «\u00a0-\u00a0»",
    }),
  }),
  reply: foundPageOf(sessionSummary.extend(changed)),
  needs: {
    table: {
      reads: ["SESSION"],
      lists: ["gsi1 ENTRIES", "gsi1 MEMBER", "gsi1 WORDS", "gsi2 ENTRIES", "gsi3 SESSIONS"],
    },
  },
});

export const handler = serve(route, async ({ query, actor, now }) => {
  const { certification: certifications, state: asStates, from } = query;
  const scope = actor.role === "oemm" ? scopeOfOemm : actor.partyId;
  if (scope === undefined) throw forbidden("Votre compte n’est rattaché à aucun membre de jury.");
  const shown = {
    key: sessionKey,
    show(item: StoredItem) {
      const session = sessionEntity.read(item);
      const isAdmitted =
        scopesOfSession(session).includes(scope) &&
        (certifications?.includes(session.certification) ?? true) &&
        (asStates?.includes(session.state) ?? true);
      return isAdmitted ? { shown: sessionEntity.listed(item), words: [] } : undefined;
    },
  };
  const isNarrowed = certifications !== undefined || asStates !== undefined;
  const parts = (certifications ?? certificationCode.options).flatMap((code) =>
    (asStates ?? states).map((state) => [code, state]),
  );
  const asked = { ...askedByDate(query, actor), scope, parts: isNarrowed ? parts : undefined };
  const list = asStates === undefined ? presentList(scope, certifications) : undefined;
  const present = list && listSessions.bind(undefined, list, from);
  return { reply: foundReply(await findByOemm("session", shown, asked, present), asked, now) };
});

/** What is listed by the sessions themselves, as they are this very moment: those of a certification, or of a member. */
function presentList(
  scope: string,
  certifications: readonly CertificationCode[] | undefined,
): Parameters<typeof listSessions>[0] | undefined {
  const [only, ...others] = certifications ?? [];
  if (others.length > 0) return undefined;
  if (scope !== scopeOfOemm) return only === undefined ? { memberId: scope } : undefined;
  return only === undefined ? undefined : { certification: only };
}
