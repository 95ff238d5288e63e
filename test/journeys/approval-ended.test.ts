import { beforeAll, describe, expect } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { type ApiClient, apiClient, demoToken } from "../../demo/client.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { enrolInTraining } from "../../demo/training-story.ts";
import { becomeAdmissible, enrol } from "../../demo/vae-story.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { draftTraining } from "../support/candidates.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
const centreId = "ctr_demo_lyon";
const { from, until } = currentApproval();
let stage: Stage;
/** VAE files: one only enrolled, one interviewed, one admissible with an agreement to sign; and a training file. */
const files = { enrolled: "", interviewed: "", admissible: "", training: "" };
let candidates: Record<keyof typeof files, ApiClient>;

/** A candidate whose file goes as far as asked, by the demo's own steps. */
async function vaeFile(candidate: ApiClient, email: string): Promise<string> {
  const file = await candidate.call("POST", "/files", {
    path: "vae",
    certification: "CMI",
    candidate: { civilStatus: civilStatusOf("Bruno", "Exemple"), email },
    centreId,
  });
  return file.id;
}

const interview = async () => ({
  heldOn: stage.today,
  participants: [{ name: "Camille Exemple", function: "Conseillère VAE" }],
  positioning: Object.fromEntries(
    (await stage.people.visitor.call("GET", "/certifications/CMI")).domains.map(
      ({ code }: { code: string }) => [code, "fully"],
    ),
  ),
  conclusion: "…",
  advisedPath: "vae",
});
const terms = { nature: "…", meetings: [{ mode: "phone", duration: 30, subject: "…" }] };
const module = async (code: string, startsOn: string) => ({
  code,
  title: code,
  domains: [(await stage.people.visitor.call("GET", "/certifications/CRD")).domains[0].code],
  hours: 40,
  centreId,
  startsOn,
  endsOn: stage.today,
});
const endApproval = (service: string, certification: string, last: string) =>
  stage.people.oemm.call("POST", `/centres/${centreId}/approvals`, {
    certification,
    service,
    from,
    until: last,
    decidedOn: stage.today,
    reference: "Retrait",
  });

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  const chloe = apiClient(stack().urls.api, await demoToken(stack().urls.identity, "chloe"));
  candidates = {
    enrolled: stage.people.otherCandidate,
    interviewed: chloe,
    admissible: stage.people.candidate,
    training: stage.people.trainee,
  };
  files.enrolled = await vaeFile(candidates.enrolled, "bruno@candidats.example.org");
  files.interviewed = await vaeFile(chloe, "chloe@candidats.example.org");
  await stage.people.centre.call("PUT", `/files/${files.interviewed}/interview`, await interview());
  files.admissible = await enrol(stage);
  await becomeAdmissible(stage, files.admissible);
  await stage.people.centre.call("PUT", `/files/${files.admissible}/accompaniment-agreement`, terms);
  files.training = await enrolInTraining(stage);
  await stage.people.company.call("PUT", `/files/${files.training}/individual-path`, {
    modules: [await module("M1", addDays(stage.today, -1)), await module("M2", stage.today)],
  });
});

const readCentre = (who: ApiClient) => who.call("GET", `/centres/${centreId}`);
const underWay = (query = "") =>
  stage.people.oemm.call("GET", `/centres/${centreId}/candidates-under-way${query}`);
const refusalOf = async (answer: Promise<{ status: number; body: { type: string; rule: string } }>) => {
  const { status, body } = await answer;
  return [status, body.type, body.rule];
};
const refused = (rule: string) => [409, "urn:problem:cqp:centre-not-approved", rule];

describe("R-CTR-3: an approval that is ended before its planned end", () => {
  it("while it is in force, no candidate is flagged", async () => {
    const { standings, endedWithCandidatesUnderWay } = await readCentre(stage.people.oemm);
    expect(standings.map(({ standing }: { standing: string }) => standing)).toEqual(
      Array(4).fill("in-force"),
    );
    expect(endedWithCandidatesUnderWay).toEqual([]);
    expect((await underWay("?standing=ended")).items).toEqual([]);
    expect((await underWay()).items).toHaveLength(4);
  });

  it("ending soon, it shows whose candidates it concerns", async () => {
    const soon = addDays(stage.today, 30);
    await endApproval("vae", "CMI", soon);
    const { items } = await underWay("?standing=ending");
    expect(items).toHaveLength(3);
    for (const item of items) expect(item.approval).toMatchObject({ standing: "ending", lastDay: soon });
  });

  it("recorded again from the same day with an earlier end, it ends then", async () => {
    const yesterday = addDays(stage.today, -1);
    await endApproval("vae", "CMI", yesterday);
    await endApproval("training", "CRD", yesterday);
    const { approvals } = await readCentre(stage.people.oemm);
    expect(approvals.filter((one: { until: string }) => one.until === yesterday)).toHaveLength(2);
  });

  it("R-CTR-2, R-OEMM-6: any visitor reads the list of a certification, a service and a day, without signing in", async () => {
    const approved = async (certification: string, query: string) => {
      const { visitor } = stage.people;
      return (await visitor.call("GET", `/certifications/${certification}/approved-centres?${query}`)).items;
    };
    const listed = async (certification: string, service: string, on = stage.today) => {
      const items: { id: string; services: { service: string; approvedUntil: string }[] }[] = await approved(
        certification,
        `service=${service}&on=${on}`,
      );
      return items.flatMap(({ id, services }) => services.map((one) => [id, one.approvedUntil]));
    };
    const yesterday = addDays(stage.today, -1);
    expect(await listed("CMI", "vae")).toEqual([]);
    expect(await listed("CMI", "vae", yesterday)).toEqual([[centreId, yesterday]]);
    expect(await listed("CMI", "vae", from)).toEqual([[centreId, yesterday]]);
    expect(await listed("CMI", "vae", addDays(from, -1))).toEqual([]);
    expect(await listed("CMI", "training")).toEqual([[centreId, until]]);
    expect(await listed("CMC", "vae")).toEqual([]);
    // R-OEMM-6: as a list is read that says of each centre how to reach it and what it does until when.
    expect(await approved("CMI", `on=${yesterday}`)).toEqual([
      {
        id: centreId,
        name: expect.any(String),
        email: expect.stringContaining("@"),
        phone: "+33465711234",
        address: expect.any(String),
        city: "Lyon",
        services: [
          { service: "training", approvedFrom: from, approvedUntil: until },
          { service: "vae", approvedFrom: from, approvedUntil: yesterday },
        ],
      },
    ]);
  });

  it("the centre still reads its candidates' files", async () => {
    const { items } = await stage.people.centre.call("GET", "/files");
    expect(items).toHaveLength(4);
    for (const id of Object.values(files))
      expect((await stage.people.centre.send("GET", `/files/${id}`)).status).toBe(200);
  });

  it("R-VAE-3, R-VAE-5: and starts nothing new by VAE", async () => {
    const { centre } = stage.people;
    const put = (id: string, what: string, body: unknown) => centre.send("PUT", `/files/${id}/${what}`, body);
    expect(await refusalOf(put(files.enrolled, "interview", await interview()))).toEqual(refused("R-VAE-3"));
    expect(await refusalOf(put(files.interviewed, "experience", { periods: [] }))).toEqual(
      refused("R-VAE-3"),
    );
    const ruling = { decision: "not-admissible", motive: "…" };
    expect(await refusalOf(centre.send("POST", `/files/${files.interviewed}/admissibility`, ruling))).toEqual(
      refused("R-VAE-3"),
    );
    expect(await refusalOf(put(files.admissible, "accompaniment-agreement", terms))).toEqual(
      refused("R-VAE-5"),
    );
    const signature = `/files/${files.admissible}/accompaniment-agreement/signature`;
    expect(await refusalOf(candidates.admissible.send("POST", signature))).toEqual(refused("R-VAE-5"));
    const choice = candidates.enrolled.send("PUT", `/files/${files.enrolled}/centre`, { centreId });
    expect(await refusalOf(choice)).toEqual(refused("R-VAE-3"));
  });

  it("R-TRN-7: a module that started while it was approved is assessed, a later one is not", async () => {
    const { centre, company } = stage.people;
    const assess = async (code: string) =>
      centre.send("PUT", `/files/${files.training}/modules/${code}/assessment`, {
        assessedOn: stage.today,
        domains: { [(await module(code, stage.today)).domains[0]]: "mastered" },
        comment: "…",
      });
    expect((await assess("M1")).status).toBe(200);
    expect(await refusalOf(assess("M2"))).toEqual(refused("R-TRN-7"));
    const path = await company.send("PUT", `/files/${files.training}/individual-path`, {
      modules: [await module("M1", addDays(stage.today, -1)), await module("M3", stage.today)],
    });
    expect(path).toMatchObject({
      status: 400,
      body: { rule: "R-TRN-7", errors: [{ field: "modules.1.centreId" }] },
    });
  });

  it("R-TRN-7: a module that is to start where the approval was cut is told on its path, and is among that centre's candidates", async () => {
    const { company, oemm } = stage.people;
    const elsewhere = "ctr_module";
    const approved = (until: string) =>
      oemm.call("POST", `/centres/${elsewhere}/approvals`, {
        ...{ certification: "CRD", service: "training", from, until },
        ...{ decidedOn: stage.today, reference: "Décision" },
      });
    await oemm.call("PUT", `/centres/${elsewhere}`, {
      ...{ name: "Centre du module", email: "accueil@module.example.org" },
      ...{ address: "1 rue", city: "Paris" },
    });
    await approved(until);
    const later = { ...(await module("M4", addDays(stage.today, 20))), centreId: elsewhere };
    await company.call("PUT", `/files/${files.training}/individual-path`, {
      modules: [await module("M1", addDays(stage.today, -1)), { ...later, endsOn: addDays(stage.today, 21) }],
    });
    const warned = async () =>
      (await company.call("GET", `/files/${files.training}`)).individualPath.warnings.map(
        ({ rule }: { rule: string }) => rule,
      );
    const followed = async () =>
      (await oemm.call("GET", `/centres/${elsewhere}/candidates-under-way`)).items.map(
        ({ id, approval }: { id: string; approval: { standing: string } }) => [id, approval.standing],
      );
    expect([await warned(), await followed()]).toEqual([[], [[files.training, "in-force"]]]);
    await approved(addDays(stage.today, -1));
    expect([await warned(), await followed()]).toEqual([["R-TRN-7"], [[files.training, "ended"]]]);
  });

  it("R-TRN-1, R-TRN-7: a draft that names the centre misses another one", async () => {
    const { company } = stage.people;
    const candidate = {
      civilStatus: civilStatusOf("Inès", "Exemple"),
      email: "ines@candidats.example.org",
    };
    const missing = async (certification: string) => {
      const { id } = await draftTraining(company, certification, candidate);
      const { readiness, ...file } = await company.call("GET", `/files/${id}`);
      expect(readiness.ready).toBe(false);
      await company.call("POST", `/files/${file.id}/withdrawal`);
      return readiness.missing.map(({ item }: { item: string }) => item);
    };
    expect(await missing("CRD")).toEqual(["individual-path", "acceptance", "centre"]);
    expect(await missing("CMI")).toEqual(["individual-path", "acceptance"]);
  });

  it("OEMM gets the candidates under way, by certification and service, and a flag on the centre", async () => {
    const yesterday = addDays(stage.today, -1);
    const { endedWithCandidatesUnderWay } = await readCentre(stage.people.oemm);
    expect(endedWithCandidatesUnderWay).toEqual(
      expect.arrayContaining([
        { certification: "CMI", service: "vae", standing: "ended", lastDay: yesterday },
        { certification: "CRD", service: "training", standing: "ended", lastDay: yesterday },
      ]),
    );
    expect(await readCentre(stage.people.centre)).not.toHaveProperty("endedWithCandidatesUnderWay");
    const ended = await underWay("?standing=ended");
    expect(ended.items.map(({ id }: { id: string }) => id).sort()).toEqual(Object.values(files).sort());
    const vae = await underWay("?certification=CMI&service=vae");
    expect(vae.items).toHaveLength(3);
    expect(vae.items[0]).toMatchObject({ service: "vae", approval: { lastDay: yesterday } });
    expect(vae.approvals).toContainEqual(
      expect.objectContaining({ certification: "CRD", service: "vae", standing: "in-force", lastDay: until }),
    );
  });

  it("page by page, without those who are no longer under way", async () => {
    await candidates.enrolled.call("POST", `/files/${files.enrolled}/withdrawal`);
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const page = await underWay(`?limit=2${next === undefined ? "" : `&cursor=${next}`}`);
      seen.push(...page.items.map(({ id }: { id: string }) => id));
      next = page.next;
    } while (next !== undefined);
    const { enrolled: _, ...left } = files;
    expect(seen.sort()).toEqual(Object.values(left).sort());
    expect((await stage.people.centre.send("GET", `/centres/${centreId}/candidates-under-way`)).status).toBe(
      403,
    );
    expect((await stage.people.oemm.send("GET", "/centres/ctr_absent/candidates-under-way")).status).toBe(
      404,
    );
  });
});
