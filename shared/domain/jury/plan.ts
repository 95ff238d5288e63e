import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import type { FileMain } from "../enrolment/file.ts";
import { inWords } from "../french/quantity.ts";
import { plainDate } from "../french/wording.ts";
import { fileId, memberId } from "../ids.ts";
import type { Policy } from "../policy/policy.ts";
import type { JuryFormat } from "../referential/certification.ts";
import { assertAllowed, begin } from "../state-machine.ts";
import { type CivilDate, civilDate, civilTime, type Instant } from "../time/civil-date.ts";
import { type AcquiredDomains, domainsToPresent } from "../validation/acquired-domain.ts";
import { checkComposition, checkConflicts } from "./composition.ts";
import type { JuryMember, MemberAsPerson } from "./member.ts";
import {
  type JurySession,
  type JurySessionIn,
  jurySessionMachine,
  type Slot,
  sessionPlace,
} from "./session.ts";
import { hearingMinutes, maxSlots, planSlots } from "./slots.ts";

/** What OEMM decides of a session. The order of the files is that of the appearances. */
export function sessionPlan({ members }: Policy["jury"]) {
  const seats = 2 * members.perSide;
  return z.strictObject({
    date: civilDate,
    startTime: civilTime,
    breaks: z
      .array(
        z
          .strictObject({ from: civilTime, to: civilTime })
          .refine(({ from, to }) => from < to, { path: ["to"], message: "La fin précède le début." }),
      )
      .max(5)
      .default([]),
    place: sessionPlace,
    memberIds: z
      .array(memberId)
      .length(seats, `Un jury compte exactement ${inWords({ count: seats, unit: "member" })}.`)
      .refine((ids) => new Set(ids).size === ids.length, "Un membre figure deux fois."),
    fileIds: z
      .array(fileId)
      .min(1, "Au moins un candidat.")
      .max(maxSlots)
      .refine((ids) => new Set(ids).size === ids.length, "Un candidat figure deux fois."),
  });
}
/** A plan, see {@link sessionPlan}. */
export type SessionPlan = z.infer<ReturnType<typeof sessionPlan>>;

/** What a plan refers to, loaded: `domainCodes` gives the domains of each file's referential version. */
export interface PlannedWith {
  members: readonly JuryMember[];
  files: readonly FileMain[];
  /** R-PER-6: who each member is besides what the directory says. */
  personOf?: (member: JuryMember) => MemberAsPerson | undefined;
  domainCodes: (file: FileMain) => readonly string[];
  /** What each file's candidate holds of the certification. */
  acquired: (file: FileMain) => AcquiredDomains;
  format: JuryFormat;
  policy: Policy;
}

/**
 * R-JURY-2, R-JURY-4, R-JURY-5: a session from its plan: a lawful jury without conflicts, slots that never
 * overlap, and for each candidate the domains to present on that date.
 * @throws DomainError `session-in-the-past`, `wrong-certification`, and those of the rules above.
 */
export function planSession(
  given: { id: string; certification: JurySession["certification"]; plan: SessionPlan } & PlannedWith,
  today: CivilDate,
  now: Instant,
): JurySessionIn<"planned"> {
  const { id, certification, plan, format } = given;
  return begin(jurySessionMachine, {
    id,
    certification,
    format,
    version: 1,
    state: "planned",
    createdAt: now,
    sequence: 0,
    date: plan.date,
    noticeDays: given.policy.jury.convocationNotice.count,
    place: plan.place,
    members: lawfulMembers(given),
    slots: plannedSlots(certification, plan, given, today),
  });
}

/**
 * R-JURY-6: changes a session that is planned or convened; a convened one gets a higher sequence. R-LAW-1: another date
 * has the notice that is in force now.
 */
export function changeSession(
  session: JurySession,
  plan: SessionPlan,
  given: PlannedWith,
  today: CivilDate,
): JurySessionIn<"planned" | "convened"> {
  assertAllowed(jurySessionMachine, session, "change");
  // The marks of members who leave go with them: they tell whether this jury has read the file (R-JURY-7).
  const examined = new Map(
    session.slots.map(({ fileId, examinedBy }) => [
      fileId,
      examinedBy.filter((reader) => plan.memberIds.includes(reader)),
    ]),
  );
  const slots = plannedSlots(session.certification, plan, given, today);
  const steppedBack = session.steppedBack?.filter(({ memberId }) => plan.memberIds.includes(memberId));
  return {
    ...session,
    ...(steppedBack === undefined ? {} : { steppedBack }),
    date: plan.date,
    noticeDays: plan.date === session.date ? session.noticeDays : given.policy.jury.convocationNotice.count,
    place: plan.place,
    members: lawfulMembers(given),
    slots: slots.map((slot) => ({ ...slot, examinedBy: examined.get(slot.fileId) ?? [] })),
    sequence: session.state === "convened" ? session.sequence + 1 : session.sequence,
  };
}

function lawfulMembers({ members, files, personOf, policy }: PlannedWith): JuryMember[] {
  checkComposition(members, policy.jury.members);
  checkConflicts(members, files, personOf);
  return [...members];
}

function plannedSlots(
  certification: JurySession["certification"],
  plan: SessionPlan,
  { files, domainCodes, acquired, format, policy }: PlannedWith,
  today: CivilDate,
): Slot[] {
  if (plan.date < today)
    throw new DomainError("session-in-the-past", {
      rule: "R-JURY-1",
      kind: "input",
      detail: "La date du jury est passée.",
      fields: [{ path: "date", message: "Choisissez une date à venir." }],
    });
  const stranger = files.findIndex((file) => file.certification !== certification);
  if (stranger >= 0)
    throw new DomainError("wrong-certification", {
      rule: "R-JURY-1",
      detail: "Un jury entend les candidats d’une seule certification.",
      fields: [{ path: `fileIds.${stranger}`, message: "Ce dossier porte sur une autre certification." }],
    });
  checkDeadlines(files, plan.date);
  const hearings = files.map((file) => hearingMinutes(format, policy.jury, file.extraTime));
  const times = planSlots(hearings, plan.startTime, plan.breaks);
  return files.flatMap((file, rank) => {
    const hours = times[rank];
    return hours === undefined
      ? []
      : [
          {
            ...hours,
            fileId: file.id,
            candidate: file.candidate,
            referentialVersion: file.referentialVersion,
            domains: domainsToPresent(domainCodes(file), acquired(file), plan.date),
            ...(file.extraTime === undefined ? {} : { extraTime: file.extraTime }),
            examinedBy: [],
          },
        ];
  });
}

/**
 * R-TRN-2: a candidate who has not appeared before a jury yet is heard in the time that follows their enrolment; R-DAY-10:
 * or later, where a session that had convened them was not held.
 * @throws DomainError `first-jury-too-late`, one fault per file.
 */
function checkDeadlines(files: readonly FileMain[], date: CivilDate): void {
  const fields = files.flatMap((file, index) =>
    file.path === "training" &&
    "firstJuryBy" in file &&
    file.firstJuryBy !== undefined &&
    file.appearedOn === undefined &&
    file.firstJuryKept === undefined &&
    date > file.firstJuryBy
      ? [
          {
            path: `fileIds.${index}`,
            message: `Ce candidat devait se présenter devant un jury au plus tard le ${plainDate(file.firstJuryBy)}.`,
          },
        ]
      : [],
  );
  if (fields.length > 0)
    throw new DomainError("first-jury-too-late", {
      rule: "R-TRN-2",
      detail: "Le délai pour une première présentation devant un jury serait dépassé.",
      fields,
    });
}
