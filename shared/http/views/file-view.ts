import * as z from "zod";
import type { FileRelation } from "../../domain/access/relations.ts";
import { candidate } from "../../domain/enrolment/candidate.ts";
import { evidence } from "../../domain/evidence/evidence.ts";
import { interview } from "../../domain/orientation/interview.ts";
import { certificationCode } from "../../domain/referential/certification.ts";
import { allowedCommands } from "../../domain/state-machine.ts";
import { agreement } from "../../domain/vae/accompaniment.ts";
import { admissibility } from "../../domain/vae/admissibility.ts";
import { answer, position } from "../../domain/vae/booklet.ts";
import { experiencePeriod, totalExperience } from "../../domain/vae/experience.ts";
import { vaeFileMachine } from "../../domain/vae/file-machine.ts";
import { missingForJury } from "../../domain/vae/readiness.ts";
import { acquiredDomains } from "../../domain/validation/acquired-domain.ts";
import { domainTitlesOfFile } from "../../referential/file-certification.ts";
import type { WholeFile } from "../../store/files.ts";
import { sheetView, toSheetView } from "./sheet-view.ts";

/** A file as its readers see it. */
export const fileView = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    path: z.literal("vae"),
    certification: certificationCode,
    referentialVersion: z.string(),
    state: z.string(),
    /** The state in French. */
    stateLabel: z.string(),
    /** What the state allows, by whoever may do it. */
    allowedCommands: z.array(z.string()),
    candidate: candidate.omit({ subject: true }),
    centreId: z.string().optional(),
    enrolledOn: z.string(),
    submittedAt: z.string().optional(),
    interview: interview.optional(),
    experience: z.strictObject({
      periods: z.array(experiencePeriod),
      days: z.int(),
      requiredDays: z.int(),
      windowFrom: z.string(),
      windowTo: z.string(),
      sufficient: z.boolean(),
    }),
    admissibility: admissibility.optional(),
    agreement: agreement.optional(),
    positions: z.array(position),
    answers: z.array(answer),
    evidence: z.array(evidence),
    acquired: acquiredDomains,
    decisionSheets: z.array(sheetView),
    readiness: z.strictObject({
      ready: z.boolean(),
      missing: z.array(z.strictObject({ item: z.string(), message: z.string() })),
    }),
    sessionId: z.string().optional(),
  })
  .meta({ id: "File", description: "Dossier de candidature" });

/** What somebody in a relation to a file sees of it; pieces that were removed are seen by nobody. */
export function toFileView(contents: WholeFile, relation: FileRelation): z.input<typeof fileView> {
  const { file, answers, evidence: pieces, sheets } = contents;
  const { subject: _, ...person } = file.candidate;
  const missing = missingForJury(contents, domainTitlesOfFile(file));
  const seesSession = relation === "oemm" || relation === "sitting-member";
  return {
    id: file.id,
    version: file.version,
    path: file.path,
    certification: file.certification,
    referentialVersion: file.referentialVersion,
    state: file.state,
    stateLabel: vaeFileMachine.states[file.state],
    allowedCommands: allowedCommands(vaeFileMachine, file.state),
    candidate: person,
    centreId: file.centreId,
    enrolledOn: file.enrolledOn,
    submittedAt: file.submittedAt,
    interview: file.interview,
    experience: { periods: file.experience, ...totalExperience(file.experience, file.enrolledOn) },
    admissibility: file.admissibility,
    agreement: file.agreement,
    positions: file.positions,
    answers: [...answers],
    evidence: pieces.filter((piece) => piece.state !== "removed"),
    acquired: file.acquired,
    decisionSheets: sheets.map(toSheetView),
    readiness: { ready: missing.length === 0, missing },
    sessionId: seesSession ? file.sessionId : undefined,
  };
}
