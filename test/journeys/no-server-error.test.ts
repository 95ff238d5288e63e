import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { demoToken } from "../../demo/client.ts";
import { juryAccounts } from "../../demo/people.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { enrolInTraining } from "../../demo/training-story.ts";
import { becomeAdmissible, convene, enrol, prepareFile } from "../../demo/vae-story.ts";
import { demoAccounts } from "../../infra/local/identity/demo-accounts.ts";
import { problemType } from "../../shared/http/problem.ts";
import { type ApiDescription, type FuzzedRequest, fuzzedRequest, type World } from "../fuzz/requests.ts";
import { testId } from "../support/files.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";
import { unreadable } from "../support/told-in-french.ts";

/** The same requests each time in `npm test`; others in `npm run test:fuzz`, which says how to send them again. */
const requests = Number(process.env["FUZZ_REQUESTS"] ?? 250);
const seed = Number(
  process.env["FUZZ_SEED"] ?? (process.env["FUZZ_REQUESTS"] === undefined ? 1 : Date.now() % 2 ** 31),
);
const again = `FUZZ_SEED=${seed} FUZZ_REQUESTS=${requests} npm run test:fuzz`;

/** Requests under way at once. */
const atOnce = 8;
/** Requests after which people sign in again. */
const signInEvery = 2000;
/** Bytes of the answer to a wrong request, at most. */
const longestRefusal = 100_000;

const stack = useLocalStack();
const people = {
  visiteurs: ["visitor"],
  OEMM: ["oemm"],
  entreprise: ["mutuelle"],
  centre: ["centre-lyon"],
  candidat: ["amina", "bruno", "david"],
  évaluateur: ["responsable", "tuteur"],
  evaluator: ["responsable", "tuteur"],
  jury: [...juryAccounts.values()],
};
const accounts = Object.values(people)
  .flat()
  .filter((account) => account !== "visitor");
let stage: Stage;
let description: ApiDescription;
let world: World;

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  const fileId = await enrol(stage);
  await becomeAdmissible(stage, fileId);
  await prepareFile(stage, fileId);
  const sessionId = await convene(stage, fileId);
  const trained = await enrolInTraining(stage);
  const other = await stage.people.otherCandidate.call("POST", "/files", {
    path: "vae",
    certification: "CMI",
    candidate: { civilStatus: civilStatusOf("Bruno", "Exemple"), email: "bruno@candidats.example.org" },
    centreId: "ctr_demo_lyon",
  });
  description = (await stage.people.visitor.call("GET", "/openapi.json")) as ApiDescription;
  world = {
    people,
    cursors: await cursorsOfLists(fileId),
    texts: [
      ...[
        fileId,
        trained,
        other.id,
        sessionId,
        testId("file", 1),
        testId("ses", 1),
        testId("evd", 1),
        testId("sheet", 1),
        testId("per", 1),
      ],
      ...[
        testId("task", 1),
        testId("exp", 1),
        testId("run", 1),
        "ctr_demo_lyon",
        "ctr_absent",
        "ctr_nouveau",
      ],
      ...[
        "cmp_demo_mutuelle",
        "cmp_absente",
        "oemm",
        ...juryAccounts.keys(),
        "jur_absent",
        "CMI",
        "CMI-1",
        "CMI-1.K1.I1",
        "M1",
      ],
      ...[
        "2013-01",
        "2027-01",
        "2026-11-26",
        "2027-02-02",
        "1999-12-31",
        "09:00",
        "13:30",
        "2027-02-02T09:00:00Z",
      ],
      ...["amina@example.org", "jean@exemple.fr", "CQP-00000-00000-0000"],
    ],
  };
});

/** Cursors of lists that have a second page. */
async function cursorsOfLists(fileId: string): Promise<string[]> {
  const lists = [
    "/centres",
    "/jury-members",
    "/companies",
    `/files/${fileId}/history`,
    "/certifications/CMI/waiting-list",
  ];
  const pages = await Promise.all(lists.map((list) => stage.people.oemm.send("GET", `${list}?limit=1`)));
  return pages.flatMap(({ body }) => (typeof body.next === "string" ? [body.next] : []));
}

/** Something that an answer should not be. */
interface Finding {
  request: FuzzedRequest;
  status: number;
  why: string;
}

/** What says who the others are whom the service knows: no refusal tells it to a person who did not send it. */
function personal(who: string): string[] {
  const others = demoAccounts.filter(({ login }) => login !== who);
  return ["1990-05-17", "17 mai 1990", ...others.flatMap(({ email, givenName }) => [email, givenName])];
}

async function send(request: FuzzedRequest, tokens: ReadonlyMap<string, string>): Promise<Finding | number> {
  const { who, method, path, headers, body } = request;
  const token = tokens.get(who);
  const actingAs = demoAccounts.find(({ login }) => login === who)?.partyId;
  const response = await fetch(`${stack().urls.api}${path}`, {
    method,
    headers: {
      ...Object.fromEntries(Object.entries(headers).filter(([, value]) => /^[\t\x20-\xff]*$/.test(value))),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(actingAs === undefined ? {} : { "acting-as": actingAs }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const finding = (why: string) => ({
    request,
    status: response.status,
    why: `${why}: ${text.slice(0, 500)}`,
  });
  if (response.status >= 500) return finding("a failure");
  if (response.status >= 400 && Buffer.byteLength(text) > longestRefusal)
    return finding(`${text.length} characters`);
  const isProblem = response.headers.get("content-type") === problemType;
  const problem = isProblem ? JSON.parse(text) : undefined;
  const [unread] = isProblem ? unreadable(problem) : [];
  if (unread !== undefined) return finding(unread);
  const sent = `${path} ${body === undefined ? "" : Buffer.from(body).toString()}`;
  const isSent = (value: string) => sent.includes(value) || sent.includes(encodeURIComponent(value));
  // Examples are the description's.
  const said = JSON.stringify(problem, (name, value) => (name === "example" ? undefined : value)) ?? "";
  const told = personal(who).find((value) => said.includes(value) && !isSent(value));
  if (told !== undefined) return finding(`tells ${told}`);
  return response.status;
}

/** A token of a demo account; of another one at its address where OEMM moved the account meanwhile, as requests may ask. */
async function tokenOf(account: string): Promise<string> {
  const email = demoAccounts.find(({ login }) => login === account)?.email ?? "";
  const { identity } = stack().urls;
  return demoToken(identity, account).catch(() => demoToken(identity, { email }));
}

/** Sends requests in order, a few at once. */
async function sendAll(
  all: readonly FuzzedRequest[],
): Promise<{ findings: Finding[]; statuses: Map<number, number> }> {
  const findings: Finding[] = [];
  const statuses = new Map<number, number>();
  for (let start = 0; start < all.length; start += signInEvery) {
    const tokens = new Map<string, string>();
    for (const account of accounts) tokens.set(account, await tokenOf(account));
    const batch = all.slice(start, start + signInEvery).values();
    const worker = async () => {
      for (const request of batch) {
        const result = await send(request, tokens);
        const status = typeof result === "number" ? result : result.status;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (typeof result !== "number") findings.push(result);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }
  return { findings, statuses };
}

function told({ request: { who, method, path, headers, body }, status, why }: Finding): string {
  const sent = body === undefined ? "" : Buffer.from(body).toString("latin1").slice(0, 300);
  return `${status} ${why}\n  ${who} ${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)}\n  ${sent}`;
}

describe("no input makes the service fail", () => {
  it(`${requests} requests from the API’s description (again: ${again})`, {
    timeout: 1_800_000,
  }, async () => {
    const all = fc.sample(fuzzedRequest(description, world), { seed, numRuns: requests });
    const { findings, statuses } = await sendAll(all);
    const successes = [...statuses].reduce((sum, [status, count]) => (status < 300 ? sum + count : sum), 0);
    if (process.env["FUZZ_REQUESTS"] !== undefined) console.log(again, Object.fromEntries(statuses));
    expect(findings.slice(0, 20).map(told).join("\n"), `${findings.length} findings; again: ${again}`).toBe(
      "",
    );
    // What is refused at the door tries no rule.
    expect(successes).toBeGreaterThan(requests / 20);
  });
});
