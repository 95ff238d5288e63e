import { beforeAll, describe, expect } from "vitest";
import { proveAddress } from "../../demo/addresses.ts";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { apiClient, demoToken } from "../../demo/client.ts";
import { acceptInvitation, signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { becomeAdmissible, enrol, prepareFile, upload } from "../../demo/vae-story.ts";
import { evidence } from "../../shared/domain/evidence/evidence.ts";
import { sessionThreshold } from "../../shared/domain/jury/waiting-list.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { loadFile, saveFile } from "../../shared/store/files.ts";
import { commit } from "../../shared/store/transaction.ts";
import { submittedVaeFile } from "../support/candidates.ts";
import { corpusFile } from "../support/corpus.ts";
import { useDatabase } from "../support/database.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;
const fileIds: string[] = [];

/** As many candidates as the threshold, the last one not yet submitted. */
beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  const email = (n: number) => `candidat-${n}@candidats.example.org`;
  const last = sessionThreshold("CMI", guidePolicy.jury.readyFiles);
  const given = { stack: stack(), people: stage.people, certification: "CMI", today: stage.today };
  for (let n = 1; n < last; n++) fileIds.push(await submittedVaeFile({ ...given, email: email(n) }));
  const candidate = await signedInAs(stack().urls, email(last));
  const own = { ...stage, people: { ...stage.people, candidate } };
  const id = await enrol(own, { civilStatus: civilStatusOf("Amina", "Exemple"), email: email(last) });
  await becomeAdmissible(own, id);
  await prepareFile(own, id);
  fileIds.push(id);
  await stack().settled();
  await candidate.call("POST", `/files/${id}/submission`);
  await stack().settled();
});

/** OEMM's task of the threshold, with how many times it was opened and done. */
async function thresholdTask() {
  const lists = await Promise.all(
    ["open", "done"].map((state) => stage.people.oemm.call("GET", `/tasks?state=${state}`)),
  );
  const all = lists.flatMap(({ items }) => items);
  return all.filter(({ kind }: { kind: string }) => kind === "threshold-reached");
}
const plan = (changes: object) => ({
  certification: "CMI",
  date: "2099-03-02",
  startTime: "09:00",
  place: { kind: "on-site", address: "Paris" },
  memberIds: [...stage.people.members.keys()],
  ...changes,
});

describe("R-JURY-1: OEMM organises juries", () => {
  it("R-OEMM-5: has a task once the threshold is reached, which ends with that state alone", async () => {
    const [task, ...others] = await thresholdTask();
    expect([task, others]).toMatchObject([{ state: "open", version: 1, certification: "CMI" }, []]);
    const word = await stage.people.oemm.send("POST", `/tasks/${task.id}/completion`, {});
    expect(word).toMatchObject({ status: 409, body: { type: "urn:problem:cqp:verdict-needed" } });
    const list = await stage.people.oemm.call("GET", "/certifications/CMI/waiting-list");
    expect(list).toMatchObject({ thresholdReached: true });
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual(fileIds);
  });

  it("R-OEMM-5: its task is done once one left the list, and comes again as the list is full anew", async () => {
    const last = fileIds.at(-1) ?? "";
    await stage.people.oemm.call("POST", `/files/${last}/reopening`, { reason: "CV illisible." });
    await stack().settled();
    expect(await thresholdTask()).toMatchObject([{ state: "done", version: 2 }]);
    const account = `candidat-${fileIds.length}@candidats.example.org`;
    const candidate = await signedInAs(stack().urls, account);
    await candidate.call("POST", `/files/${last}/submission`);
    await stack().settled();
    expect(await thresholdTask()).toMatchObject([{ state: "open", version: 3 }]);
  });

  it("gets a proposal that decides nothing: hours, the chair's side, members and what keeps them", async () => {
    const { oemm } = stage.people;
    const asked = { certification: "CMI", date: "2099-03-02", startTime: "09:00", candidates: 2 };
    const proposal = await oemm.call("POST", "/sessions/proposal", asked);
    expect(proposal.slots.map(({ fileId }: { fileId: string }) => fileId)).toEqual(fileIds.slice(0, 2));
    expect(proposal.slots[1]).toMatchObject({ start: "09:45", interviewEnd: "10:15", end: "10:30" });
    expect(proposal.members).toHaveLength(4);
    expect(proposal.notice.late).toBe(false);
    expect((await stage.people.candidate.send("POST", "/sessions/proposal", asked)).status).toBe(403);
  });

  it("R-JURY-5, R-PER-6: a candidate sits on no jury of theirs, though their file names another address", async () => {
    const { oemm } = stage.people;
    const [first] = fileIds;
    const { identity, api, mail } = stack().urls;
    const account = "candidat-1@candidats.example.org";
    const own = apiClient(api, await demoToken(identity, { email: account }));
    await proveAddress(own, mail, "ailleurs@candidats.example.org");
    await own.call("PUT", `/files/${first}/contact`, { email: "ailleurs@candidats.example.org" });
    const described = {
      name: "Camille Exemple",
      email: account,
      side: "employee",
      organisation: "Syndicat C",
    };
    await oemm.call("PUT", "/jury-members/jur_camille", described);
    await acceptInvitation(stack().urls, account, "jur_camille");
    const memberIds = [...[...stage.people.members.keys()].slice(0, 3), "jur_camille"];
    expect(await oemm.send("POST", "/sessions", plan({ memberIds, fileIds: [first] }))).toMatchObject({
      status: 409,
      body: { type: "urn:problem:cqp:conflict-of-interest", errors: [{ field: "memberIds.3" }] },
    });
    await own.call("PUT", `/files/${first}/contact`, { email: account });
  });

  it("never has a member in two sessions at once, and is told again when the list fills anew", async () => {
    const { oemm } = stage.people;
    const [first, second, ...rest] = fileIds;
    const session = await oemm.call("POST", "/sessions", plan({ fileIds: [first] }));
    const { members } = await oemm.call(
      "POST",
      "/sessions/proposal",
      plan({ memberIds: undefined, place: undefined }),
    );
    const seated = members.filter(({ member }: { member: { id: string } }) =>
      stage.people.members.has(member.id),
    );
    expect(seated.map(({ hindrances }: { hindrances: unknown }) => hindrances)).toEqual(
      Array(4).fill([{ kind: "busy" }]),
    );
    const clash = await oemm.send("POST", "/sessions", plan({ startTime: "09:30", fileIds: [second] }));
    expect(clash).toMatchObject({ status: 409, body: { type: "urn:problem:cqp:member-busy" } });
    expect(clash.body.errors).toHaveLength(4);
    await oemm.call("POST", "/sessions", plan({ startTime: "10:00", fileIds: [second] }));
    await stack().settled();
    expect(await thresholdTask()).toMatchObject([{ state: "done", version: 4 }]);

    const later = plan({ startTime: "09:15", fileIds: [first] });
    const { certification: _, ...moved } = later;
    expect((await oemm.send("PUT", `/sessions/${session.id}`, moved)).status).toBe(200);
    await oemm.call("POST", `/sessions/${session.id}/cancellation`, { reason: "Essai" });
    expect((await oemm.send("POST", "/sessions", plan({ fileIds: rest.slice(0, 1) }))).status).toBe(201);
  });
});

describe("R-JURY-6: a convocation that is lost is a task for OEMM, until it arrives", () => {
  it("with the session's date; the corrected address gets it at once (R-DAY-4), which closes the task by itself", async () => {
    const { oemm } = stage.people;
    const id = fileIds.at(-1) ?? "";
    const correct = (email: string) =>
      oemm.call("PUT", `/files/${id}/contact`, { email, motive: "mistyped" });
    await correct("bounce+jury@simulator.amazonses.com");
    const sessions = await oemm.call("GET", "/sessions?certification=CMI&from=2099-03-02");
    for (const { id: sessionId } of sessions.items) {
      const { state, slots } = await oemm.call("GET", `/sessions/${sessionId}`);
      const free = slots.every(({ fileId }: { fileId: string }) => fileId !== fileIds[2]);
      if (state !== "planned" || free) continue;
      const { certification: _, ...moved } = plan({ startTime: "14:00", fileIds: [id] });
      await oemm.call("PUT", `/sessions/${sessionId}`, moved);
      await oemm.call("POST", `/sessions/${sessionId}/convocation`, {});
    }
    await stack().settled();
    const tasks = async (state: string) =>
      (await oemm.call("GET", `/tasks?state=${state}`)).items.filter(
        ({ kind }: { kind: string }) => kind === "convocation-bounced",
      );
    const [task, ...others] = await tasks("open");
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      kind: "convocation-bounced",
      about: { kind: "file", id },
      date: "2099-03-02",
      recipient: { email: "bounce+jury@simulator.amazonses.com" },
    });
    expect(task).toMatchObject(await oemm.call("GET", `/tasks/${task.id}`));

    await correct("corrigee@candidats.example.org");
    await stack().settled();
    expect(await tasks("open")).toEqual([]);
    expect(await tasks("done")).toMatchObject([{ id: task.id, completed: { by: "Système" } }]);
    const arrived = (await stack().mailbox.mails()).filter(({ destination }) =>
      destination.to[0]?.includes("corrigee@"),
    );
    expect(arrived.map(({ subject }) => subject.split("\u00a0")[0])).toEqual([
      "Convocation au jury du CQP «",
    ]);
    expect(arrived[0]?.attachments.map(({ filename }) => filename)).toContain("invitation.ics");
    const done = await oemm.send("POST", `/tasks/${task.id}/completion`, {});
    expect(done).toMatchObject({ status: 409, body: { type: "urn:problem:cqp:task-done" } });
  });

  it("R-DAY-6: the candidate hands in slides, which the jury and OEMM read, and newer ones in their place", async () => {
    const { oemm, company } = stage.people;
    const id = fileIds.at(-1) ?? "";
    const own = await signedInAs(stack().urls, `candidat-${fileIds.length}@candidats.example.org`);
    const handIn = (ending: string) =>
      upload(
        own,
        id,
        { category: "presentation", title: "Diaporama", fileName: `projet.${ending}`, contentType: "" },
        corpusFile(`lo-projet.${ending}`),
      );
    const first = await handIn("pptx");
    await stack().settled();
    const second = await handIn("odp");
    await stack().settled();
    const readBy = async (reader: typeof own) => {
      const { body } = await reader.send("GET", `/files/${id}`);
      const pieces: { id: string; category: string; state: string }[] = body.evidence ?? [];
      return pieces.filter(({ category }) => category === "presentation").map((one) => [one.id, one.state]);
    };
    for (const reader of [own, oemm, [...stage.people.members.values()][0] ?? own])
      expect(await readBy(reader)).toEqual([[second, "accepted"]]);
    expect(await readBy(company)).toEqual([]);
    expect((await own.send("GET", `/files/${id}/evidence/${first}/content`)).status).toBe(404);
    const docx = { category: "presentation", title: "…", domains: [], fileName: "projet.docx" };
    expect((await own.send("POST", `/files/${id}/evidence`, docx)).body.errors[0].message).toContain("PPTX");
    const waiting = { ...docx, fileName: "projet.pdf" };
    const other = await signedInAs(stack().urls, "candidat-3@candidats.example.org");
    expect(await other.send("POST", `/files/${fileIds[2]}/evidence`, waiting)).toMatchObject({
      status: 409,
      body: { rule: "R-DAY-6" },
    });
  });

  it("R-DAY-4: changed twice while SES takes nothing, a session says its last word only, once to each", async () => {
    const { oemm } = stage.people;
    const id = fileIds.at(-1) ?? "";
    const { sessionId } = await oemm.call("GET", `/files/${id}`);
    const before = (await stack().mailbox.mails()).length;
    // Those who are convened, twice.
    stack().mailbox.fail("throttled", 10);
    for (const startTime of ["14:30", "15:00"]) {
      const { certification: _, ...moved } = plan({ startTime, fileIds: [id] });
      await oemm.call("PUT", `/sessions/${sessionId}`, moved);
      await stack().settled();
    }
    expect(await stack().mailbox.mails()).toHaveLength(before);
    await stack().schedules.run("SendPending");
    await stack().settled();
    const mails = (await stack().mailbox.mails()).slice(before);
    expect(mails.map(({ destination }) => destination.to[0]).sort()).toEqual(
      [...new Set(mails.map(({ destination }) => destination.to[0]))].sort(),
    );
    expect(mails).toHaveLength(5);
    for (const { body } of mails) expect(body.text).toContain("de 15\u00a0h");
    const { items } = await oemm.call("GET", `/files/${id}/mails`);
    expect(
      items
        .slice(0, 2)
        .map(({ state }: { state: string }) => state)
        .sort(),
    ).toEqual(["sent", "superseded"]);
  });
});

describe("R-OEMM-1: OEMM acts for a person who can't", () => {
  const said = { motive: "Renonce par courrier." };
  const convenedOf = async (id: string) => {
    const { sessionId } = await stage.people.oemm.call("GET", `/files/${id}`);
    return stage.people.oemm.call("GET", `/sessions/${sessionId}`);
  };
  const mailsTo = async (email: string) =>
    (await stack().mailbox.mails()).filter(({ destination }) => destination.to[0]?.includes(email));

  it("withdraws one whom a session is to hear: their slot is free, those concerned are told", async () => {
    const { oemm } = stage.people;
    const id = fileIds.at(-1) ?? "";
    const withdrawal = `/files/${id}/withdrawal`;
    const held = await convenedOf(id);
    expect(await oemm.send("POST", withdrawal)).toMatchObject({ status: 400, body: { rule: "R-OEMM-1" } });
    expect(await oemm.send("POST", withdrawal, said)).toMatchObject({
      status: 409,
      body: { type: "urn:problem:cqp:last-candidate" },
    });
    const { certification: _, ...joined } = plan({ startTime: "14:00", fileIds: [id, fileIds[2]] });
    await oemm.call("PUT", `/sessions/${held.id}`, joined);
    await stack().settled();
    expect(await oemm.call("POST", withdrawal, said)).toMatchObject({ state: "withdrawn" });
    const left = await oemm.call("GET", `/sessions/${held.id}`);
    expect(left.slots).toMatchObject([{ fileId: fileIds[2], start: "14:45" }]);
    await stack().settled();
    const told = (await mailsTo("corrigee@")).map(({ subject }) => subject);
    expect(told).toContain("Votre candidature est retirée");
    expect(told.filter((subject) => subject.startsWith("Annulation"))).toHaveLength(1);
    const { items } = await oemm.call("GET", `/files/${id}/history`);
    expect(items).toContainEqual(
      expect.objectContaining({
        label: "Abandon du candidat (OEMM pour Amina Exemple)",
        by: expect.objectContaining({ role: "oemm", inPlaceOf: "Amina Exemple" }),
        data: said,
      }),
    );
  });

  it("closes a file for good", async () => {
    const { oemm } = stage.people;
    const closed = await oemm.call("POST", `/files/${fileIds[0]}/closing`, { motive: "Sans nouvelles." });
    expect(closed).toMatchObject({ state: "closed", allowedCommands: [] });
  });

  it("enrols from paper, chooses the centre and attaches the booklet, and types no answer", async () => {
    const { oemm, visitor } = stage.people;
    const form = {
      path: "vae",
      certification: "CMI",
      candidate: {
        civilStatus: civilStatusOf("Agathe", "Papier"),
        email: "agathe@candidats.example.org",
      },
    };
    expect((await visitor.send("POST", "/files", form)).status).toBe(401);
    expect(await oemm.send("POST", "/files", form)).toMatchObject({
      status: 400,
      body: { type: "urn:problem:cqp:motive-missing" },
    });
    const { id } = await oemm.call("POST", "/files", { ...form, motive: "Sans ordinateur" });
    await oemm.call("PUT", `/files/${id}/centre`, { centreId: "ctr_demo_lyon", motive: "Par téléphone" });
    const piece = { title: "Livret", domains: [], fileName: "livret.pdf", category: "scanned-booklet" };
    const asked = await oemm.call("POST", `/files/${id}/evidence`, { ...piece, motive: "Remis sur papier" });
    expect(asked.evidence).toMatchObject({ state: "requested", category: "scanned-booklet" });
    const path = `/files/${id}/evidence/${asked.evidence.id}`;
    expect(await oemm.send("POST", `${path}/upload-form`)).toMatchObject({ status: 400 });
    const renewed = await oemm.call("POST", `${path}/upload-form`, { motive: "Page oubliée" });
    expect(renewed.evidence).toMatchObject({ state: "requested", inPlace: true, version: 2 });
    // Pieces of before did not say who deposited them: the fact does.
    useDatabase(stack().database);
    const stored = await loadFile(id);
    if (stored === undefined) throw new Error("the file is not there");
    const { inPlace: _, ...former } = evidence.parse(renewed.evidence);
    await commit(saveFile(stored.file, stored.file, { evidence: { ...former, category: "cv" } }));
    const again = await oemm.call("POST", `${path}/upload-form`, { motive: "Pièce ancienne" });
    expect(again.evidence).toMatchObject({ inPlace: true, version: 3 });
    expect(await oemm.send("DELETE", path)).toMatchObject({ status: 400, body: { rule: "R-OEMM-1" } });
    expect((await oemm.send("DELETE", path, { motive: "Illisible" })).status).toBe(204);
    expect((await oemm.send("GET", path)).status).toBe(404);
    const answer = { experience: "…", examples: ["…"] };
    expect((await oemm.send("PUT", `/files/${id}/answers/CMI-1`, answer)).status).toBe(403);
    const { items } = await oemm.call("GET", `/files/${id}/history`);
    const acts = items.filter(({ type }: { type: string }) => !type.startsWith("concerned."));
    expect(acts.map(({ data }: { data: { motive?: string } }) => data.motive)).toEqual([
      "Illisible",
      "Pièce ancienne",
      "Page oubliée",
      "Remis sur papier",
      "Par téléphone",
      "Sans ordinateur",
    ]);
  });
});
