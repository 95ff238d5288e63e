import { factSubject } from "../../../events/fact.ts";
import { deadlineMachine } from "../../domain/deadlines/deadline.ts";
import { deadlineKinds } from "../../domain/deadlines/kinds.ts";
import { documentKindLabels, documentMachine } from "../../domain/document/document.ts";
import { pathLabels } from "../../domain/enrolment/file.ts";
import { evidenceMachine } from "../../domain/evidence/evidence.ts";
import { exportMachine } from "../../domain/exports/export-job.ts";
import { exportFormat } from "../../domain/exports/export-request.ts";
import { absenceAnswer } from "../../domain/jury/announced.ts";
import { extraTimeMotives } from "../../domain/jury/extra-time.ts";
import { extraTimeAnswers, extraTimeRefusals } from "../../domain/jury/extra-time-request.ts";
import { sideLabels } from "../../domain/jury/member.ts";
import { jurySessionMachine } from "../../domain/jury/session.ts";
import { addressBlockMachine } from "../../domain/mail/address-block.ts";
import { mailMachine } from "../../domain/mail/sending.ts";
import { positioningLabels } from "../../domain/orientation/interview.ts";
import { copyMachine } from "../../domain/privacy/copy.ts";
import { problemUrn } from "../../domain/problems/problem-names.ts";
import { type ProblemCode, problemTypes } from "../../domain/problems/problem-types.ts";
import { juryFormat } from "../../domain/referential/certification.ts";
import { certificationVersions } from "../../domain/referential/contents/versions.ts";
import { ruleTexts } from "../../domain/rules/rule-texts.ts";
import { taskMachine } from "../../domain/tasks/task.ts";
import { readingNames } from "../../domain/trail/reading.ts";
import { acceptanceMachine } from "../../domain/training/acceptance.ts";
import { masteryLabels } from "../../domain/training/assessment.ts";
import { employmentStatusLabels } from "../../domain/training/file.ts";
import { trainingFileMachine } from "../../domain/training/file-machine.ts";
import { vaeFileMachine } from "../../domain/vae/file-machine.ts";
import { commandLabels, fileCommandLabels, juryCommandLabels } from "./labels/commands.ts";
import { actingRoles, ownLabels } from "./labels/values.ts";

/** French labels of values, by value. */
export type Labels = Readonly<Record<string, string>>;

const certificationLabels: Labels = Object.fromEntries(
  certificationVersions.map(({ code, name }) => [code, name]),
);
const deadlineLabels: Labels = Object.fromEntries(
  Object.entries(deadlineKinds).map(([kind, { counted }]) => [kind, counted.one]),
);
const fileStateLabels: Labels = {
  ...trainingFileMachine.states,
  ...vaeFileMachine.states,
  enrolled: "inscrit",
};
const domainLabels: Labels = { ...ownLabels.result, ...masteryLabels, ...positioningLabels };
const jobLabels: Labels = { ...exportMachine.states, expired: "effacé", failed: "échoué" };

const problemLabels: Labels = Object.fromEntries(
  Object.entries(problemTypes).map(([code, { title }]) => [problemUrn(code as ProblemCode), title]),
);
const ruleLabels: Labels = Object.fromEntries(
  Object.entries(ruleTexts).map(([number, { title }]) => [number, title]),
);

const exportFormatLabels: Labels = pick(ownLabels.format, exportFormat.options);
const juryFormatLabels: Labels = pick(ownLabels.format, juryFormat.options);
const absenceAnswerLabels: Labels = pick(ownLabels.answer, absenceAnswer.options);
const steppingBackLabels: Labels = pick(ownLabels.because, ["unavailable", "knows-candidate"]);
const subjectLabels: Labels = pick(ownLabels.kind, factSubject.shape.kind.options);

/** Some of the labels of a property that takes more values elsewhere. */
function pick(all: Labels, values: readonly string[]): Labels {
  return Object.fromEntries(values.map((value) => [value, all[value] ?? value]));
}

/** Where the values of a property that is plain text in its schema are those of a machine: the description says which. */
export const closedLabels: Readonly<Record<string, Labels>> = {
  "File.state": fileStateLabels,
  "listFiles.items.state": fileStateLabels,
  "CandidateUnderWay.state": fileStateLabels,
  "readWaitingList.items.state": fileStateLabels,
  "files.state": fileStateLabels,
  "requestCopy.state": copyMachine.states,
  "JurySession.state": jurySessionMachine.states,
  "listSessions.items.state": jurySessionMachine.states,
  "signedAttendance.state": evidenceMachine.states,
  "Deadline.state": deadlineMachine.states,
  "File.allowedCommands": fileCommandLabels,
  "JurySession.allowedCommands": juryCommandLabels,
  "Problem.allowed": commandLabels,
  "Problem.type": problemLabels,
  "Problem.rule": ruleLabels,
  "warnings.rule": ruleLabels,
  "Task.about.kind": subjectLabels,
  "Deadline.certification": certificationLabels,
  "listSessions.items.certification": certificationLabels,
  "Deadline.service": ownLabels.service,
  "readExport.list": ownLabels.list,
  "ExportSummary.list": ownLabels.list,
  "readExport.format": exportFormatLabels,
  "ExportSummary.format": exportFormatLabels,
  "SessionProposal.format": juryFormatLabels,
  "steppedBack.because": steppingBackLabels,
  "slots.absence.answer": absenceAnswerLabels,
  "HistoryEntry.by.role": actingRoles,
};

/** Labels by the property that takes the values, named as for its words; those that the domain prints come from there. */
export const labels: ReadonlyMap<string, Labels> = new Map<string, Labels>(
  Object.entries<Labels>({
    ...ownLabels,
    ...closedLabels,
    certification: certificationLabels,
    code: certificationLabels,
    sharedWith: certificationLabels,
    path: pathLabels,
    advisedPath: pathLabels,
    status: employmentStatusLabels,
    side: sideLabels,
    chairSide: sideLabels,
    proposedChairSide: sideLabels,
    what: readingNames,
    positioning: positioningLabels,
    domains: domainLabels,
    indicators: domainLabels,
    level: domainLabels,
    from: domainLabels,
    to: domainLabels,
    deadline: deadlineLabels,
    juryFormat: ownLabels.format,
    state: fileStateLabels,
    partialValidity: ownLabels.validity,
    value: ownLabels.validity,
    training: ownLabels.validity,
    vae: ownLabels.validity,
    "listTasks.state": taskMachine.states,
    "listTasks.kind": ownLabels["Task.kind"],
    "listSessions.state": jurySessionMachine.states,
    "listFileMails.state": mailMachine.states,
    "listSessionMails.state": mailMachine.states,
    "listRectifications.state": taskMachine.states,
    "listExports.state": jobLabels,
    "Task.state": taskMachine.states,
    "Rectification.state": taskMachine.states,
    "Mail.state": mailMachine.states,
    "Evidence.state": evidenceMachine.states,
    "SignedAttendance.state": evidenceMachine.states,
    "evidence.state": evidenceMachine.states,
    "acceptance.state": acceptanceMachine.states,
    "Document.state": documentMachine.states,
    "Document.kind": documentKindLabels,
    "downloadFileDocument.kind": documentKindLabels,
    "downloadSessionDocument.kind": documentKindLabels,
    "Deadline.kind": deadlineLabels,
    "DeadlineSummary.kind": deadlineLabels,
    "listDeadlines.kind": deadlineLabels,
    "liftBlock.state": addressBlockMachine.states,
    "listBlockedAddresses.items.state": addressBlockMachine.states,
    "readExport.state": jobLabels,
    "ExportSummary.state": jobLabels,
    "readCopy.state": jobLabels,
    "requestExport.state": { ...fileStateLabels, ...exportMachine.states },
    "grantExtraTime.motive": extraTimeMotives,
    "askExtraTime.motive": extraTimeMotives,
    "ExtraTime.request.motive": extraTimeMotives,
    "Task.motive": extraTimeMotives,
    "ExtraTime.request.answer": extraTimeAnswers,
    "Task.answer": extraTimeAnswers,
    "refuseExtraTime.because": extraTimeRefusals,
    tutorGuide: { "/tutor-guide": "guide du tuteur" },
  }),
);
