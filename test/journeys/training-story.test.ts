import { createHash } from "node:crypto";
import { beforeAll, describe, expect } from "vitest";
import { codeFor } from "../../demo/acceptance.ts";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { correctSigned } from "../../demo/correction-story.ts";
import { signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { certify, enrolInTraining, follow } from "../../demo/training-story.ts";
import { lastDayAfter } from "../../shared/domain/time/period.ts";
import { subjectOf } from "../../shared/mails/convocation.ts";
import { draftTraining } from "../support/candidates.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { readPdf } from "../support/read-pdf.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;
let fileId = "";
let number = "";

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrolInTraining(stage);
});

const file = () => stage.people.company.call("GET", `/files/${fileId}`);
const problemOf = async (answer: Promise<{ status: number; body: { type: string } }>) => {
  const { status, body } = await answer;
  return [status, body.type];
};

describe("a training, from the enrolment by the company to the certificate", () => {
  it("R-TRN-1, R-TRN-2: a registered enrolment has its date and three years to see a jury", async () => {
    const { state, enrolledOn, firstJuryBy, directAssessment } = await file();
    expect(state).toBe("enrolled");
    expect(enrolledOn).toBe(stage.today);
    expect(firstJuryBy).toBe(lastDayAfter(stage.today, { count: 3, unit: "year" }));
    expect(directAssessment).toEqual(["CRD-1"]);
  });

  it("R-TRN-4, R-TRN-5: the company records the interview, the chosen centre reads it", async () => {
    const { interview, directAssessment, trainingNeeded, companyId, centreId } = await file();
    expect({ companyId, centreId }).toEqual({ companyId: "cmp_demo_mutuelle", centreId: "ctr_demo_lyon" });
    expect([...directAssessment, ...trainingNeeded].sort()).toEqual(
      Object.keys(interview.positioning).sort(),
    );
    const { centre, company } = stage.people;
    const path = `/files/${fileId}/interview`;
    expect((await centre.call("GET", `/files/${fileId}`)).interview).toEqual(interview);
    expect((await centre.send("PUT", path, interview)).status).toBe(403);
    expect((await company.send("PUT", path, interview)).status).toBe(200);
  });

  it("R-TRN-1: a draft says what is missing, and is not registered", async () => {
    const { company } = stage.people;
    const eve = { civilStatus: civilStatusOf("Eve", "Exemple"), email: "eve@candidats.example.org" };
    const draft = await draftTraining(company, "CMI", eve);
    expect(draft).toMatchObject({ state: "draft", readiness: { ready: false } });
    const refused = await company.send("POST", `/files/${draft.id}/registration`);
    expect(refused).toMatchObject({
      status: 409,
      body: { rule: "R-TRN-1", errors: [{ field: "individual-path" }, { field: "acceptance" }] },
    });
  });

  it("R-TRN-12: is not transmitted before its booklets are complete", async () => {
    const refused = await stage.people.company.send("POST", `/files/${fileId}/submission`);
    expect(refused).toMatchObject({ status: 409, body: { rule: "R-TRN-12" } });
    const items = refused.body.errors.map(({ field }: { field: string }) => field);
    expect(new Set(items)).toEqual(new Set(["training-booklet", "final-booklet", "evaluators"]));
  });

  it("R-PER-6: who is asked to evaluate finds it in their account, and nothing of the candidate before they accept", async () => {
    const { company } = stage.people;
    const name = () =>
      company.call("PUT", `/files/${fileId}/evaluators`, {
        evaluators: [
          { role: "line-manager", name: "Rachel Exemple", email: "responsable@mutuelle.example.org" },
          { role: "tutor", name: "Théo Exemple", email: "theo@mutuelle.example.org" },
        ],
      });
    const { candidate } = await name();
    const candidateName = `${candidate.civilStatus.firstNames} ${candidate.civilStatus.birthName}`;
    const theo = await signedInAs(stack().urls, "theo@mutuelle.example.org");
    const asked = async () => (await theo.call("GET", "/me")).evaluations;
    expect(await asked()).toEqual([{ fileId, candidateName, certification: "CRD" }]);
    expect((await theo.call("GET", "/files?as=evaluator")).items).toEqual([]);
    expect((await theo.send("GET", `/files/${fileId}`)).status).toBe(404);
    await theo.call("POST", `/files/${fileId}/evaluation-refusal`);
    expect(await asked()).toEqual([]);
    await name();
    await theo.call("POST", `/files/${fileId}/evaluation-acceptance`);
    expect(await asked()).toEqual([]);
    expect((await theo.call("GET", "/files?as=evaluator")).items).toMatchObject([{ id: fileId }]);
  });

  it("R-TRN-9, R-OEMM-6: an evaluator sees their candidate, and only once named, with the tutor's guide", async () => {
    const { tutor, manager, otherCandidate } = stage.people;
    expect((await tutor.send("GET", `/files/${fileId}`)).status).toBe(404);
    await follow(stage, fileId);
    const { tutorGuide, progressReviews } = await tutor.call("GET", `/files/${fileId}`);
    // The tutor's request was repeated by its key.
    expect(progressReviews).toHaveLength(1);
    const guide = await fetch(new URL(tutorGuide, stack().urls.api));
    expect([guide.status, await guide.text()]).toEqual([
      200,
      expect.stringContaining("<h1>Guide du tuteur</h1>"),
    ]);
    const listed = await manager.call("GET", "/files?as=evaluator");
    expect(listed.items.map(({ id }: { id: string }) => id)).toEqual([fileId]);
    expect((await otherCandidate.send("GET", `/files/${fileId}`)).status).toBe(404);
  });

  it("is frozen once transmitted", async () => {
    const { tutor, trainee, company } = stage.people;
    const refused = [409, "urn:problem:cqp:transition-refused"];
    expect(await problemOf(trainee.send("PUT", `/files/${fileId}/activities`, { text: "…" }))).toEqual(
      refused,
    );
    expect(await problemOf(company.send("PUT", `/files/${fileId}/individual-path`, { modules: [] }))).toEqual(
      refused,
    );
    const { opinions } = await file();
    const opinion = { domains: opinions[0].domains };
    expect(await problemOf(tutor.send("PUT", `/files/${fileId}/opinion`, opinion))).toEqual(refused);
  });

  it("R-JURY-8, R-JURY-13: leads to the whole CQP, with a certificate that any reader can verify", async () => {
    number = await certify(stage, fileId);
    const { state, validation, appearedOn } = await file();
    expect(state).toBe("certified");
    expect(appearedOn).toBe(stage.today);
    expect(validation.toPresent).toEqual([]);
    expect(await stage.people.visitor.call("GET", `/certificates/${number}`)).toEqual({
      number,
      genuine: true,
      initials: "D.\u00a0E.",
      holderName: "David Exemple",
      certification: "Chargé(e) de relation à distance",
      decidedOn: stage.today,
    });
  });

  it("R-JURY-7: the jury read it as one PDF, with both opinions, the training and the list of pieces", async () => {
    const { oemm } = stage.people;
    const { items } = await oemm.call("GET", `/files/${fileId}/documents`);
    const { reference, sha256 } = items.find(({ kind }: { kind: string }) => kind === "booklet");
    const { url } = await oemm.call("GET", `/files/${fileId}/documents/booklet/${reference}/content`);
    const bytes = await (await fetch(url)).bytes();
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    const { pages, info } = await readPdf(bytes);
    const text = pages.join(" ");
    expect(info["Title"]).toContain("Livret d’évaluation finale");
    const { opinions, activities, evidence } = await file();
    for (const said of [
      "David Exemple",
      activities.text.slice(0, 40),
      ...opinions.map(({ name }: { name: string }) => name),
      "Observé en situation de travail.",
      "De bons appels entrants",
      "Objectifs du module atteints.",
      ...evidence.map(({ title }: { title: string }) => title),
    ])
      expect(text).toContain(said);
    expect(pages.at(-1)).toContain(`page ${pages.length} / ${pages.length}`);
  });

  it("R-PER-3: shows the company no more than what is left, as its employee agreed to no more", async () => {
    const { company, trainee } = stage.people;
    const [theirs, own] = [await file(), await trainee.call("GET", `/files/${fileId}`)];
    expect([theirs.decisionSheets, theirs.validation.toPresent]).toEqual([[], []]);
    expect(theirs.validation).not.toHaveProperty("certificateNumber");
    expect(own.validation).toHaveProperty("certificateNumber");
    expect(own.decisionSheets).toHaveLength(1);
    await stack().settled();
    expect((await company.call("GET", `/files/${fileId}/documents`)).items).toEqual([]);
    const sheet = `/files/${fileId}/documents/decision-sheet/${own.decisionSheets[0].id}/content`;
    expect([(await company.send("GET", sheet)).status, (await trainee.send("GET", sheet)).status]).toEqual([
      404, 200,
    ]);
  });

  it("R-JURY-13: tells a mistyped number from an unknown one, and is not issued twice", async () => {
    const { visitor, company } = stage.people;
    const mistyped = number.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    expect((await visitor.send("GET", `/certificates/${mistyped}`)).status).toBe(400);
    expect((await visitor.send("GET", "/certificates/CQP-00000-00000-0000")).status).toBe(404);
    const david = { civilStatus: civilStatusOf("David", "Exemple"), email: "David@Candidats.example.org" };
    const { id } = await draftTraining(company, "CRD", david);
    const answer = { code: await codeFor(stage.mailUrl, id), bornOn: david.civilStatus.bornOn };
    const again = await stage.people.trainee.send("POST", `/files/${id}/acceptance`, answer);
    expect([again.status, again.body.type]).toEqual([409, "urn:problem:cqp:already-certified"]);
  });

  it("R-DAY-7, R-PER-3: the company is told that the CQP was granted, the centre domain by domain", async () => {
    await stack().settled();
    const results = (await stack().mailbox.mails()).filter(({ subject }) => subject.startsWith("Résultat"));
    const textTo = (address: string) =>
      results.find(({ destination }) => destination.to[0]?.includes(address))?.body.text ?? "";
    const [company, centre] = [textTo("rh@mutuelle"), textTo("centre-lyon@")];
    expect(company).toContain("Le CQP est accordé en totalité.");
    expect(company).not.toContain("acquis");
    expect(centre).toContain("acquis");
    expect(results).toHaveLength(2);
  });

  it("wrote to the candidate, to each evaluator and to the company", async () => {
    await stack().settled();
    // The session opens at once: whether the convocation left before that is told elsewhere (R-DAY-4).
    const mails = (await stack().mailbox.mails())
      .filter(({ subject }) => !subject.startsWith(subjectOf.request) && !subject.startsWith("Jury de "))
      .map(({ destination }) => destination.to[0] ?? "");
    const to = (address: string) => mails.filter((recipient) => recipient.includes(address)).length;
    expect(to("responsable@mutuelle.example.org")).toBe(1);
    expect(to("tuteur@mutuelle.example.org")).toBe(1);
    expect(to("rh@mutuelle.example.org")).toBe(6);
    expect(to("david@candidats.example.org")).toBe(4);
  });

  it("R-DAY-7, R-DAY-8: who was told of the result is told of its corrections, each as they were: the company without the domains", async () => {
    const { decisionSheets } = await stage.people.oemm.call("GET", `/files/${fileId}`);
    const { sessionId, results } = decisionSheets.at(-1);
    const codes = results.map(({ domainCode }: { domainCode: string }) => domainCode);
    const decided = (notAcquired?: string) => ({
      kind: "decided",
      domains: Object.fromEntries(
        codes.map((code: string) => [code, code === notAcquired ? "not-acquired" : "acquired"]),
      ),
      ...(notAcquired === undefined ? {} : { recommendation: "Approfondir ce domaine." }),
    });
    const corrected = async (outcome: object) => {
      const before = (await stack().mailbox.mails()).length;
      await correctSigned(stage.people, { sessionId, fileId }, outcome);
      await stack().settled();
      const told = (await stack().mailbox.mails()).slice(before);
      expect(told.filter(({ destination }) => destination.to[0]?.includes("david@"))).not.toEqual([]);
      return (address: string) =>
        told
          .filter(({ destination }) => destination.to[0]?.includes(address))
          .map(({ subject, body }) => ({ subject, text: body.text ?? "" }));
    };
    const subject = "Résultat du jury rectifié\u00a0: David Exemple";
    const [count, partial] = [codes.length - 1, await corrected(decided(codes[0]))];
    expect(partial("rh@mutuelle")).toMatchObject([{ subject, text: expect.stringContaining(String(count)) }]);
    expect(partial("rh@mutuelle")[0]?.text).not.toMatch(/non acquis|Approfondir/);
    expect(partial("centre-lyon@")).toMatchObject([{ subject, text: expect.stringContaining("non acquis") }]);
    expect(await file()).toMatchObject({ state: "partially-validated" });

    const whole = await corrected(decided());
    const granted = expect.stringContaining("Le CQP est accordé en totalité.");
    for (const address of ["rh@mutuelle", "centre-lyon@"])
      expect(whole(address)).toMatchObject([{ subject, text: granted }]);
    expect(await file()).toMatchObject({ state: "certified" });
  });
});
