import { DomainError, type FieldFault } from "../domain-error.ts";
import { transition } from "../state-machine.ts";
import { type JuryMember, sideLabels } from "./member.ts";
import { type JurySession, type JurySessionIn, jurySessionMachine } from "./session.ts";

/** Who acts on a session: OEMM, the system as time passes, or a member of the jury. */
export type SessionActor = "oemm" | "system" | { memberId: string };

/** A member of a session, or undefined. */
export function memberOf(session: Pick<JurySession, "members">, memberId: string): JuryMember | undefined {
  return session.members.find((member) => member.id === memberId);
}

/** The member who chairs an opened session. */
export function chairOf(session: Pick<JurySessionIn<"opened">, "id" | "members" | "chair">): JuryMember {
  const chair = memberOf(session, session.chair);
  if (chair === undefined) throw new Error(`the chair of ${session.id} is not one of its members`);
  return chair;
}

/**
 * R-DAY-1: of the members only those marked present act.
 * @throws DomainError `not-present`.
 */
export function assertPresent(present: readonly string[], by: SessionActor): void {
  if (typeof by !== "object" || present.includes(by.memberId)) return;
  throw new DomainError("not-present", {
    rule: "R-DAY-1",
    kind: "actor",
    detail: "Seuls agissent les membres du jury notés présents.",
  });
}

/**
 * R-DAY-1: of the members only the chair, present, does it.
 * @throws DomainError `not-the-chair`, `not-present`.
 */
export function assertChair(session: JurySessionIn<"opened">, by: SessionActor): void {
  assertPresent(session.present, by);
  if (typeof by !== "object" || by.memberId === session.chair) return;
  throw new DomainError("not-the-chair", {
    rule: "R-DAY-1",
    kind: "actor",
    detail: "Seule la personne qui préside le jury peut faire cette action.",
  });
}

/** R-JURY-9: whether the chair and at least one member of each side are present. */
export function hasQuorum(session: Pick<JurySessionIn<"opened">, "members" | "present" | "chair">): boolean {
  const sides = new Set(session.present.map((id) => memberOf(session, id)?.side));
  return session.present.includes(session.chair) && sides.has("employer") && sides.has("employee");
}

/**
 * R-JURY-9: see {@link hasQuorum}.
 * @throws DomainError `quorum`.
 */
export function checkQuorum(session: JurySessionIn<"opened">): void {
  if (hasQuorum(session)) return;
  throw new DomainError("quorum", {
    rule: "R-JURY-9",
    detail: "Le jury délibère en présence de son président et d’au moins un membre de chaque collège.",
    fields: [{ path: "present", message: "Le président et un membre de chaque collège sont attendus." }],
  });
}

/**
 * R-JURY-3: those named, by field, sit on the jury.
 * @throws DomainError `not-a-member`, one fault for each who does not.
 */
export function assertSit(
  session: JurySession,
  named: Readonly<Partial<Record<"chair" | "present", readonly string[]>>>,
): void {
  const fields = Object.entries(named).flatMap(([name, ids]): FieldFault[] =>
    ids.flatMap((id, index) =>
      memberOf(session, id) === undefined
        ? [
            {
              path: name === "present" ? `present.${index}` : name,
              message: strange,
            },
          ]
        : [],
    ),
  );
  if (fields.length > 0) throw notAMember(fields);
}

/** R-JURY-3: the member whom a request is about sits on the jury. @throws DomainError `not-a-member` */
export function assertSits(session: JurySession, memberId: string): void {
  if (memberOf(session, memberId) === undefined) throw notAMember([{ path: "memberId", message: strange }]);
}

const strange = "Ce membre ne siège pas à ce jury.";

function notAMember(fields: readonly FieldFault[]): DomainError {
  return new DomainError("not-a-member", {
    rule: "R-JURY-3",
    kind: "input",
    detail: "Seuls les membres convoqués siègent.",
    fields,
  });
}

/**
 * R-DAY-2: who is present from now on: a member arrives late, another leaves. It tells what is: without the quorum nothing
 * is recorded or signed until it is there again, the chair is replaced, or the session adjourned.
 * @throws DomainError `not-present`, `not-a-member`.
 */
export function markAttendance(
  session: JurySession,
  present: readonly string[],
  by: SessionActor,
): JurySessionIn<"opened"> {
  return transition(jurySessionMachine, session, "mark-attendance", (opened) => {
    assertPresent(opened.present, by);
    assertSit(opened, { present });
    return {
      ...opened,
      present: [...new Set(present)],
      attended: [...new Set([...opened.attended, ...present])],
    };
  });
}

/**
 * R-DAY-2: another member who is present chairs from now on, of the side that the opening named or, with a motive, of the
 * other one. The quorum holds (R-JURY-9); the turn of R-JURY-3 stays with the side named at the opening.
 * @throws DomainError `not-present`, `not-a-member`, `chair-side`, `quorum`.
 */
export function replaceChair(
  session: JurySession,
  { chair, motive }: { chair: string; motive?: string | undefined },
  by: SessionActor,
): JurySessionIn<"opened"> {
  return transition(jurySessionMachine, session, "replace-chair", (opened) => {
    assertPresent(opened.present, by);
    assertSit(opened, { chair: [chair] });
    const next = { ...opened, chair };
    if (chairOf(next).side !== opened.openedUnder && motive === undefined)
      throw new DomainError("chair-side", {
        rule: "R-DAY-2",
        detail: `La présidence revient à un représentant des ${sideLabels[opened.openedUnder]}\u00a0; pour la confier à l’autre collège, donnez-en le motif (motive).`,
        fields: [{ path: "motive", message: "À donner quand la présidence passe à l’autre collège." }],
      });
    checkQuorum(next);
    return next;
  });
}

/**
 * R-DAY-11: a decision is not signed while a member is there who said that they know the candidate.
 * @throws DomainError `conflict-of-interest`.
 */
export function assertNoneKnows(
  { present, steppedBack = [] }: JurySessionIn<"opened">,
  fileId: string,
): void {
  const knows = steppedBack.some((said) => said.fileId === fileId && present.includes(said.memberId));
  if (knows)
    throw new DomainError("conflict-of-interest", {
      rule: "R-DAY-11",
      detail: "Un membre présent a dit connaître ce candidat\u00a0: il se retire pour ce passage.",
      fields: [{ path: "present", message: "Notez son départ." }],
    });
}
