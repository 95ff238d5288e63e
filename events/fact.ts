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
  /** `name`: in what role; the person's own stands in the details. */
  actor: actor.omit({ email: true, partyId: true, partyRole: true, account: true, personId: true }),
  about: factSubject,
  data: z.record(z.string(), z.unknown()),
  /** Proves the details of the fact, where it has some: see {@link factDetails}. */
  commitment: z.string().optional(),
  /** The request that brought it about, by the identifier that its answer carried; of what follows from a fact, that fact's. */
  requestId: z.string().optional(),
});
/** A recorded fact, see {@link factEnvelope}; with its details, where they were loaded. */
export type Fact = z.infer<typeof factEnvelope>;

/**
 * R-RGPD-2: what a fact says of people, kept beside it in an item that can be erased: the fact stays, and goes on proving
 * what the details were to those who have them.
 */
export const factDetails = z.strictObject({
  factId: z.ulid(),
  /** Who acted. */
  name: z.string().optional(),
  /** Values of the fact's data. */
  data: z.record(z.string(), z.unknown()),
  /** Random, in hexadecimal digits: without it, trials would find what a commitment stands for. */
  salt: z.string(),
});
/** The details of a fact, see {@link factDetails}. */
export type FactDetails = z.infer<typeof factDetails>;

/** A fact before the shell gives it its id, instant and actor; `details`: what of its data is erasable. */
export type NewFact = Pick<Fact, "type" | "version" | "about" | "data"> & {
  details?: Fact["data"];
  /** The fact that it follows from names who acted; this one says their role alone. */
  follows?: boolean;
};

/** The contract of one kind of fact. */
export interface FactDefinition<Data extends z.ZodObject = z.ZodObject> {
  type: string;
  version: number;
  about: FactSubject["kind"];
  /** What the history shows, in French. */
  label: string;
  data: Data;
  /** Which of the data say something of people, or were written freely: they are kept in the fact's details. */
  personal: readonly (keyof z.input<Data> & string)[];
  /** Whether the candidate and OEMM alone read of it in a file's history. */
  ownerOnly: boolean;
  /** R-CHG-1: of a session, whether the members who were convened to it are told of it, or the one that `memberId` names. */
  sitting?: "all" | "named";
  /** R-PER-3: which of the data tell what a jury decided: a company reads them where its employee agreed. */
  decisions?: readonly (keyof z.input<Data> & string)[];
  /** Which of the data OEMM alone reads in a file's history. */
  oemmOnly: readonly (keyof z.input<Data> & string)[];
  /** Whether it follows from a fact of the same change that names who acted: it takes no item of details for that. */
  follows: boolean;
  /** R-OEMM-1: whether a candidate or their company brings it about: where OEMM did, it acted in their place. */
  inPlaceOf: boolean;
  example: z.input<Data>;
  /** How the data of an older version becomes those of the next one, from the first on: `version` counts them. */
  steps: readonly Step[];
  /** A fact of this kind about `id`; what its contract doesn't name is left out. */
  of(id: string, data: z.input<Data>): NewFact;
  /** The data of a recorded fact of this kind with its details, brought up to this version; throws ZodError when it is not one. */
  read(fact: Pick<Fact, "data" | "version">): z.output<Data>;
  /** What a history tells of a fact of this kind: what its contract names, nothing of a fact that it can't read. */
  tell(fact: Pick<Fact, "data" | "version">): Fact["data"];
  /** The data of a fact of this kind in two: what stays, and what is erasable. */
  split(data: Fact["data"]): Pick<NewFact, "data" | "details">;
}

/** A kind of fact whose data of people are named. */
export interface DefinedFact<Data extends z.ZodObject, Personal extends string> extends FactDefinition<Data> {
  /**
   * The data of a fact of this kind as the bus carries it, which is without its details, brought up to this version; throws ZodError
   * when it is not one.
   */
  carried(fact: Pick<Fact, "data" | "version">): Omit<z.output<Data>, Personal>;
}

/**
 * Declares a kind of fact. The type is stable; a change that its recorded facts don't comply with raises the version,
 * with a step that brings them up.
 */
export function defineFact<
  Data extends z.ZodObject,
  const Personal extends keyof z.input<Data> & string = never,
>(
  contract: Pick<FactDefinition<Data>, "type" | "version" | "about" | "label" | "data" | "example"> & {
    steps?: readonly Step[];
    personal?: readonly Personal[];
    oemmOnly?: FactDefinition<Data>["oemmOnly"];
    ownerOnly?: true;
    sitting?: "all" | "named";
    decisions?: readonly (keyof z.input<Data> & string)[];
    follows?: true;
    inPlaceOf?: true;
  },
): DefinedFact<Data, Personal> {
  const { type, version, about, data, steps = [], personal = [], oemmOnly = [] } = contract;
  const { follows = false, inPlaceOf = false, ownerOnly = false } = contract;
  const current = (fact: Pick<Fact, "data" | "version">) => bringUp(fact.data, fact.version, steps);
  const part = <Field>(held: Readonly<Record<string, Field>>, ofPeople: boolean): Record<string, Field> =>
    Object.fromEntries(
      Object.entries(held).filter(
        ([field, value]) => value !== undefined && personal.some((name) => name === field) === ofPeople,
      ),
    );
  const split: FactDefinition<Data>["split"] = (whole) => {
    const details = part(whole, true);
    return { data: part(whole, false), ...(Object.keys(details).length === 0 ? {} : { details }) };
  };
  return {
    ...contract,
    steps,
    personal,
    oemmOnly,
    ownerOnly,
    follows,
    inPlaceOf,
    split,
    of: (id, given) => ({
      type,
      version,
      about: { kind: about, id },
      follows,
      ...split(droppingUnknown(data).parse(given)),
    }),
    read: (fact) => keepingUnknown(data).parse(current(fact)),
    carried: (fact) => {
      const told = keepingUnknown(z.object(part(data.shape, false))).parse(current(fact));
      return told as Omit<z.output<Data>, Personal>;
    },
    tell: (fact) => droppingUnknown(data).safeParse(current(fact)).data ?? {},
  };
}

/** A fact as an event of the bus carries it; throws ZodError when it is not one. */
export function readFact(detail: unknown): Fact {
  return keepingUnknown(factEnvelope).parse(detail);
}

/** A fact with its details: what it was before they were put apart. */
export function withDetails(fact: Fact, details: FactDetails | undefined): Fact {
  if (details === undefined) return fact;
  const { name = fact.actor.name } = details;
  return { ...fact, actor: { ...fact.actor, name }, data: { ...fact.data, ...details.data } };
}

/** A fact in the history of something else than its contract names: mails and tasks are about files and sessions alike. */
export function aboutSubject(fact: NewFact, about: FactSubject): NewFact {
  return { ...fact, about };
}
