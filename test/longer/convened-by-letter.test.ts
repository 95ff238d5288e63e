import { beforeAll, describe, expect } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { pdf } from "../../demo/files.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { follow, prepareTraining } from "../../demo/training-story.ts";
import { upload } from "../../demo/vae-story.ts";
import { longDate } from "../../shared/domain/french/wording.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { readPdf } from "../support/read-pdf.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
});

describe("R-OEMM-1: a person without e-mail, trained and convened from paper", () => {
  const motive = "Sans adresse électronique";
  const subject = {
    civilStatus: civilStatusOf("Odile", "Papier"),
    postalAddress: "3 rue de l’Exemple\n69001 Lyon",
  };
  let id = "";
  let sessionId = "";
  const date = () => addDays(stage.today, 60);
  const scanned = async (category: string, said = {}) => {
    const named = {
      category,
      title: category,
      fileName: "scan.pdf",
      contentType: "application/pdf",
      ...said,
    };
    const evidenceId = await upload(stage.people.oemm, id, named, await pdf(`${category} de ${id}`));
    await stack().settled();
    return evidenceId;
  };
  const letters = async () =>
    (await stage.people.oemm.call("GET", "/tasks?limit=100")).items.filter(
      (task: { kind: string; about: { id: string } }) =>
        task.kind === "letter-to-post" && task.about.id === id,
    );

  it("R-PER-3, R-TRN-10: accepts on a signed form, and describes their activities in a booklet on paper", async () => {
    const { oemm, company } = stage.people;
    const asked = { path: "training", certification: "CRD", candidate: subject, centreId: "ctr_demo_lyon" };
    const form = { ...asked, status: "holds-the-job", motive };
    expect((await company.send("POST", "/files", form)).body.errors).toMatchObject([
      { field: "candidate.email" },
    ]);
    id = (await oemm.call("POST", "/files", { ...form, companyId: "cmp_demo_mutuelle" })).id;
    await prepareTraining(stage, id);
    expect(await letters()).toEqual([]);
    const evidenceId = await scanned("signed-enrolment");
    await oemm.call("POST", `/files/${id}/paper-acceptance`, { evidenceId });
    await company.call("POST", `/files/${id}/registration`);
    await follow(stage, id, () => scanned("scanned-booklet", { motive }));
    expect(await company.call("GET", `/files/${id}`)).toMatchObject({ state: "submitted" });
  });

  it("R-JURY-6: is convened by a letter, a task until it is posted, which says until when that is in time", async () => {
    const { oemm } = stage.people;
    const session = await oemm.call("POST", "/sessions", {
      certification: "CRD",
      date: date(),
      startTime: "09:00",
      place: { kind: "on-site", address: "10 rue de l’Exemple, Paris" },
      memberIds: [...stage.people.members.keys()],
      fileIds: [id],
    });
    sessionId = session.id;
    for (const task of await letters())
      await oemm.call("POST", `/tasks/${task.id}/posting`, { postedOn: stage.today });
    await oemm.call("POST", `/sessions/${sessionId}/convocation`, {});
    await stack().settled();
    const [task, ...others] = await letters();
    expect(others).toEqual([]);
    const recipient = { name: "Odile Papier", postalAddress: subject.postalAddress };
    expect(task).toMatchObject({ sessionId, date: date(), postBy: addDays(date(), -15), recipient });
    const { url } = await oemm.call("GET", `/files/${id}/documents/letter/${task.mailId}/content`);
    const { pages } = await readPdf(new Uint8Array(await (await fetch(url)).arrayBuffer()));
    for (const said of ["Odile Papier", "69001 Lyon", "10 rue de l’Exemple, Paris", longDate(date())])
      expect(pages.join()).toContain(said);
    expect((await oemm.send("POST", `/tasks/${task.id}/completion`, {})).body.type).toMatch(
      /verdict-needed$/,
    );
    const posting = (postedOn: string) => oemm.send("POST", `/tasks/${task.id}/posting`, { postedOn });
    expect(await posting("2020-01-01")).toMatchObject({ status: 400, body: { rule: "R-OEMM-1" } });
    expect(await posting(stage.today)).toMatchObject({ status: 200, body: { state: "done" } });
    expect((await posting(stage.today)).body.type).toMatch(/task-done$/);
    const { items } = await oemm.call("GET", `/files/${id}/mails`);
    expect(items.find((mail: { id: string }) => mail.id === task.mailId)).toMatchObject({
      state: "posted",
      postedOn: stage.today,
    });
  });

  it("R-DAY-4: moved twice before it is posted, the session makes one letter; cancelled, it says so, once", async () => {
    const { oemm } = stage.people;
    const moved = async (startTime: string) => {
      await oemm.call("PUT", `/sessions/${sessionId}`, {
        date: date(),
        startTime,
        place: { kind: "on-site", address: "10 rue de l’Exemple, Paris" },
        memberIds: [...stage.people.members.keys()],
        fileIds: [id],
      });
      await stack().settled();
      return letters();
    };
    const [first] = await moved("10:00");
    const [second, ...others] = await moved("11:00");
    expect([first.subject, others]).toEqual([second.subject, []]);
    expect(second.mailId).not.toBe(first.mailId);
    await oemm.call("POST", `/sessions/${sessionId}/cancellation`, { reason: "Essai" });
    await stack().settled();
    const told = (await letters()).map(({ subject }: { subject: string }) => subject);
    // R-DAY-10: they were convened in time, and are told that they keep their right to a first jury.
    expect(told.sort()).toEqual([
      expect.stringMatching(/^Annulation/),
      "Votre droit à un premier jury est conservé",
    ]);
    const { items } = await oemm.call("GET", `/files/${id}/mails?limit=100`);
    const ofJury = items.filter(
      ({ to, subject }: { to: string; subject: string }) => to === "" && !subject.startsWith("Votre droit"),
    );
    expect(ofJury.map(({ state }: { state: string }) => state).slice(0, 4)).toEqual([
      "to-post",
      "superseded",
      "superseded",
      "posted",
    ]);
  });
});
