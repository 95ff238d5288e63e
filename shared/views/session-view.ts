import * as z from "zod";
import { lastDayToConvene } from "../domain/deadlines/kinds/convocation-notice.ts";
import { fullName } from "../domain/enrolment/candidate.ts";
import { memberId } from "../domain/ids.ts";
import { hasQuorum } from "../domain/jury/attendance.ts";
import { jurySide } from "../domain/jury/member.ts";
import { slotOutcome } from "../domain/jury/outcome.ts";
import { type JurySession, jurySessionMachine, sessionHours, sessionPlace } from "../domain/jury/session.ts";
import { certificationCode, juryFormat } from "../domain/referential/certification.ts";
import { allowedCommands } from "../domain/state-machine.ts";

/** A jury session as OEMM and its members see it. */
export const sessionView = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    certification: certificationCode,
    format: juryFormat,
    state: z.string(),
    stateLabel: z.string(),
    allowedCommands: z.array(z.string()),
    date: z.string(),
    /** R-JURY-6: the last day to convene in time. */
    conveneBy: z.string(),
    convocationOverdue: z
      .literal(true)
      .optional()
      .meta({ description: "Le délai de prévenance est passé, et les convocations ne sont pas parties" }),
    start: z.string(),
    end: z.string(),
    place: sessionPlace,
    members: z.array(
      z.strictObject({ id: z.string(), name: z.string(), side: jurySide, organisation: z.string() }),
    ),
    steppedBack: z
      .array(
        z.strictObject({
          memberId: z.string(),
          at: z.string(),
          because: z.string(),
          fileId: z.string().optional(),
        }),
      )
      .optional()
      .meta({ description: "Membres qui se sont retirés" }),
    chair: z.string().optional(),
    proposedChairSide: jurySide
      .optional()
      .meta({ description: "Collège auquel revient la présidence, avant l’ouverture" }),
    present: z.array(z.string()).optional(),
    attended: z
      .array(z.string())
      .optional()
      .meta({
        description: "Membres présents à un moment au moins de la séance",
        example: ["jur_martin", "jur_petit"],
      }),
    quorum: z.boolean().optional().meta({
      description: "En séance\u00a0: si le président et un membre au moins de chaque collège sont présents",
    }),
    slots: z.array(
      z.strictObject({
        fileId: z.string(),
        candidateName: z.string(),
        start: z.string(),
        interviewEnd: z.string(),
        end: z.string(),
        domains: z.array(z.string()),
        examinedBy: z.array(z.string()),
        absence: z
          .strictObject({ askedAt: z.string(), answer: z.string().optional() })
          .optional()
          .meta({ description: "Absence annoncée par le candidat, et réponse de l’OEMM" }),
        outcome: slotOutcome.optional(),
        recordedBy: memberId
          .optional()
          .meta({ description: "Membre qui a saisi le résultat", example: "jur_petit" }),
        signed: z.boolean(),
        signedAt: z.string().optional(),
        sheetId: z.string().optional(),
      }),
    ),
    signedAttendance: z
      .array(
        z.strictObject({
          id: z.string(),
          state: z.string(),
          fileName: z.string(),
          uploadUntil: z.string(),
          /** Why it was rejected. */
          detail: z.string().optional(),
        }),
      )
      .optional()
      .meta({ description: "Feuille d’émargement signée, et celle qui est annoncée pour la remplacer" }),
  })
  .meta({ id: "JurySession", description: "Session de jury" });

/** A session for its readers. */
export function toSessionView(session: JurySession): z.input<typeof sessionView> {
  return {
    id: session.id,
    version: session.version,
    certification: session.certification,
    format: session.format,
    state: session.state,
    stateLabel: jurySessionMachine.states[session.state],
    allowedCommands: allowedCommands(jurySessionMachine, session.state),
    date: session.date,
    conveneBy: lastDayToConvene(session),
    ...sessionHours(session),
    place: session.place,
    members: session.members.map(({ id, name, side, organisation }) => ({ id, name, side, organisation })),
    ...(session.steppedBack === undefined ? {} : { steppedBack: session.steppedBack }),
    ...("chair" in session
      ? { chair: session.chair, present: session.present, attended: session.attended }
      : {}),
    ...(session.state === "opened" ? { quorum: hasQuorum(session) } : {}),
    slots: session.slots
      // R-DAY-3: on the day candidates are moved, and read in the order in which they are heard.
      .toSorted((one, other) => (one.start < other.start ? -1 : 1))
      .map(({ candidate, signature, referentialVersion: _, ...slot }) => ({
        ...slot,
        candidateName: fullName(candidate),
        signed: signature !== undefined,
        signedAt: signature?.signedAt,
        sheetId: signature?.sheetId,
      })),
  };
}
