import { beforeAll, describe, expect } from "vitest";
import { acceptEnrolment } from "../../demo/acceptance.ts";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { nameEvaluators } from "../../demo/evaluators.ts";
import { pdf } from "../../demo/files.ts";
import { prepare } from "../../demo/preparation.ts";
import { decideSession } from "../../demo/session-story.ts";
import type { Stage } from "../../demo/stage.ts";
import { becomeAdmissible, enrol, prepareFile, upload } from "../../demo/vae-story.ts";
import type { Certification, Domain } from "../../shared/domain/referential/certification.ts";
import { cmc } from "../../shared/domain/referential/contents/cmc.ts";
import { cmi } from "../../shared/domain/referential/contents/cmi.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const it = story();
const stack = useLocalStack();
let stage: Stage;
/** The world as the other candidate plays in it. */
let later: Stage;
let earlierFile = "";
let laterFile = "";
let trainingFile = "";
let renewed: Certification;

const eighth: Domain = {
  code: "CMI-8",
  number: 8,
  title: "Accompagner un adhérent dans ses démarches en ligne",
  sharedWith: [],
  interviewQuestions: ["Avez-vous aidé un adhérent à utiliser son espace personnel\u00a0?"],
  competences: [{ code: "CMI-8.C1", text: "Présenter l’espace personnel" }],
  criteria: [
    {
      code: "CMI-8.K1",
      title: "Clarté des explications",
      indicators: [{ code: "CMI-8.K1.I1", text: "L’adhérent refait seul la démarche" }],
    },
  ],
};

const codes = (count: number) => Array.from({ length: count }, (_, index) => `CMI-${index + 1}`);
const load = (versions: readonly unknown[]) =>
  stage.people.oemm.send("POST", "/certifications/versions", { versions });
const versionsOf = async (code: string) =>
  (await stage.people.visitor.call("GET", `/certifications/${code}/versions`)).items.map(
    ({ version, inForce }: { version: string; inForce: boolean }) => [version, inForce],
  );
const fieldsOf = ({ body }: { body: { errors?: { field: string }[] } }) =>
  body.errors?.map(({ field }) => field);
const levels = <Level>(count: number, level: Level) =>
  Object.fromEntries(codes(count).map((code) => [code, level]));

/** The company begins the enrolment of an employee by training. */
async function beginTraining({ people, today, mailUrl }: Stage): Promise<string> {
  const david = { civilStatus: civilStatusOf("David", "Exemple"), email: "david@candidats.example.org" };
  const { id } = await people.company.call("POST", "/files", {
    path: "training",
    certification: "CMI",
    candidate: david,
    centreId: "ctr_demo_lyon",
    status: "holds-the-job",
  });
  await upload(
    people.company,
    id,
    {
      category: "individual-path",
      title: "Parcours individualisé",
      fileName: "parcours.pdf",
      contentType: "application/pdf",
    },
    await pdf(`Parcours, ${today}`),
  );
  await acceptEnrolment(people.trainee, mailUrl, id, david.civilStatus.bornOn);
  return id;
}

beforeAll(async () => {
  stage = stageOn(stack());
  const { people, today } = stage;
  later = { ...stage, people: { ...people, candidate: people.otherCandidate } };
  await prepare(people, currentApproval());
  earlierFile = await enrol(stage);
  await becomeAdmissible(stage, earlierFile);
  await prepareFile(stage, earlierFile);
  trainingFile = await beginTraining(stage);
  renewed = {
    ...cmi,
    version: "2027-01",
    inForceFrom: today,
    name: "Conseiller(ère) mutualiste particuliers",
    domains: [...cmi.domains, eighth],
  };
});

describe("R-REF-3: a referential is refused as a whole", () => {
  it("with every fault of every version, named by its path, in French", async () => {
    const [first, ...others] = renewed.domains;
    const refused = await load([
      { ...renewed, name: "", domains: [{ ...first, number: 9, points: 3 }, ...others] },
      { ...cmc, version: "2027-01", inForceFrom: "2020-01-01", domains: undefined },
    ]);
    expect(refused).toMatchObject({
      status: 400,
      body: { type: "urn:problem:cqp:versions-refused", rule: "R-REF-3" },
    });
    expect(refused.body.errors).toMatchObject([
      { in: "body", field: "versions.0.name", hint: "À renseigner." },
      {
        in: "body",
        field: "versions.0.domains.0.points",
        message: "«\u00a0points\u00a0»\u00a0: champ inconnu, à retirer.",
      },
      {
        in: "body",
        field: "versions.0.domains.0.number",
        hint: "Le numéro attendu à cette place est 1.",
      },
      { in: "body", field: "versions.1.domains", hint: "À renseigner." },
      {
        in: "body",
        field: "versions.1.inForceFrom",
        message: expect.stringContaining("les dossiers inscrits avant elle gardent la leur"),
      },
    ]);
  });

  it("and nothing of it is loaded, even what was right", async () => {
    const alone = { ...cmc, version: "2027-01", inForceFrom: addDays(stage.today, 1) };
    const sharing = alone.domains.map((held) => ({ ...held, sharedWith: [] }));
    const refused = await load([renewed, { ...alone, domains: sharing }]);
    expect([refused.status, fieldsOf(refused)]).toEqual([400, ["versions.1.domains"]]);
    expect(await versionsOf("CMI")).toEqual([["2013-01", true]]);
    expect(await versionsOf("CMC")).toEqual([["2013-01", true]]);
  });

  it("for all but OEMM", async () => {
    const { company, visitor } = stage.people;
    expect((await company.send("POST", "/certifications/versions", { versions: [renewed] })).status).toBe(
      403,
    );
    expect((await visitor.send("POST", "/certifications/versions", { versions: [renewed] })).status).toBe(
      401,
    );
  });
});

describe("R-REF-3: OEMM loads a version", () => {
  it("which is in force from its day, and read by its name or by a date", async () => {
    const { visitor } = stage.people;
    const { status, body } = await load([renewed]);
    expect([status, body.items]).toMatchObject([201, [{ version: "2027-01", domains: 8, added: true }]]);
    expect(await versionsOf("CMI")).toEqual([
      ["2013-01", false],
      ["2027-01", true],
    ]);
    expect(await visitor.call("GET", "/certifications/CMI")).toEqual(renewed);
    expect(await visitor.call("GET", "/certifications/CMI?version=2027-01")).toEqual(renewed);
    expect(await visitor.call("GET", `/certifications/CMI?on=${addDays(stage.today, -1)}`)).toEqual(cmi);
    expect((await visitor.send("GET", "/certifications/CMI?on=2012-12-31")).status).toBe(404);
    expect(fieldsOf(await visitor.send("GET", "/certifications/CMI?on=2027-01-01&version=2013-01"))).toEqual([
      "on",
    ]);
    const { items } = await visitor.call("GET", "/certifications");
    expect(
      items.map(({ code, domains }: { code: string; domains: number }) => [code, domains]),
    ).toContainEqual(["CMI", 8]);
  });

  it("once: the same content again changes nothing, another one under its name or day is refused", async () => {
    const again = await load([renewed, cmi]);
    expect([again.status, again.body.items]).toMatchObject([201, [{ added: false }, { added: false }]]);
    const changed = await load([{ ...renewed, name: "Autre nom" }]);
    expect(changed).toMatchObject({ status: 409, body: { type: "urn:problem:cqp:version-exists" } });
    expect(fieldsOf(changed)).toEqual(["versions.0.version"]);
    expect(fieldsOf(await load([{ ...renewed, version: "2027-02" }]))).toEqual(["versions.0.inForceFrom"]);
    const { items } = await stage.people.oemm.call("GET", "/certifications/CMI/history");
    expect(items).toMatchObject([
      { type: "referential.version-loaded", data: { version: "2027-01" }, by: { role: "oemm" } },
    ]);
  });

  it("even when two are loaded at the same time: one name has one content", async () => {
    const next = { ...renewed, version: "2027-03", inForceFrom: addDays(stage.today, 30) };
    const answers = await Promise.all([
      load([{ ...next, name: "Un nom" }]),
      load([{ ...next, name: "Un autre" }]),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await versionsOf("CMI")).map(([version]: [string]) => version)).toEqual([
      "2013-01",
      "2027-01",
      "2027-03",
    ]);
  });
});

describe("R-REF-3: a file is assessed against the version in force at its enrolment", () => {
  it("the earlier one keeps its seven domains, the later one has eight", async () => {
    laterFile = await enrol(later, {
      civilStatus: civilStatusOf("Bruno", "Exemple"),
      email: "bruno@candidats.example.org",
    });
    const grids = await Promise.all(
      [earlierFile, laterFile].map((id) => stage.people.oemm.call("GET", `/files/${id}/grid`)),
    );
    expect(grids.map(({ domains }) => domains)).toEqual([cmi.domains, renewed.domains]);
    expect(grids.map(({ forms }) => forms)).toEqual([
      { interview: { domains: codes(7) }, answers: { domains: codes(7) } },
      { interview: { domains: codes(8) }, answers: { domains: codes(8) } },
    ]);
    expect(grids[1]).toMatchObject({ referentialVersion: "2027-01", gridStatus: "published" });
  });

  it("the interview places the candidate on the domains of the file, no other", async () => {
    const { centre } = stage.people;
    const held = {
      heldOn: stage.today,
      participants: [{ name: "Camille Exemple", function: "Conseillère VAE" }],
      conclusion: "La VAE est indiquée.",
      advisedPath: "vae",
    };
    const asked = (count: number) =>
      centre.send("PUT", `/files/${laterFile}/interview`, { ...held, positioning: levels(count, "fully") });
    expect(fieldsOf(await asked(7))).toEqual(["positioning.CMI-8"]);
    expect(fieldsOf(await asked(9))).toEqual(["positioning.CMI-9"]);
    await becomeAdmissible(later, laterFile);
  });

  it("the booklet is answered on the domains of the file, no other", async () => {
    const text = { experience: "…", examples: ["…"] };
    const refused = await stage.people.candidate.send("PUT", `/files/${earlierFile}/answers/CMI-8`, text);
    expect(refused.status).toBe(404);
    const { readiness } = await later.people.candidate.call("GET", `/files/${laterFile}`);
    const missing = readiness.missing.map(({ message }: { message: string }) => message).join("\n");
    expect(missing).toContain(eighth.title);
    await prepareFile(later, laterFile);
  });

  it("a jury hears both, each on the domains of their own version", async () => {
    for (const { people } of [stage, later])
      await people.candidate.call(
        "POST",
        `/files/${people === stage.people ? earlierFile : laterFile}/submission`,
      );
    const sessionId = await decideSession(stage, {
      certification: "CMI",
      date: stage.today,
      fileIds: [earlierFile, laterFile],
      granted: () => true,
    });
    const { slots } = await stage.people.oemm.call("GET", `/sessions/${sessionId}`);
    expect(slots.map(({ domains }: { domains: string[] }) => domains)).toEqual([codes(7), codes(8)]);
    const files = await Promise.all(
      [earlierFile, laterFile].map((id) => stage.people.oemm.call("GET", `/files/${id}`)),
    );
    expect(files.map(({ state, decisionSheets }) => [state, decisionSheets[0].results.length])).toEqual([
      ["certified", 7],
      ["certified", 8],
    ]);
  });

  it("the mails and the certificate name the certification as its version does", async () => {
    const { visitor } = stage.people;
    const { validation } = await later.people.candidate.call("GET", `/files/${laterFile}`);
    const { certification } = await visitor.call("GET", `/certificates/${validation.certificateNumber}`);
    expect(certification).toBe(renewed.name);
    const mails = await stack().mailbox.mails();
    const sheets = mails.filter(({ subject }) => subject.includes("décision"));
    expect(sheets.map(({ subject }) => subject)).toHaveLength(2);
  });
});

describe("R-REF-2, R-TRN-8, R-TRN-10: assessments of a training follow the grid of its version", () => {
  it("a draft takes the version in force when it is registered", async () => {
    const { company } = stage.people;
    expect((await company.call("GET", `/files/${trainingFile}`)).referentialVersion).toBe("2013-01");
    await stack().settled();
    const registered = await company.call("POST", `/files/${trainingFile}/registration`);
    expect(registered).toMatchObject({ state: "enrolled", referentialVersion: "2027-01" });
  });

  it("a module's form has the domains that it trains, and refuses other domains and indicators", async () => {
    const { company, centre, people } = { ...stage.people, people: stage.people };
    await company.call("PUT", `/files/${trainingFile}/interview`, {
      heldOn: stage.today,
      participants: [{ name: "Rachel Exemple", function: "Responsable hiérarchique" }],
      positioning: levels(8, "partially"),
      conclusion: "Une formation est utile.",
      advisedPath: "training",
    });
    await company.call("PUT", `/files/${trainingFile}/individual-path`, {
      modules: [
        {
          code: "M1",
          title: "Démarches en ligne",
          domains: ["CMI-8"],
          hours: 14,
          centreId: "ctr_demo_lyon",
          startsOn: stage.today,
          endsOn: stage.today,
        },
      ],
    });
    const { forms } = await people.centre.call("GET", `/files/${trainingFile}/grid`);
    expect(forms.modules).toEqual([
      { code: "M1", title: "Démarches en ligne", centreId: "ctr_demo_lyon", domains: ["CMI-8"] },
    ]);
    const form = { assessedOn: stage.today, comment: "Objectifs atteints." };
    const assess = (domains: object, indicators: object) =>
      centre.send("PUT", `/files/${trainingFile}/modules/M1/assessment`, { ...form, domains, indicators });
    expect(
      fieldsOf(
        await assess(
          { "CMI-8": "mastered", "CMI-1": "mastered" },
          { "CMI-1.K1.I1": "mastered", "CMI-8.K1.I2": "mastered" },
        ),
      ),
    ).toEqual(["domains.CMI-1", "indicators.CMI-1.K1.I1", "indicators.CMI-8.K1.I2"]);
    expect((await assess({ "CMI-8": "mastered" }, { "CMI-8.K1.I1": "mastered" })).status).toBe(200);
  });

  it("an opinion covers every domain of the version, and refuses what is not in it", async () => {
    const { trainee, tutor } = stage.people;
    await nameEvaluators(stage.people, trainingFile);
    await trainee.call("PUT", `/files/${trainingFile}/activities`, { text: "J’accompagne les adhérents." });
    const give = (count: number, indicator: string) =>
      tutor.send("PUT", `/files/${trainingFile}/opinion`, {
        domains: levels(count, { level: "mastered", comment: "Observé." }),
        indicators: { [indicator]: "mastered" },
      });
    expect(fieldsOf(await give(7, "CMI-8.K1.I1"))).toEqual(["domains.CMI-8"]);
    expect(fieldsOf(await give(9, "CMI-9.K1.I1"))).toEqual(["domains.CMI-9", "indicators.CMI-9.K1.I1"]);
    expect((await give(8, "CMI-8.K1.I1")).status).toBe(200);
  });
});
