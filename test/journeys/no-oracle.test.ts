import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import type { ApiAnswer } from "../../demo/client.ts";
import { acceptInvitation, signedInAs } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { draftTraining, registeredTrainingFile } from "../support/candidates.ts";
import { useCountedDatabase } from "../support/count-calls.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { story } from "../support/story.ts";

const database = useCountedDatabase();
const stack = useLocalStack(() => ({ database: database.url() }));
let stage: Stage;

/** A person of whom much is known: an account, two files, an access to another company, an evaluation. */
const known = "connue@example.org";
const bornOn = "1988-02-29";
const civilStatus = civilStatusOf("Lou", "Exemple", bornOn);
const signedIn = (email: string, actingAs?: string) => signedInAs(stack().urls, email, actingAs);

/** The file of another employee, whom evaluators are named for. */
let assessed = "";

beforeAll(async () => {
  stage = stageOn(stack());
  const { oemm, company } = stage.people;
  await prepare(stage.people, currentApproval());
  const lou = await signedIn(known);
  for (const certification of ["CMI", "SPSP"])
    await lou.call("POST", "/files", {
      path: "vae",
      certification,
      candidate: { civilStatus, email: known },
    });
  const other = { name: "Autre mutuelle", email: "a@autre.example.org", address: "1 rue", city: "Paris" };
  await oemm.call("PUT", "/companies/cmp_autre", other);
  await oemm.call("POST", "/parties/cmp_autre/people", { name: "Lou", email: known, role: "manager" });
  await acceptInvitation(stack().urls, known, "cmp_autre");
  const draft = await draftTraining(company, "AC", { civilStatus, email: known });
  await company.call("POST", `/files/${draft.id}/withdrawal`);
  assessed = await registeredTrainingFile({
    ...{ stack: stack(), people: stage.people, today: stage.today },
    ...{ certification: "CRD", email: "suivi@example.org" },
  });
}, 120_000);

/** What stands for what differs by itself: who was typed, and what is made anew. */
function without(text: string, email: string): string {
  return text
    .replaceAll(email, "…@…")
    .replaceAll(/\b(?:file|per|prs|adr|task)_[0-9A-Z]{26}/g, "id")
    .replaceAll(/\b[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}\b/g, "code")
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, "now");
}

/** A request of a third party: what is made ready for it, and how many times it writes. */
interface Probe {
  act: (email: string) => Promise<Pick<ApiAnswer, "status" | "body">>;
  ready?: (email: string) => Promise<unknown>;
  writes: 0 | 1 | 2;
}

/** The calls of a request, without those of the workers that its last write wakes up. */
function ownCalls(calls: readonly string[], writes: Probe["writes"]): string[] {
  const written = calls.flatMap((call, at) => (call === "TransactWriteItems" ? [at] : []));
  const last = written[writes - 1];
  return last === undefined ? [...calls] : calls.slice(0, last + 1);
}

/** All that who typed an address sees of it: the answer, the calls that it took, and the mails that went there. */
async function seen(email: string, { act, ready, writes }: Probe) {
  await ready?.(email);
  await stack().settled();
  const before = (await stack().mailbox.mails()).length;
  let answer: Awaited<ReturnType<Probe["act"]>> | undefined;
  const calls = await database.callsDuring(async () => {
    answer = await act(email);
  });
  await stack().settled();
  const mails = (await stack().mailbox.mails()).slice(before);
  const to = mails.filter(({ destination }) => destination.to.some((one) => one.includes(email)));
  const { status, body } = answer ?? {};
  return {
    status,
    body: without(JSON.stringify(body) ?? "", email).replace(/urn:request:cqp:[\w-]+/, "a request"),
    calls: ownCalls(calls, writes),
    mails: to.map((mail) => without(`${mail.subject}\n${mail.body.text}`, email)),
  };
}

let typed = 0;
const unknown = () => `inconnue-${++typed}@example.org`;

const company = () => stage.people.company;
const people = "/parties/cmp_demo_mutuelle/people";
const employee = (email: string) => ({ civilStatus, email });
const enrolment = (email: string, certification: string) => ({
  ...{ path: "training", certification, candidate: employee(email) },
  ...{ centreId: "ctr_demo_lyon", status: "holds-the-job" },
});
const csv = (email: string) =>
  [
    "nom_naissance;prenoms;nom_usage;date_naissance;commune_naissance;insee_naissance;pays_naissance;sexe;email;telephone;certification;centre;statut",
    `Exemple;Lou;;29/02/1988;;;Maroc;F;${email};06 12 34 56 78;CARCA;ctr_demo_lyon;en poste`,
  ].join("\r\n");
const csvHeaders = { "content-type": "text/csv" };
/** The draft of a company's enrolment of an address. */
async function drafted(email: string, certification: string): Promise<string> {
  const { id } = await company().call("POST", "/files", enrolment(email, certification));
  return id;
}

describe("R-PER-2, R-PER-3: whether an address or a person is known shows in no answer, list, report or mail", () => {
  let draft = "";
  let version = 0;
  const probes = {
    "an enrolment by a company": {
      act: (email) => company().send("POST", "/files", enrolment(email, "CMI")),
      writes: 1,
    },
    "the preview of a list": {
      act: (email) => company().send("POST", "/imports/enrolments/preview", csv(email), csvHeaders),
      writes: 0,
    },
    "the report of an import": {
      act: (email) => company().send("POST", "/imports/enrolments", csv(email), csvHeaders),
      writes: 2,
    },
    "an invitation": {
      act: (email) => company().send("POST", people, { name: "Lou", email, role: "member" }),
      writes: 1,
    },
    "the naming of an evaluator": {
      ready: async () => {
        ({ version } = await company().call("GET", `/files/${assessed}`));
      },
      act: async (email) => {
        const { status, body } = await company().send(
          "PUT",
          `/files/${assessed}/evaluators`,
          {
            evaluators: [
              { role: "line-manager", name: "Rachel Exemple", email: "rachel@example.org" },
              { role: "tutor", name: "Lou Exemple", email },
            ],
          },
          { "if-match": `"${version}"` },
        );
        const { evaluators, readiness, allowedCommands } = body;
        return { status, body: { evaluators, readiness, allowedCommands } };
      },
      writes: 1,
    },
    "the correction of a draft": {
      ready: async (email) => {
        draft = await drafted(`faute-${email}`, "AC");
      },
      act: (email) =>
        company().send("PUT", `/files/${draft}/enrolment`, {
          ...{ candidate: employee(email), centreId: "ctr_demo_lyon", status: "holds-the-job" },
        }),
      writes: 1,
    },
    "the reading of a draft": {
      ready: async (email) => {
        draft = await drafted(email, "SPSP");
      },
      act: () => company().send("GET", `/files/${draft}`),
      writes: 1,
    },
    "the list of a company's candidates": {
      ready: async (email) => {
        draft = await drafted(email, "CRD");
      },
      act: async () => {
        const { status, body } = await company().send("GET", "/files?limit=100");
        return { status, body: body.items.find(({ id }: { id: string }) => id === draft) };
      },
      writes: 0,
    },
    "a code for an address of another person": {
      act: (email) => stage.people.candidate.send("POST", "/me/addresses", { email }),
      writes: 1,
    },
    "a wrong code for such an address": {
      act: (email) =>
        stage.people.otherCandidate.send("POST", "/me/addresses/proof", { email, code: "0000-0000-0000" }),
      writes: 0,
    },
    "an enrolment by VAE at such an address": {
      act: (email) =>
        stage.people.otherCandidate.send("POST", "/files", {
          ...{ path: "vae", certification: "CARCA", candidate: employee(email) },
        }),
      writes: 0,
    },
  } satisfies Record<string, Probe>;

  // What one writes stands in the lists of the next.
  const tell = story();
  for (const [name, probe] of Object.entries<Probe>(probes))
    tell(name, async () => {
      // The first time, functions load what they keep.
      await probe.ready?.(unknown());
      await probe.act(unknown());
      const [ofUnknown, ofKnown] = [await seen(unknown(), probe), await seen(known, probe)];
      expect(ofKnown).toEqual(ofUnknown);
      expect(ofUnknown.calls.length).toBeGreaterThan(0);
    });

  it("a claim by a number that was not taken over, and by one whose holder was born on another day", async () => {
    const past = {
      ...{ nom_naissance: "Ancienne", prenoms: "Élodie", nom_usage: "", date_naissance: "17/05/1970" },
      ...{
        commune_naissance: "",
        insee_naissance: "",
        pays_naissance: "",
        sexe: "",
        email: "",
        telephone: "",
      },
      ...{
        adresse: "",
        certification: "CRD",
        voie: "VAE",
        numero: "CRD-2011-01",
        date_decision: "30/06/2026",
      },
      domaines: "CRD-1",
    };
    const list = [Object.keys(past), Object.values(past)].map((row) => row.join(";")).join("\r\n");
    expect(await stage.people.oemm.call("POST", "/imports/past", list, csvHeaders)).toMatchObject({
      ready: 1,
    });
    const claim = (number: string): Probe => ({
      act: () => stage.people.otherCandidate.send("POST", "/me/claims", { number, bornOn }),
      writes: 1,
    });
    await claim("CRD-2011-03").act("…");
    const ofUnknown = await seen("…", claim("CRD-2011-02"));
    expect(ofUnknown).toMatchObject({ status: 400, body: expect.stringContaining("claim-unmatched") });
    expect(await seen("…", claim("CRD-2011-01"))).toEqual(ofUnknown);
  });
});
