import { beforeAll, expect, it } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import type { ApiAnswer, ApiClient } from "../../demo/client.ts";
import { grantExtraTime } from "../../demo/correction-story.ts";
import { interruptTheDay } from "../../demo/day-story.ts";
import { pdf } from "../../demo/files.ts";
import type { People } from "../../demo/people.ts";
import { prepare } from "../../demo/preparation.ts";
import { openWithRightSide } from "../../demo/session-story.ts";
import type { Stage } from "../../demo/stage.ts";
import { enrolInTraining, follow } from "../../demo/training-story.ts";
import { becomeAdmissible, convene, enrol, planToday, prepareFile, upload } from "../../demo/vae-story.ts";
import { declaredOperations } from "../../infra/api-description.ts";
import { demandsMatch } from "../../shared/http/asked-version.ts";
import type { Route } from "../../shared/http/route.ts";
import { draftTraining } from "../support/candidates.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const stack = useLocalStack();
const routes = (await declaredOperations()).map(({ route }) => route);
const edits = routes.filter(demandsMatch);
const named = (some: readonly Route[]) => some.map(({ method, path }) => `${method} ${path}`);

/** The edits that were asked without a version, with an old one and with the right one, by what they were answered. */
const asked = new Map<string, Set<string>>();

/** A client whose every edit is first asked without `If-Match`, then of a version that is over. */
function threeTimes(client: ApiClient): ApiClient {
  const send: ApiClient["send"] = async (method, path, body, headers) => {
    const template = edits.find(
      (route) =>
        route.method === method && new RegExp(`^${route.path.replace(/\{\w+\}/g, "[^/]+")}$`).test(path),
    );
    if (template === undefined || headers !== undefined) return client.send(method, path, body, headers);
    // Anything but `*` is no precondition of an edit.
    const without = await client.send(method, path, body, { "if-none-match": '"1"' });
    const old = await client.send(method, path, body, { "if-match": '"0"' });
    const right = await client.send(method, path, body);
    if (right.status < 300) {
      const key = `${method} ${template.path}`;
      const answers = [without, old].map(({ status, body: told }) => `${status} ${told.type}`);
      asked.set(key, (asked.get(key) ?? new Set()).add(answers.join(", ")));
    }
    return right;
  };
  const call: ApiClient["call"] = async (...request) => succeeded(await send(...request));
  return { send, call };
}

function succeeded({ status, body }: ApiAnswer) {
  if (status >= 400) throw new Error(JSON.stringify(body));
  return body;
}

let stage: Stage;

beforeAll(async () => {
  stage = stageOn(stack());
  const { members, ...people } = stage.people;
  const each = Object.entries(people).map(([name, client]) => [name, threeTimes(client)] as const);
  stage = {
    ...stage,
    people: {
      ...(Object.fromEntries(each) as Omit<People, "members">),
      members: new Map([...members].map(([id, client]) => [id, threeTimes(client)])),
    },
  };
});

it("every edit that replaces is refused without If-Match (428), of an old version (412), and made of the present one", async () => {
  const { oemm, candidate, company } = stage.people;
  await prepare(stage.people, currentApproval());
  await oemm.call("PUT", "/companies/cmp_autre", {
    ...{ name: "Mutuelle Autre", email: "rh@autre.example.org", address: "2 rue", city: "Paris" },
  });

  const marc = { name: "Marc Exemple", email: "marc@mutuelle.example.org", role: "member" };
  const person = await company.call("POST", "/parties/cmp_demo_mutuelle/people", marc);
  await company.call("PATCH", `/parties/cmp_demo_mutuelle/people/${person.id}`, { name: "Marc Autre" });

  const id = await enrol(stage);
  await candidate.call("PUT", `/files/${id}/centre`, { centreId: "ctr_demo_lyon" });
  const email = "amina@candidats.example.org";
  await candidate.call("PUT", `/files/${id}/contact`, { email, phone: "06 12 34 56 78" });
  await becomeAdmissible(stage, id);
  await prepareFile(stage, id);
  const { evidence } = await candidate.call("GET", `/files/${id}`);
  const [, , photo, forged] = evidence;
  const described = { category: "experience", title: "Au salon", domains: ["CMI-4"] };
  await candidate.call("PUT", `/files/${id}/evidence/${photo.id}`, described);
  await candidate.call("DELETE", `/files/${id}/evidence/${forged.id}`);
  await grantExtraTime(stage, id);
  const proof = { category: "civil-status-proof", title: "Acte de mariage" };
  const deed = { ...proof, fileName: "acte.pdf", contentType: "application/pdf" };
  const evidenceId = await upload(oemm, id, deed, await pdf("Acte de mariage"));
  await stage.settled();
  const read = await oemm.send("GET", `/files/${id}`);
  const corrected = (usedName: string) => ({
    ...{ civilStatus: { ...read.body.candidate.civilStatus, usedName }, motive: "changed", evidenceId },
  });
  const correction = `/files/${id}/civil-status-correction`;
  await oemm.call("POST", correction, corrected("Durand"));
  // Typed over what the file showed, which a correction that it has not been told of yet makes past.
  const also = { "if-match": read.headers.get("etag") ?? "" };
  expect(await oemm.send("POST", correction, corrected("Dupont"), also)).toMatchObject({
    status: 412,
    body: { type: "urn:problem:cqp:stale" },
  });
  await stage.settled();
  const sessionId = await convene(stage, id);
  await interruptTheDay(stage, sessionId, id);
  const next = await planToday(stage, id);
  const plan = {
    date: stage.today,
    startTime: "10:00",
    memberIds: [...stage.people.members.keys()],
    fileIds: [id],
  };
  await oemm.call("PUT", `/sessions/${next}`, {
    ...plan,
    place: { kind: "on-site", address: "10 rue de l’Exemple, 75015 Paris" },
    lateReason: "Une heure plus tard.",
  });
  const president = await openWithRightSide(stage.people, next);
  await president.call("PUT", `/sessions/${next}/slots/${id}/outcome`, { kind: "absent" });

  const employee = { civilStatus: civilStatusOf("Inès", "Exemple"), email: "ines@candidats.example.org" };
  const { id: draft } = await draftTraining(company, "CMI", employee);
  await company.call("PUT", `/files/${draft}/enrolment`, {
    ...{ candidate: employee, centreId: "ctr_demo_lyon", status: "moving-to-the-job" },
  });
  const trained = await enrolInTraining(stage);
  await oemm.call("PUT", `/files/${trained}/company`, { companyId: "cmp_autre" });
  await oemm.call("PUT", `/files/${trained}/company`, {
    companyId: "cmp_demo_mutuelle",
  });
  await follow(stage, trained);

  const answers = new Set([...asked.values()].flatMap((all) => [...all]));
  expect([...answers]).toEqual(["428 urn:problem:cqp:precondition-needed, 412 urn:problem:cqp:stale"]);
  expect(named(edits).filter((edit) => !asked.has(edit))).toEqual([]);
}, 120_000);
