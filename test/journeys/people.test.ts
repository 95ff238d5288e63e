import { decodeJwt } from "jose";
import { beforeAll, describe, expect } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { type ApiClient, apiClient, demoToken } from "../../demo/client.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { enrolInTraining } from "../../demo/training-story.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;

beforeAll(async () => {
  stage = await stageOn(stack());
  await prepare(stage.people, currentApproval());
});

/** A person who signs in with an address and nothing else, as after signing up. */
async function signedIn(email: string, more: Record<string, string> = {}): Promise<ApiClient> {
  return apiClient(stack().urls.api, await demoToken(stack().urls.identity, { email, ...more }));
}
const invite = (who: ApiClient, partyId: string, email: string, role: string) =>
  who.send("POST", `/parties/${partyId}/people`, { name: "Nadia Exemple", email, role });
const me = async (email: string) => (await signedIn(email)).call("GET", "/me");
const mailsTo = async (address: string) => {
  await stack().settled();
  return (await stack().mailbox.mails()).filter(({ destination }) =>
    destination.to[0]?.toLowerCase().includes(address),
  );
};
const company = "cmp_demo_mutuelle";
const centre = "ctr_demo_lyon";

describe("the people of a company, from the first manager that OEMM invites", () => {
  let manager: ApiClient;
  let managerId = "";
  let memberId = "";

  it("an invited address gives the party and the role at the next token", async () => {
    expect(await me("nadia@mutuelle.example.org")).toMatchObject({ role: "candidate" });
    const invited = await invite(stage.people.oemm, company, "Nadia@Mutuelle.example.org", "manager");
    expect([invited.status, invited.headers.get("etag")]).toEqual([201, '"1"']);
    expect(invited.body).toMatchObject({ role: "manager", active: true });
    managerId = invited.body.id;
    expect(await me("nadia@mutuelle.example.org")).toMatchObject({
      role: "company",
      partyId: company,
      partyRole: "manager",
      party: { id: company, name: "Mutuelle Exemple" },
    });
    manager = await signedIn("nadia@mutuelle.example.org");
    expect((await manager.call("GET", `/companies/${company}`)).name).toBe("Mutuelle Exemple");
  });

  it("an address that was not proved gives nothing", async () => {
    const unproved = await signedIn("nadia@mutuelle.example.org", { email_verified: "false" });
    expect((await unproved.call("GET", "/me")).role).toBe("candidate");
    expect((await unproved.send("GET", `/parties/${company}/people`)).status).toBe(403);
  });

  it("is written to, once an invitation, with what to do", async () => {
    const [mail] = await mailsTo("nadia@mutuelle.example.org");
    expect(mail?.subject).toBe("Votre accès aux certifications de la Mutualité pour Mutuelle Exemple");
    await invite(stage.people.oemm, company, "nadia@mutuelle.example.org", "member");
    expect(await mailsTo("nadia@mutuelle.example.org")).toHaveLength(2);
    const { items } = await manager.call("GET", `/parties/${company}/people`);
    expect(items).toMatchObject([{ id: managerId, role: "manager" }]);
  });

  it("a manager invites; a member does the work and manages no person", async () => {
    const invited = await invite(manager, company, "marc@mutuelle.example.org", "member");
    memberId = invited.body.id;
    const member = await signedIn("marc@mutuelle.example.org");
    expect((await member.call("GET", `/parties/${company}/people`)).items).toHaveLength(2);
    expect((await member.call("GET", "/files")).items).toEqual([]);
    const path = `/parties/${company}/people/${memberId}`;
    expect((await member.send("PATCH", path, { role: "manager" })).status).toBe(403);
    expect((await invite(member, company, "autre@mutuelle.example.org", "member")).status).toBe(403);
  });

  it("the list goes on page by page", async () => {
    const first = await manager.call("GET", `/parties/${company}/people?limit=1`);
    const rest = await manager.call("GET", `/parties/${company}/people?limit=1&cursor=${first.next}`);
    expect([...first.items, ...rest.items].map(({ id }: { id: string }) => id)).toEqual([
      managerId,
      memberId,
    ]);
  });

  it("the last manager stays, unless OEMM removes them", async () => {
    const path = `/parties/${company}/people/${managerId}`;
    for (const change of [{ active: false }, { role: "member" }])
      expect(await manager.send("PATCH", path, change)).toMatchObject({
        status: 409,
        body: { type: "urn:problem:cqp:last-manager" },
      });
    const other = `/parties/${company}/people/${memberId}`;
    await manager.call("PATCH", other, { role: "manager" });
    expect(await me("marc@mutuelle.example.org")).toMatchObject({ partyRole: "manager" });
    // Both step down at the same moment: one of them stays.
    const steps = await Promise.all(
      [path, other].map((one) => stage.people.company.send("PATCH", one, { role: "member" })),
    );
    expect(steps.map(({ status }) => status).sort()).toEqual([200, 409]);
    await stage.people.oemm.call("PATCH", path, { role: "manager" });
    await stage.people.oemm.call("PATCH", other, { role: "member" });
  });

  it("a deactivated person is a plain candidate again, until they are reactivated", async () => {
    const path = `/parties/${company}/people/${memberId}`;
    await manager.call("PATCH", path, { active: false });
    const left = await me("marc@mutuelle.example.org");
    expect(left.role).toBe("candidate");
    expect(left).not.toHaveProperty("partyId");
    expect(left).not.toHaveProperty("party");
    expect(await invite(manager, company, "marc@mutuelle.example.org", "member")).toMatchObject({
      status: 409,
      body: { type: "urn:problem:cqp:person-inactive" },
    });
    await manager.call("PATCH", path, { active: true });
    expect((await me("marc@mutuelle.example.org")).partyId).toBe(company);
  });

  it("a manager who was deactivated can't use their last minutes to come back", async () => {
    const path = `/parties/${company}/people/${managerId}`;
    await stage.people.oemm.call("PATCH", path, { active: false });
    expect((await manager.send("PATCH", path, { active: true })).status).toBe(403);
    await stage.people.oemm.call("PATCH", path, { active: true });
  });

  it("an edit of an outdated version is refused", async () => {
    const path = `/parties/${company}/people/${memberId}`;
    const stale = await manager.send("PATCH", path, { name: "Marc Autre" }, { "if-match": '"1"' });
    expect(stale.status).toBe(412);
  });
});

describe("one address, one party", () => {
  it("a second party is refused without learning whose the address is", async () => {
    const refused = await invite(stage.people.centre, centre, "marc@mutuelle.example.org", "member");
    expect(refused).toMatchObject({ status: 409, body: { type: "urn:problem:cqp:address-unavailable" } });
    expect(JSON.stringify(refused.body)).not.toMatch(/mutuelle|cmp_|entreprise/i);
    const member = await stage.people.oemm.send("PUT", "/jury-members/jur_marc", {
      name: "Marc Exemple",
      email: "marc@mutuelle.example.org",
      side: "employee",
      organisation: "Syndicat A",
    });
    expect([member.status, member.body.type]).toEqual([409, "urn:problem:cqp:address-unavailable"]);
  });

  it("R-PER-6: a candidate under way who is given one keeps their own file, in any capacity", async () => {
    const { candidate, oemm } = stage.people;
    const amina = { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" };
    const { id } = await candidate.call("POST", "/files", {
      path: "vae",
      certification: "CMI",
      candidate: amina,
    });
    const asMember = () =>
      oemm.send("PUT", "/jury-members/jur_amina", {
        name: "Amina Exemple",
        email: amina.email,
        side: "employee",
        organisation: "Syndicat A",
      });
    expect((await asMember()).status).toBe(200);
    const member = apiClient(stack().urls.api, await demoToken(stack().urls.identity, "amina"));
    expect((await member.call("GET", "/me")).role).toBe("jury-member");
    expect((await member.send("GET", `/files/${id}`)).status).toBe(200);
    expect((await member.send("POST", `/files/${id}/withdrawal`)).status).toBe(200);
  });

  it("once deactivated there, the address may be another's, and no longer comes back", async () => {
    const { oemm } = stage.people;
    const { items } = await oemm.call("GET", `/parties/${company}/people`);
    const path = `/parties/${company}/people/${items[1].id}`;
    await oemm.call("PATCH", path, { active: false });
    expect((await invite(stage.people.centre, centre, "marc@mutuelle.example.org", "member")).status).toBe(
      201,
    );
    expect(await me("marc@mutuelle.example.org")).toMatchObject({
      role: "centre",
      party: { id: centre, name: "Formation Mutualiste Lyon" },
    });
    expect((await oemm.send("PATCH", path, { active: true })).body.type).toBe(
      "urn:problem:cqp:address-unavailable",
    );
    await oemm.call("PATCH", path, { name: "Marc Parti" });
    expect((await me("marc@mutuelle.example.org")).role).toBe("centre");
  });

  it("two simultaneous invitations of an address give it to one party", async () => {
    const answers = await Promise.all([
      invite(stage.people.oemm, company, "course@example.org", "member"),
      invite(stage.people.oemm, centre, "course@example.org", "member"),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe("other parties, OEMM's own people and juries", () => {
  it("another party's people do not exist for one", async () => {
    const { centre: lyon, candidate } = stage.people;
    expect((await lyon.send("GET", `/parties/${company}/people`)).status).toBe(404);
    expect((await lyon.send("GET", "/parties/oemm/people")).status).toBe(404);
    expect((await invite(lyon, "ctr_demo_nantes", "x@example.org", "member")).status).toBe(404);
    expect((await candidate.send("GET", `/parties/${company}/people`)).status).toBe(403);
    expect((await invite(stage.people.oemm, "cmp_absente", "x@example.org", "manager")).status).toBe(404);
    expect((await stage.people.oemm.send("GET", "/parties/jur_x/people")).status).toBe(400);
  });

  it("OEMM manages its own people; its members manage no person", async () => {
    expect(await stage.people.oemm.call("GET", "/me")).toMatchObject({
      partyRole: "manager",
      party: { id: "oemm", name: "OEMM" },
    });
    expect((await invite(stage.people.oemm, "oemm", "olga@oemm.example.org", "member")).status).toBe(201);
    const olga = await signedIn("olga@oemm.example.org");
    expect(await olga.call("GET", "/me")).toMatchObject({ role: "oemm", partyRole: "member" });
    expect((await olga.call("GET", "/companies")).items).toHaveLength(1);
    expect((await olga.call("GET", `/parties/${company}/people`)).items.length).toBeGreaterThan(1);
    expect((await invite(olga, company, "x@example.org", "manager")).status).toBe(403);
  });

  it("R-JURY-2: the account of a jury member follows the directory", async () => {
    const describe = (email: string) =>
      stage.people.oemm.call("PUT", "/jury-members/jur_nouvelle", {
        name: "Nour Exemple",
        email,
        side: "employee",
        organisation: "Syndicat A",
      });
    await describe("nour@jury.example.org");
    expect(await me("nour@jury.example.org")).toMatchObject({
      role: "jury-member",
      partyId: "jur_nouvelle",
      party: { id: "jur_nouvelle", name: "Nour Exemple" },
    });
    await describe("nour@jury.example.org");
    expect(await mailsTo("nour@jury.example.org")).toHaveLength(1);
    await describe("nour.autre@jury.example.org");
    expect((await me("nour@jury.example.org")).role).toBe("candidate");
    expect((await me("nour.autre@jury.example.org")).partyId).toBe("jur_nouvelle");
    expect(await mailsTo("nour.autre@jury.example.org")).toHaveLength(1);
  });

  it("an account that was put in its group by hand keeps it while its address has no membership", async () => {
    const byHand = { group: "centre", party_id: centre };
    const before = await signedIn("louis@example.org", byHand);
    expect(await before.call("GET", "/me")).toMatchObject({ role: "centre", partyId: centre });
    await invite(stage.people.oemm, company, "louis@example.org", "member");
    const after = await signedIn("louis@example.org", byHand);
    expect(await after.call("GET", "/me")).toMatchObject({ role: "company", partyId: company });
    const token = await demoToken(stack().urls.identity, { email: "louis@example.org", ...byHand });
    expect(decodeJwt(token)).toMatchObject({ "cognito:groups": ["company"], party_id: company });
    expect(decodeJwt(token)).not.toHaveProperty("custom:party_id");
  });
});

describe("R-TRN-9: evaluators, who are invited for one candidate", () => {
  const addresses = ["rachel@example.org", "thomas@example.org", "theo@example.org"] as const;
  const pair = (other: string) => ({
    evaluators: [
      { role: "line-manager", name: "Rachel Exemple", email: addresses[0] },
      { role: "tutor", name: "Tuteur Exemple", email: other },
    ],
  });
  const sees = async (address: string, id: string) =>
    (await (await signedIn(address)).send("GET", `/files/${id}`)).status === 200;
  const listed = async (address: string) =>
    (await (await signedIn(address)).call("GET", "/files?as=evaluator")).items.map(
      ({ id }: { id: string }) => id,
    );

  it("see that candidate alone, and nothing once replaced", async () => {
    const employer = stage.people.company;
    const fileId = await enrolInTraining(stage);
    const colleague = await employer.call("POST", "/files", {
      path: "training",
      certification: "CMI",
      candidate: { civilStatus: civilStatusOf("Eve", "Exemple"), email: "eve@candidats.example.org" },
      centreId: centre,
      status: "holds-the-job",
    });
    await employer.call("PUT", `/files/${fileId}/evaluators`, pair(addresses[1]));
    expect(await Promise.all(addresses.map((address) => sees(address, fileId)))).toEqual([true, true, false]);
    expect(await listed(addresses[1])).toEqual([fileId]);
    expect(await sees(addresses[1], colleague.id)).toBe(false);
    const account = await me(addresses[1]);
    expect(account).toMatchObject({ role: "candidate" });
    expect(account).not.toHaveProperty("party");

    await employer.call("PUT", `/files/${fileId}/evaluators`, pair(addresses[2]));
    expect(await Promise.all(addresses.map((address) => sees(address, fileId)))).toEqual([true, false, true]);
    expect(await listed(addresses[1])).toEqual([]);
    const opinion = { domains: {} };
    const left = await signedIn(addresses[1]);
    expect((await left.send("PUT", `/files/${fileId}/opinion`, opinion)).status).toBe(404);
    for (const address of addresses) expect(await mailsTo(address)).toHaveLength(1);
  });
});

it("nothing of the template is left out by the local stack", () => {
  expect(stack().unsupported).toEqual([]);
});
