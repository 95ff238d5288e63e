import { beforeAll, describe, expect } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { apiClient, demoToken } from "../../demo/client.ts";
import { acceptInvitation, signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { enrolInTraining } from "../../demo/training-story.ts";
import { becomeAdmissible, enrol } from "../../demo/vae-story.ts";
import { draftTraining } from "../support/candidates.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;
let vae: string;
let training: string;

beforeAll(async () => {
  stage = stageOn(stack());
  const { oemm } = stage.people;
  await prepare(stage.people, currentApproval());
  const other = { name: "Formation Nantes", email: "n@centres.example.org", address: "…", city: "Nantes" };
  await oemm.call("PUT", "/centres/ctr_demo_nantes", other);
  for (const [certification, service] of [
    ["CMI", "vae"],
    ["CRD", "training"],
  ])
    await oemm.call("POST", "/centres/ctr_demo_nantes/approvals", {
      certification,
      service,
      ...currentApproval(),
      decidedOn: currentApproval().from,
      reference: "…",
    });
  vae = await enrol(stage);
  await becomeAdmissible(stage, vae);
  training = await enrolInTraining(stage);
});

const nantes = async () =>
  apiClient(stack().urls.api, await demoToken(stack().urls.identity, "centre-nantes"), "ctr_demo_nantes");

describe("R-PER-8: a file under way is moved", () => {
  it("to another centre by the candidate after the ruling: interview, ruling and enrolment date stay", async () => {
    const { candidate, centre } = stage.people;
    const before = await candidate.call("GET", `/files/${vae}`);
    const moved = await candidate.call("PUT", `/files/${vae}/centre`, { centreId: "ctr_demo_nantes" });
    const { interview, admissibility, enrolledOn, state } = before;
    expect(moved).toMatchObject({ interview, admissibility, enrolledOn, state, centreId: "ctr_demo_nantes" });
    expect((await (await nantes()).send("GET", `/files/${vae}`)).status).toBe(200);
    expect((await centre.send("GET", `/files/${vae}`)).status).toBe(404);
  });

  it("to another centre by the company in training, not by the candidate; by OEMM in both", async () => {
    const { company, trainee, oemm } = stage.people;
    const to = (centreId: string) => ({ centreId });
    const byOemm = (centreId: string) => ({ centreId, motive: "Demandé par courrier" });
    const path = `/files/${training}/centre`;
    expect((await trainee.send("PUT", path, to("ctr_demo_nantes"))).status).toBe(403);
    expect((await company.send("PUT", path, to("ctr_demo_nantes"))).status).toBe(200);
    expect((await oemm.call("PUT", path, byOemm("ctr_demo_lyon"))).centreId).toBe("ctr_demo_lyon");
    expect((await oemm.call("PUT", `/files/${vae}/centre`, byOemm("ctr_demo_lyon"))).centreId).toBe(
      "ctr_demo_lyon",
    );
    expect(await oemm.send("PUT", path, byOemm("ctr_absent"))).toMatchObject({ status: 409 });
    expect(await oemm.send("PUT", path, to("ctr_demo_lyon"))).toMatchObject({
      status: 400,
      body: { type: "urn:problem:cqp:motive-missing", errors: [{ field: "motive" }] },
    });
  });

  it("to another company by OEMM, with its deadlines: the former one sees it no more", async () => {
    const { company, oemm } = stage.people;
    const companyId = "cmp_demo_autre";
    const described = { name: "Mutuelle Autre", email: "rh@autre.example.org", address: "…", city: "Lille" };
    expect((await oemm.send("PUT", `/files/${training}/company`, { companyId })).status).toBe(404);
    await oemm.call("PUT", `/companies/${companyId}`, described);
    const invited = { name: "Nora Exemple", email: "nora@autre.example.org", role: "manager" };
    await oemm.call("POST", `/parties/${companyId}/people`, invited);
    const nora = await acceptInvitation(stack().urls, invited.email, companyId);
    expect((await nora.call("GET", "/files")).items).toEqual([]);

    const before = await company.call("GET", `/files/${training}`);
    const moved = await oemm.call("PUT", `/files/${training}/company`, { companyId });
    const { state, enrolledOn, firstJuryBy } = before;
    expect(moved).toMatchObject({ companyId, state, enrolledOn, firstJuryBy });
    expect((await nora.call("GET", "/files")).items).toMatchObject([{ id: training }]);
    expect((await nora.call("GET", "/deadlines")).items).toMatchObject([{ kind: "first-jury" }]);
    expect((await company.send("GET", `/files/${training}`)).status).toBe(404);
    expect((await company.call("GET", "/files")).items).toEqual([]);
    expect((await company.call("GET", "/deadlines")).items).toEqual([]);
  });
});

describe("R-PER-8: a company and a centre are merged into others", () => {
  const autre = "cmp_demo_autre";

  it("files of every state, people and employers of jury members follow", async () => {
    const { company, oemm } = stage.people;
    await company.call("POST", "/parties/cmp_demo_mutuelle/people", {
      name: "Nadia Exemple",
      email: "nadia@mutuelle.example.org",
      role: "member",
    });
    await acceptInvitation(stack().urls, "nadia@mutuelle.example.org", "cmp_demo_mutuelle");
    await oemm.call("PUT", `/files/${training}/company`, { companyId: "cmp_demo_mutuelle" });
    const draft = await draftTraining(company, "CMI", {
      civilStatus: civilStatusOf("Lou", "Exemple"),
      email: "lou@mutuelle.example.org",
    });
    const [member] = (await oemm.call("GET", "/jury-members")).items;
    const { id, personId: _, version: __, updatedAt: ___, ...described } = member;
    await oemm.call("PUT", `/jury-members/${id}`, { ...described, companyId: "cmp_demo_mutuelle" });

    const merger = await oemm.send("POST", "/companies/cmp_demo_mutuelle/merger", { intoId: autre });
    expect(merger).toMatchObject({ status: 200, body: { mergedInto: autre } });
    await stack().settled();
    const nadia = await signedInAs(stack().urls, "nadia@mutuelle.example.org", autre);
    expect((await nadia.call("GET", "/me")).partyRole).toBe("member");
    const followed = (await nadia.call("GET", "/files")).items.map((file: { id: string }) => file.id);
    expect(followed.sort()).toEqual([training, draft.id].sort());
    expect((await nadia.call("GET", "/deadlines")).items).toMatchObject([{ kind: "first-jury" }]);
    const { items } = await oemm.call("GET", "/jury-members");
    expect(items.find((one: { id: string }) => one.id === id)).toMatchObject({
      companyId: autre,
      formerCompanyIds: ["cmp_demo_mutuelle"],
    });
    // A token of before acts for a company that does nothing more.
    expect((await company.call("GET", "/files")).items).toEqual([]);
    expect(
      await company.send("POST", "/files", {
        path: "training",
        certification: "CRD",
        candidate: { civilStatus: civilStatusOf("Lou", "Autre"), email: "autre@mutuelle.example.org" },
        centreId: "ctr_demo_lyon",
        status: "holds-the-job",
      }),
    ).toMatchObject({ status: 409, body: { type: "urn:problem:cqp:party-merged" } });
    for (const path of ["/imports/enrolments", "/imports/enrolments/preview"])
      expect(await company.send("POST", path, "liste", { "content-type": "text/csv" }), path).toMatchObject({
        status: 409,
        body: { type: "urn:problem:cqp:party-merged" },
      });
    const again = await oemm.send("POST", "/companies/cmp_demo_mutuelle/merger", { intoId: autre });
    expect(again).toMatchObject({ status: 409, body: { type: "urn:problem:cqp:party-merged" } });
  });

  it("a centre's files go to the other one, which is chosen from then on", async () => {
    const { centre, oemm, visitor, candidate } = stage.people;
    expect((await centre.send("GET", `/files/${vae}`)).status).toBe(200);
    await oemm.call("POST", "/centres/ctr_demo_lyon/merger", { intoId: "ctr_demo_nantes" });
    await stack().settled();
    expect((await centre.send("GET", `/files/${vae}`)).status).toBe(404);
    const other = await nantes();
    expect((await other.call("GET", `/files/${vae}`)).state).toBe("admissible");
    expect((await other.call("GET", `/files/${training}`)).centreId).toBe("ctr_demo_nantes");
    const approved = await visitor.call("GET", "/certifications/CMI/approved-centres?service=vae");
    expect(approved.items.map(({ id }: { id: string }) => id)).toEqual(["ctr_demo_nantes"]);
    expect(await candidate.send("PUT", `/files/${vae}/centre`, { centreId: "ctr_demo_lyon" })).toMatchObject({
      status: 409,
      body: { type: "urn:problem:cqp:party-merged" },
    });
  });
});
