import * as z from "zod";
import { actor } from "../shared/domain/access/actor.ts";
import { bringUp, type Step } from "../shared/domain/bring-up.ts";
import { droppingUnknown, keepingUnknown } from "../shared/domain/structure.ts";
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
    "person",
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
  actor: actor.omit({ email: true, partyId: true, partyRole: true, account: true, personId: true }),
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
  /** How the data of an older version becomes those of the next one, from the first on: `version` counts them. */
  steps: readonly Step[];
  /** A fact of this kind about `id`; what its contract doesn't name is left out. */
  of(id: string, data: z.input<Data>): NewFact;
  /** The data of a recorded or received fact of this kind, brought up to this version; throws ZodError when it is not one. */
  read(fact: Pick<Fact, "data" | "version">): z.output<Data>;
  /** What a history tells of a fact of this kind: what its contract names, nothing of a fact that it can't read. */
  tell(fact: Pick<Fact, "data" | "version">): Fact["data"];
}

/**
 * Declares a kind of fact. The type is stable; a change that its recorded facts don't comply with raises the version,
 * with a step that brings them up.
 */
export function defineFact<Data extends z.ZodObject>(
  contract: Pick<FactDefinition<Data>, "type" | "version" | "about" | "label" | "data" | "example"> & {
    steps?: readonly Step[];
  },
): FactDefinition<Data> {
  const { type, version, about, data, steps = [] } = contract;
  const current = (fact: Pick<Fact, "data" | "version">) => bringUp(fact.data, fact.version, steps);
  return {
    ...contract,
    steps,
    of: (id, given) => ({
      type,
      version,
      about: { kind: about, id },
      data: droppingUnknown(data).parse(given),
    }),
    read: (fact) => keepingUnknown(data).parse(current(fact)),
    tell: (fact) => droppingUnknown(data).safeParse(current(fact)).data ?? {},
  };
}

/** A fact as an event of the bus carries it; throws ZodError when it is not one. */
export function readFact(detail: unknown): Fact {
  return keepingUnknown(factEnvelope).parse(detail);
}

/** A fact in the history of something else than its contract names: mails and tasks are about files and sessions alike. */
export function aboutSubject(fact: NewFact, about: FactSubject): NewFact {
  return { ...fact, about };
}
