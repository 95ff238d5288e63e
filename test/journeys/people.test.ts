import { beforeAll, describe, expect } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { type ApiClient, apiClient, demoToken } from "../../demo/client.ts";
import { acceptInvitation, signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { enrolInTraining } from "../../demo/training-story.ts";
import { inviteFirstManager } from "../../infra/operator/invite-first-manager.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { useDatabase } from "../support/database.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
});

/** A person who signs in with an address and nothing else, as after signing up. */
const signedIn = (email: string, actingAs?: string) => signedInAs(stack().urls, email, actingAs);
const accept = (email: string, partyId: string) => acceptInvitation(stack().urls, email, partyId);
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

  it("R-PER-6: an invitation changes nothing before the person who proved the address accepts it", async () => {
    const address = "nadia@mutuelle.example.org";
    expect(await me(address)).toMatchObject({ role: "candidate", capacities: [], invitations: [] });
    const invited = await invite(stage.people.oemm, company, "Nadia@Mutuelle.example.org", "manager");
    expect([invited.status, invited.headers.get("etag")]).toEqual([201, '"1"']);
    expect(invited.body).toMatchObject({ role: "manager", active: true, answer: "waiting" });
    managerId = invited.body.id;
    const offered = {
      actingAs: company,
      role: "company",
      partyRole: "manager",
      name: "Mutuelle Exemple",
      secondFactor: false,
    };
    expect(await me(address)).toMatchObject({ capacities: [], invitations: [offered] });
    const before = await (await signedIn(address, company)).send("GET", `/companies/${company}`);
    expect(before).toMatchObject({ status: 403, body: { type: "urn:problem:cqp:capacity-not-held" } });

    manager = await accept(address, company);
    expect(await me(address)).toMatchObject({
      role: "candidate",
      capacities: [offered],
      invitations: [],
    });
    expect(await manager.call("GET", "/me")).toMatchObject({
      role: "company",
      partyId: company,
      partyRole: "manager",
      name: "Nadia Exemple",
      party: { id: company, name: "Mutuelle Exemple" },
    });
    expect((await manager.call("GET", `/companies/${company}`)).name).toBe("Mutuelle Exemple");
    const again = await manager.send("POST", `/me/invitations/${company}/refusal`);
    expect(again).toMatchObject({ status: 409, body: { type: "urn:problem:cqp:invitation-answered" } });
  });

  it("an address that was not proved gives nothing, nor does an invitation of another", async () => {
    const { api, identity } = stack().urls;
    const unproved = { email: "nadia@mutuelle.example.org", email_verified: "false" };
    const asCompany = apiClient(api, await demoToken(identity, unproved), company);
    expect((await asCompany.send("GET", `/parties/${company}/people`)).status).toBe(403);
    const other = await signedIn("autre@mutuelle.example.org");
    expect((await other.send("POST", `/me/invitations/${company}/acceptance`)).status).toBe(404);
  });

  it("who declines has nothing, and may be invited again", async () => {
    const address = "paul@mutuelle.example.org";
    await invite(manager, company, address, "member");
    await (await signedIn(address)).call("POST", `/me/invitations/${company}/refusal`);
    expect(await me(address)).toMatchObject({ capacities: [], invitations: [] });
    const { items } = await manager.call("GET", `/parties/${company}/people`);
    expect(items.find(({ email }: { email: string }) => email === address)).toMatchObject({
      answer: "declined",
    });
    expect((await invite(manager, company, address, "member")).body.answer).toBe("waiting");
    expect((await me(address)).invitations).toHaveLength(1);
    const paul = items.find(({ email }: { email: string }) => email === address).id;
    await manager.call("PATCH", `/parties/${company}/people/${paul}`, { active: false });
    expect((await me(address)).invitations).toEqual([]);
  });

  it("is written to, once an invitation, with what to do", async () => {
    const [mail] = await mailsTo("nadia@mutuelle.example.org");
    expect(mail?.subject).toBe("Votre accès aux certifications de la Mutualité pour Mutuelle Exemple");
    await invite(stage.people.oemm, company, "nadia@mutuelle.example.org", "member");
    expect(await mailsTo("nadia@mutuelle.example.org")).toHaveLength(2);
    const { items } = await manager.call("GET", `/parties/${company}/people`);
    expect(items[0]).toMatchObject({ id: managerId, role: "manager" });
  });

  it("a manager invites; a member does the work and manages no person", async () => {
    const invited = await invite(manager, company, "marc@mutuelle.example.org", "member");
    memberId = invited.body.id;
    const member = await accept("marc@mutuelle.example.org", company);
    expect((await member.call("GET", `/parties/${company}/people`)).items).toHaveLength(3);
    expect((await member.call("GET", "/files")).items).toEqual([]);
    const path = `/parties/${company}/people/${memberId}`;
    expect((await member.send("PATCH", path, { role: "manager" })).status).toBe(403);
    expect((await invite(member, company, "autre@mutuelle.example.org", "member")).status).toBe(403);
  });

  it("the list goes on page by page", async () => {
    const first = await manager.call("GET", `/parties/${company}/people?limit=1`);
    const rest = await manager.call("GET", `/parties/${company}/people?limit=2&cursor=${first.next}`);
    const ids = [...first.items, ...rest.items].map(({ id }: { id: string }) => id);
    expect([ids.length, ids[0], ids[2]]).toEqual([3, managerId, memberId]);
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
    expect(await me("marc@mutuelle.example.org")).toMatchObject({ capacities: [{ partyRole: "manager" }] });
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
    expect((await me("marc@mutuelle.example.org")).capacities).toEqual([]);
    const left = await signedIn("marc@mutuelle.example.org", company);
    expect((await left.send("GET", "/files")).body.type).toBe("urn:problem:cqp:capacity-not-held");
    expect(await invite(manager, company, "marc@mutuelle.example.org", "member")).toMatchObject({
      status: 409,
      body: { type: "urn:problem:cqp:person-inactive" },
    });
    await manager.call("PATCH", path, { active: true });
    expect((await me("marc@mutuelle.example.org")).capacities).toHaveLength(1);
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

describe("R-PER-6: several capacities of one account", () => {
  it("one for each party that it accepted, each used when it is named", async () => {
    const address = "marc@mutuelle.example.org";
    expect((await invite(stage.people.centre, centre, address, "member")).status).toBe(201);
    const asCentre = await accept(address, centre);
    expect(await asCentre.call("GET", "/me")).toMatchObject({
      role: "centre",
      party: { id: centre, name: "Formation Mutualiste Lyon" },
      capacities: [{ actingAs: company }, { actingAs: centre }],
    });
    expect((await asCentre.send("GET", `/companies/${company}`)).status).toBe(403);
    const asCompany = await signedIn(address, company);
    expect((await asCompany.send("GET", `/companies/${company}`)).status).toBe(200);
    const asSelf = await signedIn(address);
    expect((await asSelf.send("GET", `/companies/${company}`)).status).toBe(403);
  });

  it("two simultaneous invitations of an address are two invitations", async () => {
    const answers = await Promise.all([
      invite(stage.people.oemm, company, "course@example.org", "member"),
      invite(stage.people.oemm, centre, "course@example.org", "member"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await me("course@example.org")).invitations).toHaveLength(2);
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
    await candidate.call("POST", "/me/invitations/jur_amina/acceptance");
    const { api, identity } = stack().urls;
    const withPassword = apiClient(api, await demoToken(identity, "amina"), "jur_amina");
    expect(await withPassword.send("GET", "/me")).toMatchObject({
      status: 403,
      body: { type: "urn:problem:cqp:second-factor-needed" },
    });
    const withCode = { account: "amina", second_factor: "true" };
    const member = apiClient(api, await demoToken(identity, withCode), "jur_amina");
    expect((await member.call("GET", "/me")).role).toBe("jury-member");
    expect((await member.send("GET", `/files/${id}`)).status).toBe(200);
    expect((await member.send("POST", `/files/${id}/withdrawal`)).status).toBe(200);
  });
});

describe("R-PER-6: who acts for a company or a centre", () => {
  it("enrols by VAE as themselves, and handles their own file in no capacity", async () => {
    for (const [email, party, firstNames] of [
      ["rh@example.org", company, "Gaspard"],
      ["conseillere@example.org", "ctr_demo_lyon", "Hélène"],
    ] as const) {
      expect((await invite(stage.people.oemm, party, email, "member")).status).toBe(201);
      const acting = await accept(email, party);
      const oneself = await signedInAs(stack().urls, email);
      const candidate = { civilStatus: civilStatusOf(firstNames, "Exemple"), email };
      const file = { path: "vae", certification: "CMI", candidate, centreId: "ctr_demo_lyon" };
      const { id, state } = await oneself.call("POST", "/files", file);
      expect(state).toBe("enrolled");
      expect((await oneself.call("GET", "/files")).items).toMatchObject([{ id }]);
      expect((await acting.send("GET", `/files/${id}`)).status).toBe(200);
      expect((await acting.send("PUT", `/files/${id}/experience`, { periods: [] })).status).toBe(403);
    }
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
    const olga = await accept("olga@oemm.example.org", "oemm");
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
    const member = await accept("nour@jury.example.org", "jur_nouvelle");
    expect(await member.call("GET", "/me")).toMatchObject({
      role: "jury-member",
      partyId: "jur_nouvelle",
      party: { id: "jur_nouvelle", name: "Nour Exemple" },
    });
    await describe("nour@jury.example.org");
    expect(await mailsTo("nour@jury.example.org")).toHaveLength(1);
    await describe("nour.autre@jury.example.org");
    expect((await me("nour@jury.example.org")).capacities).toEqual([]);
    expect((await me("nour.autre@jury.example.org")).invitations).toMatchObject([
      { actingAs: "jur_nouvelle", role: "jury-member", name: "Nour Exemple" },
    ]);
    expect(await mailsTo("nour.autre@jury.example.org")).toHaveLength(1);
  });

  it("R-PER-7: the number of a jury member is never another person's", async () => {
    const described = (name: string, email: string) =>
      stage.people.oemm.send("PUT", "/jury-members/jur_noe", {
        name,
        email,
        side: "employee",
        organisation: "Syndicat A",
      });
    const refused = { status: 409, body: { type: "urn:problem:cqp:number-of-another" } };
    // Before a person has accepted, it is no one's.
    expect((await described("Noé Exemplle", "noe.mistyped@jury.example.org")).status).toBe(200);
    expect((await described("Noé Exemple", "noe@jury.example.org")).status).toBe(200);
    await accept("noe@jury.example.org", "jur_noe");
    expect(await described("Lou Exemple", "lou@jury.example.org")).toMatchObject(refused);
    // A name and an address, one after the other, lead to another person no more than both at once.
    expect((await described("Noé Autrement", "noe@jury.example.org")).status).toBe(200);
    expect((await described("Noé Autrement", "lou@jury.example.org")).status).toBe(200);
    const lou = await signedInAs(stack().urls, "lou@jury.example.org");
    expect(await lou.send("POST", "/me/invitations/jur_noe/acceptance")).toMatchObject(refused);
    expect((await me("lou@jury.example.org")).capacities).toEqual([]);
    expect((await described("Noé Autrement", "noe@jury.example.org")).status).toBe(200);
    expect(await (await accept("noe@jury.example.org", "jur_noe")).call("GET", "/me")).toMatchObject({
      partyId: "jur_noe",
    });
  });

  it("an identity token is no way in", async () => {
    const { identity, api } = stack().urls;
    const answer = await fetch(`${identity}/token`, {
      method: "POST",
      body: new URLSearchParams({ account: "oemm" }),
    });
    const { id_token } = (await answer.json()) as { id_token: string };
    const refused = await apiClient(api, id_token, "oemm").send("GET", "/companies");
    expect(refused).toMatchObject({ status: 401, body: { type: "urn:problem:cqp:not-signed-in" } });
  });
});

describe("the first person of OEMM", () => {
  const first = { name: "Ondine Exemple", email: "ondine@oemm.example.org" };

  it("is invited by an operator's command, accepts as any other, and invites", async () => {
    useDatabase(stack().database);
    await inviteFirstManager(first, systemRuntime);
    const [mail] = await mailsTo(first.email);
    expect(mail?.subject).toBe("Votre accès aux certifications de la Mutualité pour l’OEMM");
    const ondine = await accept(first.email, "oemm");
    expect((await invite(ondine, "oemm", "oscar@oemm.example.org", "manager")).status).toBe(201);
    const { items } = await ondine.call("GET", "/tasks");
    expect(items).toEqual([]);
  });

  it("invites all others: the command does not, once there is one", async () => {
    await expect(
      inviteFirstManager({ name: "Autre", email: "autre@oemm.example.org" }, systemRuntime),
    ).rejects.toThrow("a déjà une personne");
    await expect(inviteFirstManager({ ...first, email: "x" }, systemRuntime)).rejects.toThrow();
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
  const answer = async (address: string, id: string, given: "acceptance" | "refusal" = "acceptance") =>
    (await (await signedIn(address)).send("POST", `/files/${id}/evaluation-${given}`)).status;
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
    // R-PER-6: named, they see nothing until they accept.
    expect(await Promise.all(addresses.map((address) => sees(address, fileId)))).toEqual([
      false,
      false,
      false,
    ]);
    expect(await listed(addresses[1])).toEqual([]);
    for (const address of addresses.slice(0, 2)) expect(await answer(address, fileId)).toBe(204);
    expect(await answer(addresses[0], fileId)).toBe(409);
    expect(await answer(addresses[2], fileId)).toBe(409);
    expect(await Promise.all(addresses.map((address) => sees(address, fileId)))).toEqual([true, true, false]);
    expect(await listed(addresses[1])).toEqual([fileId]);
    expect(await sees(addresses[1], colleague.id)).toBe(false);
    const account = await me(addresses[1]);
    expect(account).toMatchObject({ role: "candidate", capacities: [] });
    expect(account).not.toHaveProperty("party");

    await employer.call("PUT", `/files/${fileId}/evaluators`, pair(addresses[2]));
    expect(await answer(addresses[2], fileId, "refusal")).toBe(204);
    const { evaluators, readiness } = await employer.call("GET", `/files/${fileId}`);
    expect(evaluators.map((one: { answer: string }) => one.answer)).toEqual(["accepted", "declined"]);
    expect(JSON.stringify(readiness.missing)).toContain("a décliné");
    expect(await answer(addresses[2], fileId)).toBe(409);
    await employer.call("PUT", `/files/${fileId}/evaluators`, pair(addresses[2]));
    expect(await answer(addresses[2], fileId)).toBe(204);
    expect(await Promise.all(addresses.map((address) => sees(address, fileId)))).toEqual([true, false, true]);
    expect(await listed(addresses[1])).toEqual([]);
    const opinion = { domains: {} };
    const left = await signedIn(addresses[1]);
    expect((await left.send("PUT", `/files/${fileId}/opinion`, opinion)).status).toBe(404);
    // Who declined was asked again.
    expect(await Promise.all(addresses.map(async (address) => (await mailsTo(address)).length))).toEqual([
      1, 1, 2,
    ]);
  });
});

it("nothing of the template is left out by the local stack", () => {
  expect(stack().unsupported).toEqual([]);
});
