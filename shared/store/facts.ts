import {
  type Fact,
  type FactDetails,
  type FactSubject,
  factDetails,
  factEnvelope,
  type NewFact,
} from "../../events/fact.ts";
import { type Actor, roleNames } from "../domain/access/actor.ts";
import type { Runtime } from "../domain/runtime.ts";
import type { Instant } from "../domain/time/civil-date.ts";
import { canonicalDigest } from "../domain/trail/canonical-digest.ts";
import { currentRequest } from "../runtime/current-request.ts";
import { type Chronicle, putEntry, readEntries, wholeEntry } from "./chronicle.ts";
import type { Cursor } from "./cursor.ts";
import { defineEntity } from "./entity.ts";
import { detailsKey, factKey } from "./keys.ts";
import { type Page, readEach, readOne } from "./table.ts";
import type { Write } from "./transaction.ts";

/** Facts: the stream publishes the items that carry this name. */
export const factEntity = defineEntity({ name: "fact", data: () => factEnvelope });

/** What facts say of people. */
export const factDetailsEntity = defineEntity({ name: "fact-details", data: () => factDetails });

/** Histories: facts, each also the event that the stream publishes. */
export const history: Chronicle = {
  entity: factEntity,
  details: factDetailsEntity,
  key: factKey,
  detailsKey,
};

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

/** Who brings facts about, and when. */
export interface RecordedBy {
  actor: Pick<Actor, "subject" | "role" | "name">;
  at: Instant;
  runtime: Pick<Runtime, "newUlid" | "random">;
}

/**
 * The writes that record what a person, or the system, brought about at an instant, in the request that is served; in histories unless
 * told.
 */
export function recordFacts(
  facts: readonly NewFact[],
  { actor: { subject, role, name }, at, runtime }: RecordedBy,
  chronicle = history,
): Write[] {
  const requestId = currentRequest();
  const by = { at, actor: { subject, role, name }, ...(requestId === undefined ? {} : { requestId }) };
  return facts.flatMap((fact) =>
    putEntry(chronicle, apart({ ...fact, id: runtime.newUlid(), ...by }, runtime.random)),
  );
}

/** A recorded fact with its details, or undefined. One round trip. */
export async function loadFact(about: FactSubject, factId: string): Promise<Fact | undefined> {
  const [fact, details] = await readEach([factKey(about, factId), detailsKey(about, factId)]);
  return wholeEntry(history, fact, details);
}

/** A recorded fact as the bus carries it, without its details, or undefined. One round trip. */
export async function loadBareFact(about: FactSubject, factId: string): Promise<Fact | undefined> {
  return factEntity.find(await readOne(factKey(about, factId)));
}

/** The history of something with its details, newest first. One round trip. */
export function readHistory(
  about: FactSubject,
  limit: number,
  cursor: Cursor | undefined,
): Promise<Page<Fact>> {
  return readEntries(history, about, limit, cursor);
}
