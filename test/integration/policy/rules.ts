import type * as z from "zod";
import { boundedUse, countUse } from "../../../shared/domain/access/daily-use.ts";
import { deadlineKinds } from "../../../shared/domain/deadlines/kinds.ts";
import { readImport } from "../../../shared/domain/enrolment/import.ts";
import { importColumns } from "../../../shared/domain/enrolment/import-columns.ts";
import { requestUpload, type UploadAnnouncement } from "../../../shared/domain/evidence/request.ts";
import { requestExport } from "../../../shared/domain/exports/export-job.ts";
import { exportRequest } from "../../../shared/domain/exports/export-request.ts";
import { engageCandidates } from "../../../shared/domain/jury/candidate-day.ts";
import { checkComposition } from "../../../shared/domain/jury/composition.ts";
import { conveneSession } from "../../../shared/domain/jury/convene.ts";
import { type Correctable, correctionTerms, noCorrection } from "../../../shared/domain/jury/correction.ts";
import { planSession, sessionPlan } from "../../../shared/domain/jury/plan.ts";
import { hearingMinutes, planSlots } from "../../../shared/domain/jury/slots.ts";
import { sessionThreshold } from "../../../shared/domain/jury/waiting-list.ts";
import { countMessage } from "../../../shared/domain/mail/message-bound.ts";
import { countCode, proveAddress } from "../../../shared/domain/people/contact-address.ts";
import type { Policy } from "../../../shared/domain/policy/policy.ts";
import { beginAcceptance, checkProof } from "../../../shared/domain/training/answer-enrolment.ts";
import { evaluatorsOf } from "../../../shared/domain/training/evaluator.ts";
import { reviewProgress } from "../../../shared/domain/training/follow.ts";
import { pathWarnings } from "../../../shared/domain/training/individual-path.ts";
import { ruleOnAdmissibility } from "../../../shared/domain/vae/admissibility.ts";
import { validityOf } from "../../../shared/domain/validation/acquired-domain.ts";
import { downloadLinkSeconds } from "../../../shared/objects/download-link.ts";
import { uploadFormSeconds } from "../../../shared/objects/upload-form.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, noon, piece, registeredEnrolment, testId, today } from "../../support/files.ts";

const far = "2100-01-01";
const bytes = 1024 ** 4;
const plan = {
  date: far,
  startTime: "09:00",
  breaks: [],
  place: { kind: "on-site" as const, address: "rue de l’Exemple" },
  memberIds: [],
  fileIds: [testId("file", 1)],
};

const codeAsked = {
  id: testId("adr", 1),
  personId: "prs_1",
  email: "a@example.org",
  version: 1,
  state: "asked" as const,
  code: "7K3M-9PQ2-XW4T",
};

/** What a refusal says; fails where nothing was refused. */
function refused(command: () => unknown): string[] {
  const refusal = refusalOf(command);
  if (refusal === undefined) throw new Error("nothing was refused");
  return [refusal.detail, ...refusal.fields.map(({ message }) => message)];
}

/** What is said of one more mail to an address that got as many as it may; fails where it takes it. */
function refusedMail(unproved: boolean, { messages }: Policy): string[] {
  const { toOneAddress, unproved: most } = messages;
  const sent = { account: "a@example.org", since: noon, version: 1, unproved: most };
  const counted = countMessage({ ...sent, count: unproved ? most : toOneAddress }, unproved, messages, noon);
  if (!("refusal" in counted)) throw new Error("nothing was refused");
  return [counted.refusal];
}

/** What a schema says of an input; fails where it takes it. */
function faults(schema: z.ZodType, input: unknown): string[] {
  const { error } = schema.safeParse(input);
  if (error === undefined) throw new Error("nothing was refused");
  return error.issues.map(({ message }) => message);
}

/** What each rule that counts says when it refuses. */
export function refusals(policy: Policy): Record<string, string[]> {
  const { acceptance, addressProof, daily, jury, training, vae, evidence, exports } = policy;
  const planned = (members: []) =>
    planSession(
      {
        id: testId("ses", 1),
        certification: "CMI",
        plan,
        members,
        files: [registeredEnrolment(testId("file", 1), "2027-01-04")],
        domainCodes: () => [],
        acquired: () => ({}),
        format: "presentation",
        policy: { ...policy, jury: { ...jury, members: { perSide: 0, ofOemm: 0 } } },
      },
      today,
      noon,
    );
  const session = {
    id: testId("ses", 1),
    version: 1,
    state: "planned" as const,
    certification: "CMI" as const,
    format: "presentation" as const,
    date: today,
    noticeDays: jury.convocationNotice.count,
    place: plan.place,
    members: [],
    slots: [],
    sequence: 0,
    createdAt: noon,
  };
  const announced: UploadAnnouncement = {
    category: "cv",
    title: "CV",
    domains: [],
    fileName: "cv.pdf",
    contentType: "application/pdf",
  };
  const upload = (changes: Partial<UploadAnnouncement>, existing = [piece(1)]) =>
    refused(() =>
      requestUpload(
        { ...announced, ...changes },
        { id: testId("evd", 1), existing, domainCodes: [], uploadUntil: noon, policy: evidence },
        noon,
      ),
    );
  const evaluator = {
    role: "tutor" as const,
    name: "T",
    email: "t@example.org",
    account: "t",
    namedAt: noon,
  };
  const review = { heldOn: today, findings: "…", objectives: ["…"] };
  const progressReviews = Array(training.progressReviews).fill({ ...review, by: "T", recordedAt: noon });
  return {
    "composition of a jury": refused(() => checkComposition([], jury.members)),
    "plan of a session": faults(sessionPlan(jury), { ...plan, memberIds: [] }),
    "first jury too late": refused(() => planned([])),
    "appearances too close": refused(() => {
      const candidate = fileIn("submitted").candidate;
      const taken = {
        personId: candidate.personId,
        sessionId: testId("ses", 2),
        start: "09:00",
        end: "09:30",
      };
      const hours = { start: "09:00", interviewEnd: "09:30", end: "09:45" };
      const of = { fileId: testId("file", 1), referentialVersion: "2013-01", domains: [], examinedBy: [] };
      return engageCandidates(
        [{ date: today, version: 1, engagements: [taken] }],
        { ...session, slots: [{ ...of, ...hours, candidate }] },
        jury.betweenAppearances,
      );
    }),
    "late convocation": refused(() => conveneSession(session, undefined, today)),
    "experience that is too short": refused(() =>
      ruleOnAdmissibility({ decision: "admissible" }, [], today, new Set(), vae.experience, today),
    ),
    "hours of a full path": pathWarnings({ modules: [] }, [], training.fullPath).map(
      ({ message }) => message,
    ),
    evaluators: faults(evaluatorsOf(training), []),
    "progress reviews": refused(() =>
      reviewProgress(
        { ...registeredEnrolment(testId("file", 1), today), progressReviews },
        review,
        evaluator,
        training,
        today,
        noon,
      ),
    ),
    "a document that is too large": upload({ size: bytes }),
    "an image that is too large": upload({ contentType: "image/png", fileName: "a.png", size: bytes }),
    "a video that is too large": upload({ contentType: "video/mp4", fileName: "a.mp4", size: bytes }),
    "a sound that is too large": upload({ contentType: "audio/mpeg", fileName: "a.mp3", size: bytes }),
    pieces: upload({}, Array(evidence.pieces).fill(piece(1))),
    "a long export": faults(exportRequest(exports), {
      list: "expiring-validations",
      format: "csv",
      from: today,
      until: far,
    }),
    "dates of birth that were all wrong": refused(() =>
      checkProof(
        { ...beginAcceptance("0", noon), mistakes: acceptance.tries },
        { code: "0", bornOn: today },
        today,
        acceptance.tries,
      ),
    ),
    "codes that were all wrong": refused(() =>
      proveAddress({ ...codeAsked, mistakes: addressProof.tries }, "0", addressProof.tries, noon),
    ),
    "too many codes": refused(() =>
      countCode(
        { account: "a@example.org", sentAt: Array(addressProof.codes).fill(noon), version: 1 },
        addressProof.codes,
        noon,
      ),
    ),
    ...Object.fromEntries(
      boundedUse.options.map((use) => [
        `one more of ${use}`,
        refused(() => countUse({ subject: "s", use, day: today, count: 10_000, version: 1 }, daily, today)),
      ]),
    ),
    ...Object.fromEntries(
      [true, false].map((unproved) => [
        unproved ? "mails to an unproved address" : "mails to an address",
        refusedMail(unproved, policy),
      ]),
    ),
    "a long import": refused(() =>
      readImport([[...importColumns], ...Array(9999).fill(["x"])], policy.importLines),
    ),
  };
}

/** An absence that was signed by mistake, and undone today. */
function undoneAbsence(): Correctable {
  const chair = { id: "jur_exemple", side: "employer" };
  const session = { state: "opened", date: today, members: [chair], attended: [] };
  const correction = { ...noCorrection("file_1", "ses_1"), undone: { on: today, chair: chair.id } };
  return { session, slot: { domains: [] }, sheet: undefined, correction } as unknown as Correctable;
}

/** What rules make of the figures that no text says, and of those that decide besides. */
export function outcomes({ jury, partialValidity, bonus, exports }: Policy) {
  const request = { list: "waiting-list" as const, format: "csv" as const };
  const by = { subject: "s", name: "Odile Exemple" };
  const hours = (format: "presentation" | "interview") =>
    planSlots(Array(2).fill(hearingMinutes(format, jury)), "09:00");
  return {
    "usual reminders": deadlineKinds["first-jury"].reminders,
    "reminders of convocations": deadlineKinds["convocation-notice"].reminders,
    "reminders of sessions": deadlineKinds["session-held"].reminders,
    "hours of presentations": hours("presentation"),
    "hours of interviews": hours("interview"),
    threshold: sessionThreshold("CMI", jury.readyFiles),
    "last day of a correction": correctionTerms(undoneAbsence(), jury.correction).lastDay,
    "validity by training": validityOf(today, partialValidity.training),
    "values of the point": bonus.pointValues.map(({ cents }) => cents),
    "expiry of an export": requestExport({ id: testId("exp", 1), request, requestedBy: by }, exports, noon),
    "seconds of an upload form": uploadFormSeconds,
    "seconds of a download link": downloadLinkSeconds,
  };
}
