import { beforeAll, describe, expect, it } from "vitest";
import { signedInAs } from "../../demo/invitations.ts";
import { signIn } from "../../demo/people.ts";
import { prepare } from "../../demo/preparation.ts";
import { openWithRightSide } from "../../demo/session-story.ts";
import type { Stage } from "../../demo/stage.ts";
import { longDate, plainDate } from "../../shared/domain/french/wording.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { registeredTrainingFile, submitTrainingFile, submittedVaeFile } from "../support/candidates.ts";
import { convenedSession } from "../support/convened-session.ts";
import { useDaysToCome } from "../support/days-to-come.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const { stack, runOn, mailsTo } = useDaysToCome();
let stage: Stage;
let vae = "";

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  const email = "amina@candidats.example.org";
  const given = { stack: stack(), people: stage.people, certification: "CMI", email, today: stage.today };
  vae = await submittedVaeFile(given);
});

const inDays = (days: number) => addDays(stage.today, days);
const fileOf = (id: string) => stage.people.oemm.call("GET", `/files/${id}`);

const planned = (date: string, fileIds: readonly string[]) => convenedSession(stage, date, fileIds);

describe("R-DAY-5: a session of which outcomes are not signed", () => {
  it("is told the next day to its chair and to OEMM, once", async () => {
    const sessionId = await planned(stage.today, [vae]);
    await openWithRightSide(stage.people, sessionId);
    await Promise.all([runOn(inDays(1)), runOn(inDays(1))]);
    const unsigned = `Résultats à saisir et à signer\u00a0: jury du ${longDate(stage.today)}`;
    const told = async (address: string) =>
      (await mailsTo(address)).filter((subject) => subject === unsigned).length;
    expect([await told("oemm@"), await told("@jury.example.org")]).toEqual([1, 1]);
    await stage.people.oemm.call("POST", `/sessions/${sessionId}/adjournment`, { appeared: [] });
  });
});

describe("R-DAY-10: a session that is not held", () => {
  const tasks = async (state: string) =>
    (await stage.people.oemm.call("GET", `/tasks?state=${state}`)).items.filter(
      ({ kind }: { kind: string }) => kind === "session-not-held",
    );

  it("is told to OEMM the next morning, is a task, and is cancelled thirty days after its date", async () => {
    const sessionId = await planned(inDays(2), [vae]);
    await runOn(inDays(2));
    expect(await tasks("open")).toEqual([]);
    await runOn(inDays(3));
    expect(await tasks("open")).toMatchObject([{ about: { kind: "session", id: sessionId } }]);
    expect(await mailsTo("oemm@")).toContainEqual(expect.stringContaining("séance non ouverte"));
    await runOn(inDays(31));
    expect(await stage.people.oemm.call("GET", `/sessions/${sessionId}`)).toMatchObject({
      state: "convened",
    });
    await runOn(inDays(32));
    expect(await stage.people.oemm.call("GET", `/sessions/${sessionId}`)).toMatchObject({
      state: "cancelled",
    });
    expect(await tasks("open")).toEqual([]);
    expect(await tasks("done")).toHaveLength(1);
    expect(await fileOf(vae)).toMatchObject({ state: "submitted" });
  });
});

describe("R-DAY-10: an enrolment whose session is cancelled", () => {
  it("keeps its right to a first jury, and is told", async () => {
    stage = { ...stage, people: signIn(stack().urls) };
    const email = "noe@candidats.example.org";
    const given = { stack: stack(), people: stage.people, certification: "CMI", email, today: stage.today };
    const id = await registeredTrainingFile(given);
    await submitTrainingFile(given, id);
    const sessionId = await planned(inDays(4), [id]);
    await stage.people.oemm.call("POST", `/sessions/${sessionId}/cancellation`);
    const own = await signedInAs(stack().urls, email);
    expect(await own.call("GET", `/files/${id}`)).toMatchObject({
      state: "submitted",
      firstJuryKept: inDays(4),
    });
    expect(await mailsTo("noe@")).toContain("Votre droit à un premier jury est conservé");
  });
});

describe("R-DAY-5: reminders of a session", () => {
  it("go out once each, and move with it", async () => {
    stage = { ...stage, people: signIn(stack().urls) };
    const { oemm, members } = stage.people;
    const sessionId = await planned(inDays(60), [vae]);
    const subjects = (await mailsTo("@")).length;
    const reminders = async () => {
      const told = (await mailsTo("@")).slice(subjects);
      const of = (start: string, day: number) =>
        told.filter((subject) => subject === `${start} du ${longDate(inDays(day))}`).length;
      return [60, 64].map((day) => [
        of("Rappel\u00a0: votre jury", day),
        of("Rappel\u00a0: jury", day),
        of("Dossiers à examiner avant le jury", day),
      ]);
    };
    await Promise.all([runOn(inDays(53)), runOn(inDays(53))]);
    expect(await reminders()).toEqual([
      [1, members.size, 0],
      [0, 0, 0],
    ]);
    await oemm.call("PUT", `/sessions/${sessionId}`, {
      ...{ date: inDays(64), startTime: "09:00", memberIds: [...members.keys()], fileIds: [vae] },
      place: { kind: "remote", url: "https://visio.example.org/jury" },
    });
    // What the first day would have reminded of.
    await runOn(inDays(57));
    expect(await reminders()).toEqual([
      [1, members.size, 0],
      [1, members.size, 0],
    ]);
    await runOn(inDays(61));
    await runOn(inDays(63));
    expect(await reminders()).toEqual([
      [1, members.size, 0],
      [2, 2 * members.size, members.size],
    ]);
    // R-DAY-7: the centre was told of both days, and of no hour.
    const toCentre = (await mailsTo("centre-lyon@")).filter((subject) =>
      subject.includes(plainDate(inDays(64))),
    );
    expect(toCentre).toEqual([`Jury de Camille Exemple\u00a0: nouvelle date, le ${plainDate(inDays(64))}`]);
    await oemm.call("POST", `/sessions/${sessionId}/cancellation`);
  });
});
