import { beforeAll, describe, expect } from "vitest";
import { acceptEnrolment } from "../../demo/acceptance.ts";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import { decideSession } from "../../demo/session-story.ts";
import type { Stage } from "../../demo/stage.ts";
import { draftTraining, submittedVaeFile } from "../support/candidates.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;
/** What a jury granted to each candidate, all of whom are called alike. */
const granted: Record<string, readonly string[]> = {
  "part@example.org": ["CMI-1", "CMI-2", "CMI-3", "CMI-4"],
  "rest@example.org": ["CMI-4", "CMI-5", "CMI-6", "CMI-7"],
  "first@example.org": ["CMI-1", "CMI-2"],
  "third@example.org": ["CMI-3"],
  "whole@example.org": ["CMI-1", "CMI-2", "CMI-3", "CMI-4", "CMI-5", "CMI-6", "CMI-7"],
  "whole-too@example.org": ["CMI-1", "CMI-2", "CMI-3", "CMI-4", "CMI-5", "CMI-6", "CMI-7"],
};
const fileIds = new Map<string, string>();
const fileOf = (email: string) => fileIds.get(email) ?? "";

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  const given = { stack: stack(), people: stage.people, certification: "CMI", today: stage.today };
  for (const email of Object.keys(granted)) fileIds.set(email, await submittedVaeFile({ ...given, email }));
  await stage.settled();
  const emails = new Map([...fileIds].map(([email, id]) => [id, email]));
  await decideSession(stage, {
    certification: "CMI",
    date: stage.today,
    fileIds: [...fileIds.values()],
    granted: (id, code) => granted[emails.get(id) ?? ""]?.includes(code) === true,
  });
}, 300_000);

const signedIn = (email: string) => signedInAs(stack().urls, email);
const oemm = () => stage.people.oemm;

async function tasks(kind = "resemblance") {
  await stage.settled();
  const { items } = await oemm().call("GET", "/tasks?limit=100");
  return items.filter((task: { kind: string }) => task.kind === kind);
}

/** The task about the persons of two files, with the persons in the order of the files. */
async function taskAbout(one: string, other: string) {
  for (const { id } of await tasks()) {
    const { persons } = await oemm().call("GET", `/tasks/${id}/persons`);
    const of = (fileId: string) =>
      persons.find(({ files }: { files: { id: string }[] }) => files.some((file) => file.id === fileId));
    const [first, second] = [of(one), of(other)];
    if (first !== undefined && second !== undefined && first !== second)
      return { path: `/tasks/${id}`, kept: persons[0] === first ? "one" : "other", second };
  }
  throw new Error(`no task is about ${one} and ${other}`);
}

async function filesSeenBy(email: string): Promise<string[]> {
  const { items } = await (await signedIn(email)).call("GET", "/files");
  return items.map(({ id }: { id: string }) => id).sort();
}

async function heldBy(email: string, fileId = fileOf(email)): Promise<string[]> {
  const { validation } = await (await signedIn(email)).call("GET", `/files/${fileId}`);
  return Object.keys(validation.acquired).sort();
}

/** What expires of files, as OEMM reads it, by file and domains. */
async function expiring(emails: readonly string[]) {
  const year = Number(stage.today.slice(0, 4)) + 5;
  const { items } = await oemm().call("GET", `/deadlines?month=${year}${stage.today.slice(4, 7)}&limit=100`);
  const ids = emails.map(fileOf);
  return items
    .filter(({ about }: { about: { id: string } }) => ids.includes(about.id))
    .map(({ about }: { about: { id: string } }) => emails[ids.indexOf(about.id)])
    .sort();
}

const reason = "Même pièce d’identité.";

describe("R-PER-4: one person with two accounts", () => {
  const [own, work] = ["ines@example.org", "ines@travail.example.org"];
  let [mine, theirs] = ["", ""];

  it("has two files under way: OEMM says which is kept, and the other is withdrawn", async () => {
    const civilStatus = civilStatusOf("Inès", "Martin-Exemple", "1988-02-29");
    const candidate = { civilStatus, email: own };
    mine = (
      await (await signedIn(own)).call("POST", "/files", { path: "vae", certification: "CMI", candidate })
    ).id;
    const typed = { civilStatus: civilStatusOf("INES", "Martin Exemple", "1988-02-29"), email: work };
    theirs = (await draftTraining(stage.people.company, "CMI", typed)).id;
    await acceptEnrolment(await signedIn(work), stack().urls.mail, theirs, "1988-02-29");
    const { path } = await taskAbout(mine, theirs);
    const unsaid = await oemm().send("POST", `${path}/joining`, { reason });
    expect([unsaid.status, unsaid.body.type]).toEqual([409, expect.stringMatching(/file-to-keep$/)]);
    const joined = await oemm().call("POST", `${path}/joining`, { reason, keptFileIds: [theirs] });
    expect(joined).toMatchObject({ state: "done", completed: { note: reason } });
    await stage.settled();
    expect(await filesSeenBy(own)).toEqual([mine, theirs].sort());
    expect(await filesSeenBy(work)).toEqual([mine, theirs].sort());
    const ines = await signedIn(own);
    expect((await ines.call("GET", `/files/${mine}`)).state).toBe("withdrawn");
    expect((await ines.call("GET", `/files/${theirs}`)).state).toBe("draft");
  });

  it("has one file under way for a certification, with either account", async () => {
    for (const email of [own, work]) {
      const again = { path: "vae", certification: "CMI", candidate: { email } };
      const refused = await (await signedIn(email)).send("POST", "/files", again);
      expect(refused.body.type).toMatch(/already-enrolled$/);
    }
  });

  it("does nothing more with a token of before the joining", async () => {
    const [email, certification] = ["double@example.org", "CRD"];
    const civilStatus = civilStatusOf("Inès", "Martin-Exemple", "1988-02-29");
    const before = await signedIn(email);
    const { id } = await before.call("POST", "/files", {
      path: "vae",
      certification,
      candidate: { civilStatus, email },
    });
    const { path } = await taskAbout(mine, id);
    await oemm().call("POST", `${path}/joining`, { reason });
    const late = await before.send("POST", "/files", {
      path: "vae",
      certification: "SPSP",
      candidate: { email },
    });
    expect([late.status, late.body.type]).toEqual([409, expect.stringMatching(/person-joined$/)]);
    await stage.settled();
    expect(await filesSeenBy(email)).toContain(mine);
  });
});

describe("R-PER-4: what juries granted to two", () => {
  const [first, third] = ["first@example.org", "third@example.org"];
  let path = "";

  it("is theirs alone before they are joined", async () => {
    for (const email of Object.keys(granted).slice(0, 4)) expect(await heldBy(email)).toEqual(granted[email]);
    expect((await (await signedIn(first)).send("GET", `/files/${fileOf(third)}`)).status).toBe(404);
  });

  it("counts for the one person whom they are, each domain with its validity", async () => {
    const crd = { path: "vae", certification: "CRD", candidate: { email: first } };
    const drafts = [
      await (await signedIn(first)).call("POST", "/files", crd),
      await (await signedIn(third)).call("POST", "/files", { ...crd, candidate: { email: third } }),
    ];
    fileIds.set("crd-of-first", drafts[0].id);
    fileIds.set("crd-of-third", drafts[1].id);
    const asked = await taskAbout(fileOf(first), fileOf(third));
    path = asked.path;
    expect(asked.second).toMatchObject({ holdings: [{ acquired: { "CMI-3": {} } }] });
    const { kept } = asked;
    await oemm().call("POST", `${path}/joining`, { reason, kept, keptFileIds: [drafts[1].id] });
    await stage.settled();
    for (const email of [first, third])
      for (const fileId of [fileOf(first), fileOf(third)])
        expect(await heldBy(email, fileId)).toEqual(["CMI-1", "CMI-2", "CMI-3"]);
    expect(await expiring([first, third])).toEqual([first, third]);
    const held = await (await signedIn(first)).call("GET", `/files/${drafts[0].id}`);
    expect(held.state).toBe("withdrawn");
  });

  it("is again that of each once OEMM undoes the joining, with the files that it withdrew", async () => {
    const other = await taskAbout(fileOf("part@example.org"), fileOf("rest@example.org"));
    const never = await oemm().send("POST", `${other.path}/separation`, { reason });
    expect(never.body.type).toMatch(/not-joined$/);
    await oemm().call("POST", `${path}/separation`, { reason: "Deux cousines." });
    await stage.settled();
    expect(await heldBy(first)).toEqual(granted[first]);
    expect(await heldBy(third)).toEqual(granted[third]);
    expect(await filesSeenBy(first)).toEqual([fileOf(first), fileOf("crd-of-first")].sort());
    expect(await filesSeenBy(third)).toEqual([fileOf(third), fileOf("crd-of-third")].sort());
    for (const [email, draft] of [
      [first, "crd-of-first"],
      [third, "crd-of-third"],
    ] as const) {
      const file = await (await signedIn(email)).call("GET", `/files/${fileOf(draft)}`);
      expect(file.state).toBe("enrolled");
    }
    expect(await expiring([first, third])).toEqual([first, third]);
    const twice = await oemm().send("POST", `${path}/separation`, { reason });
    expect(twice.body.type).toMatch(/not-joined$/);
  });

  it("and goes on apart: each takes up their own file, and is taken for one no more", async () => {
    for (const email of [first, third])
      expect((await (await signedIn(email)).send("POST", `/files/${fileOf(email)}/resumption`)).status).toBe(
        200,
      );
    await expect(taskAbout(fileOf(first), fileOf(third))).rejects.toThrow("no task is about");
  });
});

describe("R-PER-4: a union that completes the CQP", () => {
  const [part, rest] = ["part@example.org", "rest@example.org"];
  let path = "";

  it("is a task, and no certificate by itself", async () => {
    const asked = await taskAbout(fileOf(part), fileOf(rest));
    path = asked.path;
    await oemm().call("POST", `${path}/joining`, { reason, kept: asked.kept });
    const [task, ...others] = await tasks("whole-by-joining");
    expect(others).toEqual([]);
    expect(task).toMatchObject({ certification: "CMI", joinedOn: stage.today });
    const file = await (await signedIn(part)).call("GET", `/files/${fileOf(part)}`);
    expect(file.validation).not.toHaveProperty("certificateNumber");
  });

  it("is OEMM's to grant no more once the joining is undone, and again once they are joined anew", async () => {
    await oemm().call("POST", `${path}/separation`, { reason: "Deux cousines." });
    expect(await tasks("whole-by-joining")).toEqual([]);
    const task = (await oemm().call("GET", "/tasks?state=done&limit=100")).items.find(
      ({ kind }: { kind: string }) => kind === "whole-by-joining",
    );
    const refused = await oemm().send("POST", `/tasks/${task.id}/grant`, { reason });
    expect([refused.status, refused.body.type]).toEqual([409, expect.stringMatching(/task-done$/)]);
    await oemm().call("POST", `${path}/joining`, { reason });
    expect(await tasks("whole-by-joining")).toMatchObject([{ id: task.id, joinedOn: stage.today }]);
  });

  it("is granted by OEMM as of the day of joining, without a jury", async () => {
    const [{ id }] = await tasks("whole-by-joining");
    const { certificateNumber } = await oemm().call("POST", `/tasks/${id}/grant`, { reason: "Tous acquis." });
    await stage.settled();
    const verified = await stage.people.visitor.call("GET", `/certificates/${certificateNumber}`);
    expect(verified).toMatchObject({ genuine: true, holderName: "Camille Exemple", decidedOn: stage.today });
    expect(await tasks("whole-by-joining")).toEqual([]);
    const mails = await stack().mailbox.mails();
    const told = mails.filter(({ body }) => body.text?.includes("sans nouveau passage") === true);
    expect(told.map(({ body }) => body.text)).toEqual([expect.stringContaining(certificateNumber)]);
    expect([part, rest]).toContain(told[0]?.destination.to[0]?.match(/[^< ]+@[^> ]+/)?.[0]);
    expect(await expiring([part, rest])).toEqual([]);
    const again = await (await signedIn(rest)).send("POST", "/files", {
      path: "vae",
      certification: "CMI",
      candidate: { email: rest },
    });
    expect(again.body.type).toMatch(/already-certified$/);
  });

  it("rests on the joining, which is undone no more", async () => {
    const undone = await oemm().send("POST", `${path}/separation`, { reason });
    expect([undone.status, undone.body.type]).toEqual([409, expect.stringMatching(/joining-rested-on$/)]);
  });
});

describe("R-PER-4: two certificates", () => {
  it("both stay valid and give one bonus, and are of two again once that is undone", async () => {
    const [one, two] = ["whole@example.org", "whole-too@example.org"];
    const numberOf = async (email: string) =>
      (await (await signedIn(email)).call("GET", `/files/${fileOf(email)}`)).validation.certificateNumber;
    const numbers = [await numberOf(one), await numberOf(two)];
    const { path } = await taskAbout(fileOf(one), fileOf(two));
    await oemm().call("POST", `${path}/joining`, { reason });
    await stage.settled();
    for (const number of numbers)
      expect(await stage.people.visitor.call("GET", `/certificates/${number}`)).toMatchObject({
        genuine: true,
      });
    expect(numbers).toContain(await numberOf(two));
    const { persons } = await oemm().call("GET", `${path}/persons`);
    expect(persons).toHaveLength(1);
    const bonuses = persons[0].certificates.map(({ givesBonus }: { givesBonus: boolean }) => givesBonus);
    expect(bonuses.sort()).toEqual([false, true]);
    const undone = await oemm().call("POST", `${path}/separation`, { reason });
    expect(undone.completed.note).toBe(reason);
    await stage.settled();
    expect([await numberOf(one), await numberOf(two)]).toEqual(numbers);
  });
});
