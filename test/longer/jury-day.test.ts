import { beforeAll, describe, expect } from "vitest";
import { depositAttendance } from "../../demo/attendance-story.ts";
import { grantExtraTime } from "../../demo/correction-story.ts";
import { interruptTheDay } from "../../demo/day-story.ts";
import { signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import { openWithRightSide } from "../../demo/session-story.ts";
import type { Stage } from "../../demo/stage.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { registeredTrainingFile, submitTrainingFile, submittedVaeFile } from "../support/candidates.ts";
import { convenedSession } from "../support/convened-session.ts";
import { useDaysToCome } from "../support/days-to-come.ts";
import { readPdf } from "../support/read-pdf.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const { stack, mailsTo } = useDaysToCome();
let stage: Stage;
const files = { vae: "", training: "" };

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  const ready = (email: string) => ({
    stack: stack(),
    people: stage.people,
    certification: "CMI",
    email,
    today: stage.today,
  });
  files.vae = await submittedVaeFile(ready("amina@candidats.example.org"));
  const trained = ready("david@candidats.example.org");
  files.training = await registeredTrainingFile(trained);
  await submitTrainingFile(trained, files.training);
});

const inDays = (days: number) => addDays(stage.today, days);
const fileOf = (id: string) => stage.people.oemm.call("GET", `/files/${id}`);

const planned = (date: string, fileIds: readonly string[]) => convenedSession(stage, date, fileIds);

describe("R-DAY-1, R-DAY-2: a day as it really goes", () => {
  let sessionId = "";

  it("a member comes late, the chair is replaced, the session adjourned: who was there is first on the waiting list", async () => {
    sessionId = await planned(stage.today, [files.training, files.vae]);
    await interruptTheDay(stage, sessionId, files.vae);
    const session = await stage.people.oemm.call("GET", `/sessions/${sessionId}`);
    expect(session).toMatchObject({ state: "closed", slots: [{ outcome: { kind: "adjourned" } }, {}] });
    expect(session.present).toHaveLength(3);
    expect(session.attended).toHaveLength(4);
    expect(await fileOf(files.vae)).toMatchObject({ state: "submitted" });
    const { deadlines } = await fileOf(files.training);
    expect(deadlines).toMatchObject([{ kind: "first-jury", state: "running" }]);
    expect(await mailsTo("amina@")).toContain("Votre passage devant le jury est ajourné");
  });

  it("R-DAY-6: its signed attendance sheet is the session's, OEMM replaces it, its readers are known to the candidates", async () => {
    const { oemm, members } = stage.people;
    const candidate = await signedInAs(stack().urls, "amina@candidats.example.org");
    const path = `/sessions/${sessionId}`;
    const [first] = (await oemm.call("GET", path)).signedAttendance;
    expect(first).toMatchObject({ state: "accepted", fileName: "Feuille d’émargement signée.pdf" });
    const [member] = members.values();
    const link = await member?.call("GET", `${path}/signed-attendance`);
    const scanned = await readPdf(new Uint8Array(await (await fetch(link.url)).arrayBuffer()));
    expect(scanned.pages[0]).toContain("Feuille d’émargement signée, jury");

    // The first one was not complete.
    const second = await depositAttendance(stage, oemm, sessionId, "Feuille complète");
    expect((await oemm.call("GET", path)).signedAttendance).toMatchObject([
      { id: second, state: "accepted" },
    ]);
    expect((await fetch(link.url)).status).toBe(404);
    expect(await oemm.call("GET", `${path}/signed-attendance`)).toMatchObject({
      fileName: "Feuille complète.pdf",
    });

    // A film is none, and what is announced as one is not what it says.
    const film = await oemm.send("POST", `${path}/signed-attendance`, { fileName: "feuille.mp4" });
    expect([film.status, film.body.type]).toEqual([400, "urn:problem:cqp:upload-refused"]);

    expect((await candidate.send("GET", `${path}/signed-attendance`)).status).toBe(404);
    const { items } = await candidate.call("GET", `/files/${files.vae}/readings`);
    const read = items.filter(({ what }: { what: string }) => what === "signed-attendance");
    expect(read.map(({ part }: { part: string }) => part)).toEqual([second, first.id]);
  });

  it("an absence that was signed by mistake is undone by OEMM: the candidate is decided on", async () => {
    const { oemm } = stage.people;
    sessionId = await planned(stage.today, [files.training]);
    const path = `/sessions/${sessionId}/slots/${files.training}`;
    const president = await openWithRightSide(stage.people, sessionId);
    await president.call("PUT", `${path}/outcome`, { kind: "absent" });
    await president.call("POST", `${path}/signature`);
    const corrected = await oemm.call("POST", `${path}/absence-correction`, {
      becomes: "undone",
      motive: "Il attendait devant une autre salle.",
    });
    expect(corrected.slots[0]).toMatchObject({ signed: false });
    expect(corrected.slots[0].outcome).toBeUndefined();
    expect(await fileOf(files.training)).toMatchObject({ state: "scheduled" });
    expect(await mailsTo("david@")).toContain("Votre absence au jury est annulée");
    // Adjourned by OEMM as he was there, he has appeared.
    await oemm.call("POST", `/sessions/${sessionId}/adjournment`, { appeared: [files.training] });
    expect(await fileOf(files.training)).toMatchObject({
      state: "submitted",
      appearedOn: stage.today,
      deadlines: [{ kind: "first-jury", state: "met" }],
    });
  });
});

describe("R-DAY-2, R-DAY-6, R-DAY-7: an absence that is excused once the session is closed", () => {
  it("gives the minutes a new edition, and is told to the candidate and to the company", async () => {
    const { oemm } = stage.people;
    const sessionId = await planned(stage.today, [files.training]);
    const slot = `/sessions/${sessionId}/slots/${files.training}`;
    const president = await openWithRightSide(stage.people, sessionId);
    await president.call("PUT", `${slot}/outcome`, { kind: "absent" });
    await president.call("POST", `${slot}/signature`);
    await oemm.call("POST", `/sessions/${sessionId}/closing`);
    await stack().settled();
    const before = (await stack().mailbox.mails()).length;
    await oemm.call("POST", `${slot}/absence-correction`, { becomes: "excused", motive: "Certificat reçu." });
    await stack().settled();
    const told = (await stack().mailbox.mails())
      .slice(before)
      .flatMap(({ destination, subject }) => destination.to.map((address) => `${address}: ${subject}`));
    for (const who of ["david@", "rh@mutuelle"])
      expect(told).toContainEqual(expect.stringMatching(new RegExp(`${who}.*: .*bsence`)));

    const { items } = await oemm.call("GET", `/sessions/${sessionId}/documents`);
    const editions = items.filter(({ kind }: { kind: string }) => kind === "minutes");
    const texts = await Promise.all(
      editions.map(async ({ reference }: { reference: string }) => {
        const { url } = await oemm.call(
          "GET",
          `/sessions/${sessionId}/documents/minutes/${reference}/content`,
        );
        const { pages } = await readPdf(new Uint8Array(await (await fetch(url)).arrayBuffer()));
        return pages.join();
      }),
    );
    expect(texts).toHaveLength(2);
    expect(texts.filter((text) => text.includes("Nouvelle édition"))).toHaveLength(1);
    expect(texts.find((text) => text.includes("Nouvelle édition"))).toMatch(/[Ee]xcusé/);
    expect(JSON.stringify(texts)).not.toContain("Certificat reçu");
  });
});

describe("R-DATE-3: a convocation that is overdue", () => {
  it("stays visible on its session, and a task, until it is sent", async () => {
    const { oemm, members } = stage.people;
    const { id } = await oemm.call("POST", "/sessions", {
      certification: "CMI",
      date: inDays(5),
      startTime: "09:00",
      place: { kind: "remote", url: "https://visio.example.org/jury" },
      memberIds: [...members.keys()],
      fileIds: [files.vae],
    });
    const overdue = async () => (await oemm.call("GET", `/sessions/${id}`)).convocationOverdue;
    const tasks = async () => {
      const { items } = await oemm.call("GET", "/tasks");
      return items.filter(
        ({ kind, about }: { kind: string; about: { id: string } }) =>
          kind === "convocations-due" && about.id === id,
      );
    };
    expect(await overdue()).toBe(true);
    await stack().schedules.run("DeadlinesDailyRun");
    await stack().settled();
    // Time alone and other changes leave it there.
    const [task] = await tasks();
    expect(task).toMatchObject({ state: "open", date: inDays(5) });
    expect((await oemm.send("POST", `/tasks/${task.id}/completion`, {})).status).toBe(409);
    expect(await overdue()).toBe(true);
    await oemm.call("POST", `/sessions/${id}/convocation`, { lateReason: "Essai." });
    expect(await overdue()).toBeUndefined();
    expect(await tasks()).toEqual([]);
    await oemm.call("POST", `/sessions/${id}/cancellation`);
    await stack().settled();
  });
});

describe("R-DAY-3: candidates' time on the day", () => {
  it("a candidate asks for extra time; OEMM says why not, or grants it: the candidate is told", async () => {
    const { oemm } = stage.people;
    const email = "amina@candidats.example.org";
    const own = await signedInAs(stack().urls, email);
    const at = `/files/${files.vae}/extra-time`;
    const ask = () => own.send("POST", `${at}-request`, { motive: "document-seen" });
    expect(await own.call("GET", at)).toEqual({ mayAsk: true });
    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(409);
    const { items } = await oemm.call("GET", "/tasks");
    const task = items.find(({ kind }: { kind: string }) => kind === "extra-time-asked");
    expect(task).toMatchObject({ about: { id: files.vae }, motive: "document-seen" });
    expect((await oemm.send("POST", `/tasks/${task.id}/completion`, {})).status).toBe(409);
    await oemm.call("POST", `/tasks/${task.id}/extra-time-refusal`, { because: "no-document" });
    expect(await own.call("GET", at)).toMatchObject({ mayAsk: true, request: { answer: "no-document" } });
    expect(await mailsTo("amina@")).toContain("Votre demande de temps supplémentaire");
    expect((await ask()).body).toMatchObject({ mayAsk: false });
    await grantExtraTime(stage, files.vae);
    expect(await own.call("GET", at)).toMatchObject({
      mayAsk: false,
      granted: { presentation: 7, interview: 3 },
      request: { answer: "granted" },
    });
    expect(await mailsTo("amina@")).toContain("Votre temps supplémentaire est accordé");
    await oemm.call("PUT", `/files/${files.vae}/extra-time`, {
      presentation: 0,
      interview: 0,
      motive: "document-seen",
    });
  });

  it("extra time lengthens a slot, its letter says no reason; two candidates exchange theirs", async () => {
    const { oemm, company } = stage.people;
    await grantExtraTime(stage, files.training);
    const sessionId = await planned(stage.today, [files.training, files.vae]);
    const hours = async () =>
      (await oemm.call("GET", `/sessions/${sessionId}`)).slots.map(
        ({ start, interviewEnd }: { start: string; interviewEnd: string }) => `${start}-${interviewEnd}`,
      );
    expect(await hours()).toEqual(["09:00-09:40", "09:55-10:25"]);
    await stack().settled();
    const sent = (await stack().mailbox.mails()).findLast(
      ({ subject, destination }) => subject.startsWith("Convocation") && destination.to[0]?.includes("david"),
    );
    expect(sent?.body.text).toContain("27\u00a0minutes");
    expect(sent?.body.text).not.toMatch(/supplémentaire|tiers-temps|document-seen/);
    const invitation = sent?.attachments.find(({ filename }) => filename === "invitation.ics");
    const calendar = Buffer.from(invitation?.content ?? "", "base64").toString("utf8");
    expect(calendar).toMatch(/^DTSTART;TZID=Europe\/Paris:\d+T090000\r$/m);
    expect(calendar).toMatch(/^DTEND;TZID=Europe\/Paris:\d+T094000\r$/m);
    const papers = `/sessions/${sessionId}/documents`;
    const { items } = await oemm.call("GET", papers);
    for (const kind of ["schedule", "attendance-sheet"]) {
      const { reference } = items.find((one: { kind: string }) => one.kind === kind) ?? {};
      const { url } = await oemm.call("GET", `${papers}/${kind}/${reference}/content`);
      const text = (await readPdf(await (await fetch(url)).bytes())).pages.join(" ");
      expect(text).toMatch(/Exemple/);
      expect(text).toMatch(kind === "schedule" ? /9\s?h\s?40/ : /9\s?h/);
      expect(text).not.toMatch(/supplémentaire|tiers-temps/);
    }
    const told = await company.call("GET", `/files/${files.training}/history?limit=100`);
    expect(JSON.stringify(told)).not.toContain("extra-time");
    const president = await openWithRightSide(stage.people, sessionId);
    await president.call("POST", `/sessions/${sessionId}/slots/${files.vae}/move`, { start: "11:00" });
    const taken = await president.send("POST", `/sessions/${sessionId}/slots/${files.vae}/move`, {
      start: "09:30",
    });
    expect(taken).toMatchObject({ status: 409, body: { type: "urn:problem:cqp:hours-taken" } });
    await oemm.call("POST", `/sessions/${sessionId}/slots/${files.training}/move`, { with: files.vae });
    // In the order in which they are heard.
    expect(await hours()).toEqual(["09:00-09:30", "11:00-11:40"]);
    expect(
      (await mailsTo("amina@")).filter((subject) => subject.startsWith("Convocation modifiée")),
    ).not.toEqual([]);
    await oemm.call("POST", `/sessions/${sessionId}/adjournment`, { appeared: [] });
  });
});

describe("R-DAY-11: who can't come", () => {
  it("a member who steps back is a task, and others are proposed; a candidate's slot is freed", async () => {
    const { oemm, members } = stage.people;
    const [email, date] = ["amina@candidats.example.org", inDays(20)];
    const sessionId = await planned(date, [files.training, files.vae]);
    const [id = "", member] = [...members][0] ?? [];
    await member?.call("POST", `/sessions/${sessionId}/stepping-back`, { because: "unavailable" });
    const own = await signedInAs(stack().urls, email);
    const motive = "Déplacement professionnel.";
    expect(await own.call("POST", `/files/${files.vae}/absence-request`, { motive })).toEqual({
      sessionDate: date,
    });
    const { items } = await oemm.call("GET", "/tasks");
    expect(items).toContainEqual(expect.objectContaining({ kind: "member-stepped-back", memberId: id }));
    expect(items).toContainEqual(expect.objectContaining({ kind: "absence-asked", reason: motive }));
    const desk = await oemm.call("GET", `/sessions/${sessionId}/members/${id}/replacements`);
    expect(desk.members).toEqual([]);
    const answered = await oemm.call("POST", `/sessions/${sessionId}/slots/${files.vae}/absence-answer`, {
      answer: "free",
    });
    expect(answered.slots.map(({ fileId }: { fileId: string }) => fileId)).toEqual([files.training]);
    expect(await fileOf(files.vae)).toMatchObject({ state: "submitted" });
    expect(await mailsTo("amina@")).toContain("Votre absence au jury est acceptée");
    await oemm.call("POST", `/sessions/${sessionId}/cancellation`);
  });
});
