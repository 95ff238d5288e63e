import { beforeAll, describe, expect } from "vitest";
import { codeFor } from "../../demo/acceptance.ts";
import { civilStatusOf } from "../../demo/civil-status.ts";
import type { ApiClient } from "../../demo/client.ts";
import { pdf } from "../../demo/files.ts";
import { signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { upload } from "../../demo/vae-story.ts";
import { draftTraining } from "../support/candidates.ts";
import { testId } from "../support/files.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;
let company: ApiClient;

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  company = stage.people.company;
});

/** Another account, as after signing up with an address. */
const signedIn = (email: string) => signedInAs(stack().urls, email);
const bornOn = "1988-02-29";
const enrolled = async (email: string, firstNames = "Inès", birthName = "Exemple") =>
  draftTraining(company, "CMI", { civilStatus: civilStatusOf(firstNames, birthName, bornOn), email });
const code = (id: string) => codeFor(stack().urls.mail, id);
const accept = (who: ApiClient, id: string, answer: object) =>
  who.send("POST", `/files/${id}/acceptance`, answer);

describe("R-PER-3: a company enrols an employee, who accepts", () => {
  let id = "";

  it("misses the answer at registration, and shows no code to the company", async () => {
    const draft = await enrolled("ines@example.org");
    id = draft.id;
    expect(draft.acceptance).toEqual({ state: "asked", stateLabel: "en attente de la réponse du salarié" });
    expect(draft.readiness.missing.map(({ item }: { item: string }) => item)).toContain("acceptance");
    expect(JSON.stringify(await company.call("GET", `/files/${id}`))).not.toContain(await code(id));
    expect((await company.send("POST", `/files/${id}/registration`)).body.type).toMatch(
      /enrolment-incomplete$/,
    );
  });

  it("R-PER-2: the address gets one message, with the code and no word of what is known", async () => {
    await stack().settled();
    const mails = (await stack().mailbox.mails()).filter(({ destination }) =>
      destination.to[0]?.includes("ines@example.org"),
    );
    expect(mails.map(({ subject }) => subject)).toEqual([
      "Mutuelle Exemple vous propose le CQP «\u00a0Conseiller(ère) mutualiste individuels\u00a0»",
    ]);
    expect(mails[0]?.body.text).toContain("Rien n’est fait sans votre accord.");
  });

  it("to another account it is no file, and a code of none says the same as a wrong one", async () => {
    const other = await signedIn("autre@example.org");
    expect((await other.send("GET", `/files/${id}`)).status).toBe(404);
    const wrong = await accept(other, id, { code: "0000-0000-0000", bornOn });
    const none = await accept(other, testId("file", 1), { code: "0000-0000-0000", bornOn });
    expect([wrong.status, wrong.body.type]).toEqual([409, expect.stringMatching(/invitation-unknown$/)]);
    expect({ ...none.body, instance: "" }).toEqual({ ...wrong.body, instance: "" });
  });

  it("a wrong date of birth counts, though the answer is a refusal", async () => {
    const ines = await signedIn("ines@personnel.example.org");
    const wrong = await accept(ines, id, { code: await code(id), bornOn: "1988-03-01" });
    expect([wrong.status, wrong.body.errors]).toEqual([
      409,
      [
        {
          ...{ in: "body", field: "bornOn", label: "Date de naissance", example: "1988-04-12" },
          message: "Date de naissance\u00a0: celle que l’entreprise a indiquée est attendue.",
          hint: "Celle que l’entreprise a indiquée est attendue.",
        },
      ],
    ]);
  });

  it("binds the file to the account's person, at any address", async () => {
    const ines = await signedIn("ines@personnel.example.org");
    const accepted = await accept(ines, id, { code: await code(id), bornOn });
    expect([accepted.status, accepted.body.acceptance?.state]).toEqual([200, "accepted"]);
    expect((await ines.call("GET", "/files")).items).toMatchObject([{ id }]);
    expect((await (await signedIn("ines@example.org")).call("GET", "/files")).items).toEqual([]);
    const history = await ines.call("GET", `/files/${id}/history`);
    expect(history.items.map(({ label }: { label: string }) => label)).toContain(
      "Inscription acceptée par le salarié",
    );
  });

  it("has no second answer", async () => {
    const ines = await signedIn("ines@personnel.example.org");
    const again = await accept(ines, id, { code: "0000-0000-0000", bornOn });
    expect(again.body.type).toMatch(/invitation-unknown$/);
  });
});

describe("R-PER-3: a draft learns nothing and stops nothing", () => {
  it("the employee's own enrolment goes on, and accepting waits for it to end", async () => {
    const paul = await signedIn("paul@example.org");
    const draft = await enrolled("paul@example.org", "Paul");
    const own = await paul.call("POST", "/files", {
      path: "vae",
      certification: "CMI",
      candidate: { civilStatus: civilStatusOf("Paul", "Exemple", bornOn), email: "paul@example.org" },
    });
    const refused = await accept(paul, draft.id, { code: await code(draft.id), bornOn });
    expect(refused.body.type).toMatch(/already-enrolled$/);
    await paul.call("POST", `/files/${own.id}/withdrawal`);
    expect((await accept(paul, draft.id, { code: await code(draft.id), bornOn })).status).toBe(200);
  });

  it("an address that is known and one that is not get the same answer", async () => {
    await (await signedIn("connue@example.org")).call("POST", "/files", {
      path: "vae",
      certification: "CMI",
      candidate: { civilStatus: civilStatusOf("Lou", "Exemple", bornOn), email: "connue@example.org" },
    });
    const [known, unknown] = [await enrolled("connue@example.org"), await enrolled("inconnue@example.org")];
    const told = ({ id: _, candidate: { email: __, ...candidate }, ...file }: typeof known) =>
      JSON.stringify({ ...file, candidate });
    expect(told(known)).toBe(told(unknown));
    const seen = async (id: string) => (await company.call("GET", `/files/${id}`)).validation;
    expect(await seen(known.id)).toEqual(await seen(unknown.id));
  });

  it("who declines shows nothing, and the company may ask again", async () => {
    const leo = await signedIn("leo@example.org");
    const draft = await enrolled("leo@example.org", "Léo");
    const answer = { code: await code(draft.id), bornOn };
    expect((await leo.send("POST", `/files/${draft.id}/refusal`, answer)).status).toBe(204);
    expect((await company.call("GET", `/files/${draft.id}`)).acceptance).toMatchObject({ state: "declined" });
    expect((await accept(leo, draft.id, answer)).body.type).toMatch(/invitation-unknown$/);
    expect((await leo.call("GET", "/files")).items).toEqual([]);
  });

  it("R-PER-4: a couple whom one company enrols at one address are two, and each accepts for themselves", async () => {
    const email = "foyer@example.org";
    const [eve, adam] = [await signedIn("eve@example.org"), await signedIn("adam@example.org")];
    const ofEve = await enrolled(email, "Eve");
    const ofAdam = await draftTraining(company, "CMI", {
      civilStatus: civilStatusOf("Adam", "Exemple", "1985-01-31"),
      email,
    });
    const byAdam = { code: await code(ofAdam.id), bornOn: "1985-01-31" };
    expect((await accept(adam, ofEve.id, byAdam)).body.type).toMatch(/invitation-unknown$/);
    expect((await accept(adam, ofAdam.id, byAdam)).status).toBe(200);
    expect((await accept(eve, ofEve.id, { code: await code(ofEve.id), bornOn })).status).toBe(200);
    for (const [who, own] of [
      [eve, ofEve],
      [adam, ofAdam],
    ] as const)
      expect((await who.call("GET", "/files")).items.map(({ id: of }: { id: string }) => of)).toEqual([
        own.id,
      ]);
  });

  it("the company enrols the same employee once at a time", async () => {
    await enrolled("double@example.org");
    const again = await company.send("POST", "/files", {
      path: "training",
      certification: "CMI",
      candidate: { civilStatus: civilStatusOf("Inès", "Exemple", bornOn), email: "Double@example.org" },
      centreId: "ctr_demo_lyon",
      status: "holds-the-job",
    });
    expect(again.body.type).toMatch(/already-enrolled$/);
  });
});

describe("R-PER-3: a signed form serves too", () => {
  it("uploaded and recorded by OEMM, for an employee without an account", async () => {
    const { oemm } = stage.people;
    const draft = await enrolled("papier@example.org", "Zoé");
    const form = {
      category: "signed-enrolment",
      title: "Formulaire",
      fileName: "f.pdf",
      contentType: "application/pdf",
    };
    const evidenceId = await upload(oemm, draft.id, form, await pdf("Formulaire signé"));
    await stack().settled();
    const recorded = await oemm.call("POST", `/files/${draft.id}/paper-acceptance`, { evidenceId });
    expect(recorded.acceptance).toMatchObject({ state: "accepted", showsResults: false });
    const { missing } = (await company.call("GET", `/files/${draft.id}`)).readiness;
    expect(missing.map(({ item }: { item: string }) => item)).not.toContain("acceptance");
  });
});

describe("R-PER-4: a couple is reached at one address", () => {
  it("each accepts with an account of their own, and opens their own file alone", async () => {
    const [anne, marc] = [
      await enrolled("couple@example.org", "Anne"),
      await draftTraining(company, "CRD", {
        civilStatus: civilStatusOf("Marc", "Exemple", bornOn),
        email: "couple@example.org",
      }),
    ];
    const [hers, his] = [await signedIn("anne@example.org"), await signedIn("marc@example.org")];
    expect((await accept(hers, anne.id, { code: await code(anne.id), bornOn })).status).toBe(200);
    expect((await accept(his, marc.id, { code: await code(marc.id), bornOn })).status).toBe(200);
    expect((await hers.call("GET", "/files")).items).toMatchObject([{ id: anne.id }]);
    expect((await his.call("GET", "/files")).items).toMatchObject([{ id: marc.id }]);
    expect((await his.send("GET", `/files/${anne.id}`)).status).toBe(404);
  });
});
