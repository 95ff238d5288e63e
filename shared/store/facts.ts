import {
  type Fact,
  type FactDetails,
  type FactSubject,
  factDetails,
  factEnvelope,
  type NewFact,
  withDetails,
} from "../../events/fact.ts";
import { type Actor, roleNames } from "../domain/access/actor.ts";
import type { Runtime } from "../domain/runtime.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import { canonicalDigest } from "../domain/trail/canonical-digest.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity } from "./entity.ts";
import { detailsKey, detailsPartition, factKey, historyPartition } from "./keys.ts";
import { type Page, readEach, readPairedPage } from "./table.ts";
import type { Condition, Write } from "./transaction.ts";

/** Facts: the stream publishes the items that carry this name. */
export const factEntity = defineEntity({ name: "fact", data: () => factEnvelope });

/** What facts say of people. */
export const factDetailsEntity = defineEntity({ name: "fact-details", data: () => factDetails });

/** Bytes of what makes a commitment unguessable. */
const saltBytes = 16;

/** A fact as it is recorded, and its details where it has some. */
export function apart(
  { details: personal, follows, ...fact }: Fact & NewFact,
  random: Runtime["random"],
): { fact: Fact; details?: FactDetails } {
  const { name, role } = fact.actor;
  const isNamed = follows !== true && name !== roleNames[role];
  const recorded = { ...fact, actor: { ...fact.actor, name: roleNames[role] } };
  if (!isNamed && personal === undefined) return { fact: recorded };
  const salt = Buffer.from(random(saltBytes)).toString("hex");
  const details = { factId: fact.id, ...(isNamed ? { name } : {}), data: personal ?? {}, salt };
  return { fact: { ...recorded, commitment: canonicalDigest(details) }, details };
}

/** History entry and outgoing event at once, with its details; `when`: absent, since facts are never changed. */
export function putFact(
  { fact, details }: { fact: Fact; details?: FactDetails },
  when: Condition = "absent",
): Write[] {
  const { about, id } = fact;
  const put: Write = { put: factEntity.item({ ...factKey(about, id), version: 1, data: fact }), when };
  if (details === undefined) return [put];
  const beside = factDetailsEntity.item({ ...detailsKey(about, id), version: 1, data: details });
  return [put, { put: beside, when: "absent" }];
}

/** The writes that record what a person, or the system, brought about at an instant. */
export function recordFacts(
  facts: readonly NewFact[],
  by: {
    actor: Pick<Actor, "subject" | "role" | "name">;
    at: Instant;
    runtime: Pick<Runtime, "newUlid" | "random">;
  },
): Write[] {
  const { subject, role, name } = by.actor;
  return facts.flatMap((fact) =>
    putFact(
      apart(
        { ...fact, id: by.runtime.newUlid(), at: by.at, actor: { subject, role, name } },
        by.runtime.random,
      ),
    ),
  );
}

/** A recorded fact with its details, or undefined. One round trip. */
export async function loadFact(about: FactSubject, factId: string): Promise<Fact | undefined> {
  const [fact, details] = await readEach([factKey(about, factId), detailsKey(about, factId)]);
  return fact && withDetails(factEntity.read(fact), factDetailsEntity.find(details));
}

/** The history of something with its details, newest first. One round trip. */
export async function readHistory(
  about: FactSubject,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<Fact>> {
  const page = await readPairedPage(
    { pk: historyPartition(about), newestFirst: true, limit, cursor },
    detailsPartition(about),
    factEntity.read,
  );
  const details = new Map(factDetailsEntity.among(page.beside).map((each) => [each.factId, each]));
  return {
    entries: page.entries.map((fact) => withDetails(fact, details.get(fact.id))),
    next: page.next,
  };
}
