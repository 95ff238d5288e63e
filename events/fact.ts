import * as z from "zod";
import { actor } from "../shared/domain/access/actor.ts";
import { instant } from "../shared/domain/time/civil-date.ts";

/** What a fact is about: the history it belongs to. */
export const factSubject = z.strictObject({
  kind: z.enum([
    "file",
    "session",
    "centre",
    "company",
    "jury-member",
    "certification",
    "party",
    "export",
    "oemm",
  ]),
  id: z.string(),
});
/** The subject of a fact, see {@link factSubject}. */
export type FactSubject = z.infer<typeof factSubject>;

/** What every fact says besides its data: one history entry, and one event on the bus, with the same id. */
export const factEnvelope = z.strictObject({
  id: z.ulid(),
  type: z.string(),
  version: z.int().positive(),
  at: instant,
  actor: actor.omit({ email: true, partyId: true, partyRole: true, account: true }),
  about: factSubject,
  data: z.record(z.string(), z.unknown()),
});
/** A recorded fact, see {@link factEnvelope}. */
export type Fact = z.infer<typeof factEnvelope>;

/** A fact before the shell gives it its id, instant and actor. */
export type NewFact = Pick<Fact, "type" | "version" | "about" | "data">;

/** The contract of one kind of fact. */
export interface FactDefinition<Data extends z.ZodObject = z.ZodObject> {
  type: string;
  version: number;
  about: FactSubject["kind"];
  /** What the history shows, in French. */
  label: string;
  data: Data;
  example: z.input<Data>;
  /** A fact of this kind about `id`. */
  of(id: string, data: z.input<Data>): NewFact;
  /** The data of a received fact of this kind; throws ZodError when it is not one. */
  read(fact: Pick<Fact, "data">): z.output<Data>;
}

/** Declares a kind of fact. The type is stable; a change that breaks readers raises the version. */
export function defineFact<Data extends z.ZodObject>(
  contract: Pick<FactDefinition<Data>, "type" | "version" | "about" | "label" | "data" | "example">,
): FactDefinition<Data> {
  const { type, version, about, data } = contract;
  return {
    ...contract,
    of: (id, given) => ({ type, version, about: { kind: about, id }, data: data.parse(given) }),
    read: (fact) => data.parse(fact.data),
  };
}

/** A fact in the history of something else than its contract names: mails and tasks are about files and sessions alike. */
export function aboutSubject(fact: NewFact, about: FactSubject): NewFact {
  return { ...fact, about };
}
