import { describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { isAccepted } from "../../../shared/domain/training/acceptance.ts";
import {
  acceptEnrolment,
  acceptEnrolmentOnPaper,
  assertAskedBy,
  declineEnrolment,
} from "../../../shared/domain/training/answer-enrolment.ts";
import { beginEnrolment, describeEnrolment } from "../../../shared/domain/training/enrolment.ts";
import type { TrainingFile } from "../../../shared/domain/training/file.ts";
import { missingForRegistration } from "../../../shared/domain/training/registration.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, piece, testId } from "../../support/files.ts";

const { tries } = guidePolicy.acceptance;
const code = "7K3M-9PQ2-XW4T";
const typed = { ...civilStatusOf("David", "Exemple"), bornOn: "1988-02-29" };
const employee = { personId: "prs_employee", civilStatus: { ...typed, usedName: "Exemple-Martin" } };
const answer = { code, bornOn: "1988-02-29", showsResults: false, candidate: employee };

const draft = (): TrainingFile =>
  beginEnrolment(
    {
      id: testId("file", 1),
      certification: "CRD",
      referentialVersion: "2013-01",
      candidate: { personId: "prs_typed", civilStatus: typed, email: "david@example.org" },
      companyId: "cmp_exemple",
      centreId: "ctr_exemple",
      status: "holds-the-job",
    },
    { code },
    noon,
  );
const missing = (file: TrainingFile) =>
  missingForRegistration({ file, answers: [], evidence: [piece(1, { category: "individual-path" })] });

describe("R-PER-3: an employee accepts their enrolment", () => {
  it("it misses at registration until they did", () => {
    expect(missing(draft())).toEqual([
      { item: "acceptance", message: "Le salarié n’a pas encore accepté cette inscription." },
    ]);
    expect(missing(acceptEnrolment(draft(), answer, tries, noon).file)).toEqual([]);
  });

  it("binds the file to the account's person, with the civil status that is theirs", () => {
    const { file } = acceptEnrolment(draft(), answer, tries, noon);
    expect(file.candidate).toEqual({ ...employee, email: "david@example.org" });
    expect(file.acceptance).toEqual({ state: "accepted", acceptedAt: noon, showsResults: false });
  });

  it("takes the code however it is typed", () => {
    expect(
      acceptEnrolment(draft(), { ...answer, code: "7k3m 9pq2 xw4t" }, tries, noon).error,
    ).toBeUndefined();
  });

  it("a code that was not sent says nothing, and counts for nothing", () => {
    const wrong = { ...answer, code: "0000-0000-0000" };
    expect(refusalOf(() => acceptEnrolment(draft(), wrong, tries, noon))?.code).toBe("invitation-unknown");
    const { acceptance: _, ...never } = draft();
    for (const file of [{ ...draft(), state: "enrolled" }, never] as TrainingFile[])
      expect(refusalOf(() => acceptEnrolment(file, answer, tries, noon))?.code).toBe("invitation-unknown");
  });

  it("exists for who has its code, while it is asked, and for no other", () => {
    const refused = (file: TrainingFile, typedCode = code) =>
      refusalOf(() => assertAskedBy(file, typedCode))?.code;
    expect(refused(draft())).toBeUndefined();
    const { acceptance: _, ...before } = draft();
    for (const file of [
      before as TrainingFile,
      { ...draft(), state: "withdrawn" } as unknown as TrainingFile,
      acceptEnrolment(draft(), answer, tries, noon).file,
    ])
      expect(refused(file)).toBe("invitation-unknown");
    expect(refused(draft(), "0000-0000-0000")).toBe("invitation-unknown");
  });

  it("a wrong date of birth counts; after the last try even the right one is refused, until the company corrects", () => {
    let file: TrainingFile = draft();
    const codes: (string | undefined)[] = [];
    for (let tried = 0; tried < tries; tried++) {
      const { file: after, error } = acceptEnrolment(file, { ...answer, bornOn: "1988-03-01" }, tries, noon);
      codes.push(error?.code);
      file = after;
    }
    expect(codes).toEqual([...Array(tries - 1).fill("birth-date-differs"), "tries-used-up"]);
    expect(refusalOf(() => acceptEnrolment(file, answer, tries, noon))?.code).toBe("tries-used-up");
    const candidate = { ...file.candidate, civilStatus: { ...typed, bornOn: "1988-03-01" } };
    const named = { candidate, centreId: "ctr_exemple", status: "holds-the-job" as const };
    const corrected = describeEnrolment(file, named, { code: "1111-2222-3333" }, noon);
    const bornThen = { ...employee, civilStatus: { ...typed, bornOn: "1988-03-01" } };
    const right = { ...answer, code: "1111-2222-3333", bornOn: "1988-03-01", candidate: bornThen };
    expect(acceptEnrolment(corrected, right, tries, noon).error).toBeUndefined();
  });

  it("a wrong date of birth names its field, and a person whose date is unknown may be the one", () => {
    const wrong = { ...answer, bornOn: "1988-03-01" };
    const { error } = acceptEnrolment(draft(), wrong, tries, noon);
    expect(error?.fields.map(({ path }) => path)).toEqual(["bornOn"]);
    const unknown = { ...employee, civilStatus: { firstNames: "David" } };
    expect(acceptEnrolment(draft(), { ...answer, candidate: unknown }, tries, noon).error).toBeUndefined();
  });

  it("a person who was born on another day is another person, with any account", () => {
    const candidate = { ...employee, civilStatus: { ...typed, bornOn: "1990-01-01" } };
    const { file, error } = acceptEnrolment(draft(), { ...answer, candidate }, tries, noon);
    expect(error?.code).toBe("birth-date-differs");
    expect(file.candidate.personId).toBe("prs_typed");
  });

  it("who declines shows nothing: the file stays what the company typed", () => {
    const { file } = declineEnrolment(draft(), answer, tries, noon);
    expect(file.candidate).toEqual(draft().candidate);
    expect(missing(file)).toEqual([
      { item: "acceptance", message: "Le salarié a décliné cette inscription." },
    ]);
    expect(refusalOf(() => acceptEnrolment(file, answer, tries, noon))?.code).toBe("invitation-unknown");
  });

  it("a signed form serves too, once it is an accepted piece of the file", () => {
    const signed = piece(2, { category: "signed-enrolment" });
    const form = { evidenceId: signed.id, showsResults: true };
    const recorded = (evidence: ReturnType<typeof piece>[]) =>
      acceptEnrolmentOnPaper({ file: draft() as never, answers: [], evidence }, form, noon);
    expect(recorded([signed]).acceptance).toMatchObject({ state: "accepted", ...form });
    expect(refusalOf(() => recorded([]))).toMatchObject({
      code: "form-missing",
      fields: [{ path: "evidenceId" }],
    });
    for (const other of [{ state: "requested" as const }, { id: testId("evd", 3) }])
      expect(refusalOf(() => recorded([{ ...signed, ...other }]))?.code).toBe("form-missing");
    expect(refusalOf(() => recorded([{ ...signed, category: "cv" }]))?.code).toBe("form-missing");
  });

  it("enrolments of before employees were asked count as accepted: neither form nor correction is taken", () => {
    const { acceptance: _, ...before } = draft();
    const file = before as TrainingFile & { state: "draft" };
    expect(isAccepted(file)).toBe(true);
    const signed = piece(2, { category: "signed-enrolment" });
    const form = { evidenceId: signed.id, showsResults: true };
    const onPaper = () => acceptEnrolmentOnPaper({ file, answers: [], evidence: [signed] }, form, noon);
    expect(refusalOf(onPaper)?.code).toBe("invitation-unknown");
    const candidate = { ...file.candidate, email: "autre@example.org" };
    const named = { candidate, centreId: "ctr_exemple", status: "holds-the-job" as const };
    expect(refusalOf(() => describeEnrolment(file, named, { code }, noon))?.code).toBe("enrolment-accepted");
  });

  it("once accepted, who the employee is is no longer the company's to change", () => {
    const { file } = acceptEnrolment(draft(), answer, tries, noon);
    const named = { candidate: file.candidate, centreId: "ctr_autre", status: "holds-the-job" as const };
    expect(describeEnrolment(file, named, { code }, noon)).toMatchObject({ centreId: "ctr_autre" });
    for (const told of [{ email: "autre@example.org" }, { phone: "+33612345678" }]) {
      const other = { ...named, candidate: { ...file.candidate, ...told } };
      expect(refusalOf(() => describeEnrolment(file, other, { code }, noon))?.code).toBe(
        "enrolment-accepted",
      );
    }
  });
});
