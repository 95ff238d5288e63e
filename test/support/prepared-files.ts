import { createHash } from "node:crypto";
import { fileSubmitted } from "../../events/enrolment.ts";
import type { LocalStack } from "../../infra/local/stack.ts";
import type { CandidateFile } from "../../shared/domain/enrolment/file.ts";
import { submitFile } from "../../shared/domain/enrolment/submission.ts";
import type { Evidence } from "../../shared/domain/evidence/evidence.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { domainCodes, domainTitles } from "../../shared/domain/referential/versions.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { dayBefore } from "../../shared/domain/time/period.ts";
import type { TrainingFile } from "../../shared/domain/training/file.ts";
import { assessModule, describeActivities, giveOpinion } from "../../shared/domain/training/follow.ts";
import type { Answer } from "../../shared/domain/vae/booklet.ts";
import type { VaeFile } from "../../shared/domain/vae/file.ts";
import { recordExperience, recordInterview, recordRuling } from "../../shared/domain/vae/orientation.ts";
import { answerDomain, describePositions } from "../../shared/domain/vae/prepare.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { loadCentre } from "../../shared/store/centres.ts";
import { loadFile, saveFile, type WholeFile } from "../../shared/store/files.ts";
import { useDatabase } from "./database.ts";
import { period } from "./files.ts";

/*
 * Files made ready for the jury by the rules and the store alone, some thirty requests cheaper than by their routes, which
 * the stories try one by one. What listens to a submission hears of it.
 */

/** A stack whose files are prepared, in this process or another. */
export interface PreparedOn extends Pick<LocalStack, "database"> {
  clock: Pick<LocalStack["clock"], "now">;
}

/** A file in a stack, with the approvals of its centre and the time there. */
async function openFile<File extends CandidateFile>(stack: PreparedOn, fileId: string) {
  useDatabase(stack.database);
  const runtime = { ...systemRuntime, now: () => stack.clock.now().toISOString() };
  const held = async () => (await loadFile(fileId)) as WholeFile<File>;
  const { file } = await held();
  return {
    now: runtime.now(),
    today: dateInParis(runtime.now()),
    approvals: (await loadCentre(file.centreId ?? ""))?.approvals ?? [],
    /** Saves what a rule makes of the file, and of an answer or a piece. */
    step: (
      change: (contents: WholeFile<File>) => { file?: CandidateFile; answer?: Answer; evidence?: Evidence },
    ) =>
      commitAsSystem(async () => {
        const contents = await held();
        const { file: after = contents.file, ...parts } = change(contents);
        const submitted =
          after.state === "submitted"
            ? [fileSubmitted.of(fileId, { certification: after.certification })]
            : [];
        return { writes: saveFile(contents.file, after, parts), facts: submitted };
      }, runtime),
  };
}

/** A piece that was accepted; its bytes are nowhere. */
function acceptedPiece(category: Evidence["category"], now: string): Evidence {
  return {
    id: systemRuntime.newId("evd"),
    version: 2,
    state: "accepted",
    category,
    title: category,
    domains: [],
    fileName: `${category}.pdf`,
    contentType: "application/pdf",
    maxBytes: 1000,
    size: 1000,
    sha256: createHash("sha256").update(category).digest("hex"),
    requestedAt: now,
    uploadUntil: now,
    verifiedAt: now,
  };
}

const codesOf = ({ certification }: WholeFile) => domainCodes(certification);

/** When the candidate of a prepared file held a position. */
const held = (today: string) => ({
  from: dayBefore(today, { count: 6, unit: "year" }),
  to: dayBefore(today, { count: 1, unit: "year" }),
});

/** A VAE file whose candidate enrolled at a centre becomes one that the centre found admissible. */
export async function admitEnrolledVae(stack: PreparedOn, fileId: string): Promise<void> {
  const { step, today, approvals } = await openFile<VaeFile>(stack, fileId);
  const { from, to } = held(today);
  await step((contents) => {
    const codes = codesOf(contents);
    const interview = {
      heldOn: today,
      participants: [{ name: "Camille Exemple", function: "Conseillère" }],
      positioning: Object.fromEntries(codes.map((code) => [code, "fully" as const])),
      conclusion: "La VAE est indiquée.",
      advisedPath: "vae" as const,
    };
    const interviewed = recordInterview(contents.file, interview, { domainCodes: codes, approvals }, today);
    const experienced = recordExperience(
      { ...contents, file: interviewed },
      [period(from, to)],
      approvals,
      today,
    );
    const { experience } = guidePolicy.vae;
    const ruled = { ...contents, file: experienced };
    return { file: recordRuling(ruled, { decision: "admissible" }, approvals, experience, today) };
  });
}

/** A VAE file whose candidate enrolled at a centre becomes one that waits for a jury. */
export async function submitEnrolledVae(stack: PreparedOn, fileId: string): Promise<void> {
  await admitEnrolledVae(stack, fileId);
  await submitAdmittedVae(stack, fileId);
}

/** A VAE file that the centre found admissible becomes one that waits for a jury; answers of its booklet stay. */
export async function submitAdmittedVae(stack: PreparedOn, fileId: string): Promise<void> {
  await completeAdmittedVae(stack, fileId);
  const { step, now } = await openFile<VaeFile>(stack, fileId);
  await step((contents) => ({ file: submitFile(contents, domainTitles(contents.certification), now) }));
}

/** A VAE file that the centre found admissible becomes one of which nothing is missing; answers of its booklet stay. */
export async function completeAdmittedVae(stack: PreparedOn, fileId: string): Promise<void> {
  const { step, now, today } = await openFile<VaeFile>(stack, fileId);
  const pieces = (["position-proof", "cv", "experience"] as const).map((category) =>
    acceptedPiece(category, now),
  );
  for (const evidence of pieces) await step(() => ({ evidence }));
  const found = (await loadFile(fileId)) as WholeFile;
  const answered = new Set(found.answers.map(({ domainCode }) => domainCode));
  for (const code of codesOf(found).filter((one) => !answered.has(one)))
    await step(({ file }) => ({
      answer: answerDomain(
        file,
        { domainCode: code, text: { experience: code, examples: [code] }, previous: undefined },
        now,
      ),
    }));
  const position = {
    ...held(today),
    employer: "Mutuelle Exemple",
    title: "Conseillère",
    description: "Conseil",
  };
  const proofs = pieces.slice(0, 1).map(({ id }) => id);
  await step((contents) => ({ file: describePositions(contents, [{ ...position, proofs }]) }));
}

/** A registered training file with its evaluators becomes one that waits for a jury. */
export async function submitRegisteredTraining(stack: PreparedOn, fileId: string): Promise<void> {
  await completeRegisteredTraining(stack, fileId);
  const { step, now } = await openFile<TrainingFile>(stack, fileId);
  await step((contents) => ({ file: submitFile(contents, domainTitles(contents.certification), now) }));
}

/** A registered training file with its evaluators becomes one of which nothing is missing. */
export async function completeRegisteredTraining(stack: PreparedOn, fileId: string): Promise<void> {
  const { step, now, today, approvals } = await openFile<TrainingFile>(stack, fileId);
  await step((contents) => {
    const { domains } = contents.certification;
    const levels = (codes: readonly string[]) =>
      Object.fromEntries(codes.map((code) => [code, { level: "mastered" as const, comment: "Vu." }]));
    const codes = domainCodes(contents.certification);
    let file: TrainingFile = contents.file;
    for (const { code, domains: trained } of file.individualPath?.modules ?? []) {
      const domains = Object.fromEntries(trained.map((one) => [one, "mastered" as const]));
      const form = { assessedOn: today, domains, indicators: {}, comment: "Acquis." };
      const given = { centreId: file.centreId, approvals, domains: contents.certification.domains };
      file = assessModule(file, code, form, given, today, now);
    }
    file = describeActivities(file, { text: "Activités." });
    for (const by of file.evaluators)
      file = giveOpinion(file, { domains: levels(codes), indicators: {} }, by, domains, now);
    return { file };
  });
}
