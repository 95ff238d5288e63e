import * as z from "zod";
import { pastClaimed } from "../../events/past.ts";
import { DomainError } from "../../shared/domain/domain-error.ts";
import { claimPast } from "../../shared/domain/past/claim.ts";
import { typedNumber } from "../../shared/domain/past/former-number.ts";
import { assertNotJoined } from "../../shared/domain/people/person.ts";
import { openTask } from "../../shared/domain/tasks/task.ts";
import { name } from "../../shared/domain/text/name.ts";
import { civilDate } from "../../shared/domain/time/civil-date.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadTakenOver } from "../../shared/store/past.ts";
import { loadPerson, loadPersonNow } from "../../shared/store/persons.ts";
import { loadTask, saveTask } from "../../shared/store/tasks.ts";
import { askedResemblance } from "../people/asked-resemblance.ts";

/**
 * R-PER-5: a person claims what was granted to them before the system, by its number and their date of birth. Nothing is
 * theirs before OEMM joined the two persons, by the task that it is asked.
 */
export const route = defineRoute({
  name: "past/claim-past",
  method: "POST",
  path: "/me/claims",
  summary: "Réclamer un certificat ou des domaines obtenus avant la mise en service",
  tag: "people",
  body: z.strictObject({ number: name(), bornOn: civilDate }),
  reply: z
    .strictObject({ outcome: z.enum(["asked", "yours"]), said: z.string() })
    .meta({ id: "PastClaim", description: "Ce qu’il advient d’une réclamation" }),
  status: 202,
  bounded: "claims",
  needs: { table: { reads: ["CERTIFICATE", "PERSON", "TASK"], writes: ["TASK"] } },
});

export const handler = serve(route, async ({ body, actor, now }) => {
  const number = typedNumber(body.number);
  const [taken, claimant] = await Promise.all([
    number === undefined ? undefined : loadTakenOver(number),
    loadPerson(actor.personId),
  ]);
  assertNotJoined(claimant);
  // R-PER-2: the same calls for a number that is not known, so that time doesn't tell it from one that is.
  const holder = await loadPersonNow(taken?.personId ?? claimant.id);
  try {
    const { id } = claimPast(taken === undefined ? undefined : holder, body.bornOn);
    if (id === claimant.id) return { reply: { outcome: "yours" as const, said: "Déjà à votre nom." } };
    const asked = { ...askedResemblance(id, claimant.id, now), claimed: taken?.number };
    const task = openTask(await loadTask(asked.id), asked);
    return {
      reply: { outcome: "asked" as const, said: "L’OEMM vérifie qu’il s’agit bien de vous." },
      writes: task === undefined ? [] : [saveTask(task)],
      facts: [pastClaimed.of(claimant.id, { number: taken?.number ?? "", taskId: asked.id })],
    };
  } catch (error) {
    // A try counts: dates are not to be tried one after the other.
    if (error instanceof DomainError && error.code === "claim-unmatched") return { refused: error };
    throw error;
  }
});
