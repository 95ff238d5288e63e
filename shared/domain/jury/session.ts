import * as z from "zod";
import { candidate } from "../enrolment/candidate.ts";
import { fileId, memberId, sessionId, sheetId } from "../ids.ts";
import { certificationCode, juryFormat, versionName } from "../referential/certification.ts";
import type { StateMachine } from "../state-machine.ts";
import { code } from "../text/code.ts";
import { freeText } from "../text/free-text.ts";
import { httpsLink } from "../text/https-link.ts";
import { civilDate, civilTime, instant } from "../time/civil-date.ts";
import { extraTime } from "./extra-time.ts";
import { juryMember, jurySide } from "./member.ts";
import { slotOutcome } from "./outcome.ts";

/** Where a session takes place: an address, or a video link. */
export const sessionPlace = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("on-site"), address: freeText(500) }),
  z.strictObject({
    kind: z.literal("remote"),
    url: httpsLink,
  }),
]);
/** Where a session takes place, see {@link sessionPlace}. */
export type SessionPlace = z.infer<typeof sessionPlace>;

/** The hours of one candidate (R-JURY-4); `interviewEnd` is when they leave and the deliberation begins. */
export const slotTimes = z.strictObject({ start: civilTime, interviewEnd: civilTime, end: civilTime });

/** One candidate's appearance. */
export const slot = slotTimes.extend({
  fileId,
  candidate,
  /** The file's referential version, for the titles of its domains (R-REF-3). */
  referentialVersion: versionName,
  /** Domains presented on the session's date: those not already valid (R-JURY-10). */
  domains: z.array(code),
  /** R-DAY-3: what the slot is longer by than others. */
  extraTime: extraTime.optional(),
  /** Members who marked the file as examined (R-JURY-7). */
  examinedBy: z.array(memberId),
  /** R-DAY-11: the candidate announced that they can't come, and what OEMM answered. */
  absence: z.strictObject({ askedAt: instant, answer: z.enum(["free", "keep"]).optional() }).optional(),
  outcome: slotOutcome.optional(),
  /** R-DAY-1: the member who recorded the outcome, or changed it last. */
  recordedBy: memberId.optional(),
  signature: z
    .strictObject({
      signedAt: instant,
      sheetId: sheetId.optional(),
      /** R-DAY-2: who chaired then; none where it was signed before a chair could be replaced. */
      chair: memberId.optional(),
    })
    .optional(),
});
/** A slot, see {@link slot}. */
export type Slot = z.infer<typeof slot>;

/** R-DAY-11: a member who said that they can't sit, or that they know a candidate. */
const steppedBack = z.strictObject({
  memberId,
  at: instant,
  because: z.enum(["unavailable", "knows-candidate"]),
  /** The candidate that they know. */
  fileId: fileId.optional(),
});
/** Such a member, see R-DAY-11. */
export type SteppedBack = z.infer<typeof steppedBack>;

const sessionFields = {
  id: sessionId,
  version: z.int().positive(),
  certification: certificationCode,
  format: juryFormat,
  date: civilDate,
  place: sessionPlace,
  members: z.array(juryMember),
  slots: z.array(slot),
  /** Sequence of the calendar invitations: grows at each change once convened (R-JURY-6). */
  sequence: z.int().nonnegative(),
  steppedBack: z.array(steppedBack).optional(),
  /** R-JURY-6, R-LAW-1: days asked for between the convocations and the session, as in force when its date was set. */
  noticeDays: z.int().positive(),
  createdAt: instant,
};
const openedFields = {
  ...sessionFields,
  chair: memberId,
  /** The side of the chair who was named at the opening: the turn of R-JURY-3 follows it. */
  openedUnder: jurySide,
  /** Members present now, or when the session ended (R-JURY-9). */
  present: z.array(memberId),
  /** Members who were marked present at any time (R-DAY-2). */
  attended: z.array(memberId),
};

/** A jury session; one shape per state: an opened session has a chair. */
export const jurySession = z.discriminatedUnion("state", [
  z.strictObject({ ...sessionFields, state: z.literal("planned") }),
  z.strictObject({ ...sessionFields, state: z.literal("convened") }),
  z.strictObject({ ...openedFields, state: z.literal("opened") }),
  z.strictObject({ ...openedFields, state: z.literal("closed") }),
  z.strictObject({ ...sessionFields, state: z.literal("cancelled") }),
]);
/** A jury session, see {@link jurySession}. */
export type JurySession = z.infer<typeof jurySession>;
/** A state of a session. */
export type JurySessionState = JurySession["state"];
/** A session in one of the given states. */
export type JurySessionIn<State extends JurySessionState> = Extract<JurySession, { state: State }>;

/** The life of a jury session. */
export const jurySessionMachine = {
  name: "jury session",
  subject: "du jury",
  states: {
    planned: "planifié",
    convened: "convoqué",
    opened: "ouvert",
    closed: "clos",
    cancelled: "annulé",
  },
  initial: "planned",
  transitions: {
    change: { from: ["planned", "convened"], rule: "R-JURY-6" },
    "free-slot": { from: ["planned", "convened"], rule: "R-OEMM-1" },
    convene: { from: ["planned"], to: ["convened"], rule: "R-JURY-6" },
    examine: { from: ["convened", "opened"], rule: "R-JURY-7" },
    cancel: { from: ["planned", "convened"], to: ["cancelled"], rule: "R-JURY-6" },
    open: { from: ["convened"], to: ["opened"], rule: "R-JURY-3" },
    "ask-absence": { from: ["convened", "opened"], rule: "R-DAY-11" },
    "answer-absence": { from: ["convened", "opened"], rule: "R-DAY-11" },
    "step-back": { from: ["convened", "opened"], rule: "R-DAY-11" },
    "mark-attendance": { from: ["opened"], rule: "R-DAY-2" },
    "replace-chair": { from: ["opened"], rule: "R-DAY-2" },
    "record-outcome": { from: ["opened"], rule: "R-JURY-8" },
    sign: { from: ["opened"], rule: "R-JURY-12" },
    "move-slot": { from: ["opened"], rule: "R-DAY-3" },
    correct: { from: ["opened", "closed"], rule: "R-DAY-8" },
    "correct-absence": { from: ["opened", "closed"], rule: "R-DAY-2" },
    close: { from: ["opened"], to: ["closed"], rule: "R-JURY-12" },
    adjourn: { from: ["opened"], to: ["closed"], rule: "R-DAY-2" },
    "deposit-attendance": { from: ["opened", "closed"], rule: "R-DAY-6" },
  },
} as const satisfies StateMachine<JurySessionState, string>;

/** The start and the end of the whole session, from its first slot to its last deliberation. */
export function sessionHours(session: { slots: readonly Pick<Slot, "start" | "end">[] }): {
  start: string;
  end: string;
} {
  const start = session.slots.map((slot) => slot.start).sort()[0] ?? "09:00";
  const end =
    session.slots
      .map((slot) => slot.end)
      .sort()
      .at(-1) ?? start;
  return { start, end };
}

/** The slot of a file in a session, or undefined. */
export function slotOfFile<Held extends Pick<Slot, "fileId">>(
  session: { slots: readonly Held[] },
  fileId: string,
): Held | undefined {
  return session.slots.find((slot) => slot.fileId === fileId);
}

/** Whether all is said of a candidate: their outcome is signed, or they were not heard before the session was adjourned. */
export function isSettled({ signature, outcome }: Pick<Slot, "signature" | "outcome">): boolean {
  return signature !== undefined || outcome?.kind === "adjourned";
}
