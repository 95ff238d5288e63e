import * as z from "zod";
import type { DeadlineRules, DeadlineSubject } from "./declare-kind.ts";
import { centreApproval } from "./kinds/centre-approval.ts";
import { convocationNotice } from "./kinds/convocation-notice.ts";
import { firstJury } from "./kinds/first-jury.ts";
import { partialValidation } from "./kinds/partial-validation.ts";
import { sessionHeld } from "./kinds/session-held.ts";

/** R-DATE-3: the kinds of deadline, in the order in which lists count them. */
export const deadlineKinds = {
  "first-jury": firstJury,
  "partial-validation": partialValidation,
  "centre-approval": centreApproval,
  "convocation-notice": convocationNotice,
  "session-held": sessionHeld,
} as const;

type Kinds = typeof deadlineKinds;
/** See {@link deadlineKinds}. */
export type DeadlineKind = keyof Kinds;
/** A deadline of one kind. */
export type DeadlineOf<Kind extends DeadlineKind> = z.output<Kinds[Kind]["schema"]>;
/** What the rules of a kind need to know of its subject. */
export type SubjectOf<Kind extends DeadlineKind> = Parameters<Kinds[Kind]["review"]>[1];
/** The kinds of deadline about a file, a centre or a session. */
export type KindAbout<About extends DeadlineSubject["kind"]> = {
  [Kind in DeadlineKind]: Kinds[Kind]["about"] extends About ? Kind : never;
}[DeadlineKind];

const names = Object.keys(deadlineKinds) as DeadlineKind[];
const schemas = Object.values(deadlineKinds).map(({ schema }) => schema);

/** R-DATE-3: the kinds of deadline, as a schema. */
export const deadlineKind = z.enum(names);
/** Those about a file, as a schema. */
export const fileDeadlineKind = z.enum(
  names.filter((name) => deadlineKinds[name].about === "file") as KindAbout<"file">[],
);

type Schema = (typeof schemas)[number];
/** Something that must happen by a last day (R-DATE-3): a record of its own, beside what it is about. */
export const deadline = z.discriminatedUnion("kind", schemas as [Schema, ...Schema[]]);
/** A deadline, see {@link deadline}. */
export type Deadline = z.infer<typeof deadline>;

/** The rules of the kind of a deadline. */
export function rulesOf({ kind }: { kind: DeadlineKind }): DeadlineRules<Deadline, unknown> {
  return deadlineKinds[kind];
}

/** What a deadline is about. */
export function subjectOf(held: Deadline): DeadlineSubject {
  const { about, idOfSubject } = rulesOf(held);
  return { kind: about, id: idOfSubject(held) };
}
