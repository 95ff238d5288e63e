import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiAnswer, ApiClient } from "../../demo/client.ts";
import type { LocalStack } from "../../infra/local/stack.ts";
import { apiVersion } from "../../shared/http/served-path.ts";
import { useCountedDatabase } from "../support/count-calls.ts";
import { startStackOn } from "../support/local-stack.ts";
import { dropOwnTables } from "../support/own-tables.ts";
import {
  type Caller,
  callers,
  type Expectation,
  expectations,
  publicOperations,
} from "./permissions/expected.ts";
import { nothing, type Place, permissionsWorld, type World } from "./permissions/world.ts";

const database = useCountedDatabase();
let dataDir = "";
let stack: LocalStack;
let world: World;
let operations: string[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cqp-permissions-"));
  stack = await startStackOn(dataDir, { database: database.url() });
  world = await permissionsWorld(stack, dataDir);
  const { paths } = (await (await fetch(`${stack.urls.api}/openapi.json`)).json()) as {
    paths: Record<string, object>;
  };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(apiVersion, "")}`),
  );
});

afterAll(async () => {
  await stack.stop();
  await dropOwnTables(stack.database.tables);
  await rm(dataDir, { recursive: true, force: true });
});

/** What an answer says of access: where a caller was let in, other rules decide. */
function outcomeOf({ status }: ApiAnswer): string {
  const refusals: Readonly<Record<number, string>> = { 401: "unsigned", 403: "forbidden", 404: "absent" };
  return refusals[status] ?? (status < 500 ? "allowed" : "failed");
}

function pathOf(operation: string, place: Place): string {
  const [, path = ""] = operation.split(" ");
  return path.replace(/\{(\w+)\}/g, (_, name: string) => place[name] ?? "absent");
}

function ask(who: ApiClient, operation: string, place: Place, { body, bare }: Partial<Expectation> = {}) {
  const [method = ""] = operation.split(" ");
  const named = pathOf(operation, place);
  // What would be saved is refused as outdated, after the question of access.
  return who.send(method, named, body, bare ? {} : { "if-match": '"999999"' });
}

/** What each of many is, a few at a time; in one list those that differ from what was expected. */
async function differences<Case>(
  cases: readonly Case[],
  told: (one: Case) => Promise<string | undefined>,
  atOnce = 8,
): Promise<string[]> {
  const found: string[] = [];
  const left = cases.values();
  const worker = async () => {
    for (const one of left) found.push(...[await told(one)].filter((text) => text !== undefined));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return found.sort();
}

const expectedFor = ({ may, absent }: Expectation, caller: Caller) =>
  may.includes(caller) ? "allowed" : absent.includes(caller) ? "absent" : "forbidden";
/**
 * How the answers to a place and to nothing differ, or the calls that they take. What differs is asked again once nothing
 * else is under way: the counter counts what workers call as well.
 */
async function differs(
  who: ApiClient,
  operation: string,
  expectation: Expectation,
  place: Place,
  tries = 3,
): Promise<string | undefined> {
  const answered = async (named: Place) => {
    let body: unknown;
    const calls = await database.callsDuring(async () => {
      ({ body } = await ask(who, operation, named, expectation));
      // It names the request.
      delete (body as { instance?: string }).instance;
    });
    return JSON.stringify({ body, calls });
  };
  const [theirs, none] = [await answered(place), await answered({ ...place, ...nothing })];
  if (theirs === none) return undefined;
  if (tries === 1) return `${operation}\n  ${theirs}\n  ${none}`;
  await stack.settled();
  return differs(who, operation, expectation, place, tries - 1);
}

/** Of how many cells one is asked: `npm run test:permissions` asks all; in between, a diagonal meets every row and column. */
const oneIn = process.env["PERMISSIONS"] === "all" ? 1 : 40;
const cells = expectations.flatMap((expectation, row) =>
  callers.filter((_, column) => (row + column) % oneIn === 0).map((caller) => ({ expectation, caller })),
);

describe("every read", () => {
  const reads = [
    ...expectations.flatMap((expectation) => {
      const [caller] = expectation.may;
      const isRead = expectation.operation.startsWith("GET ") && caller !== undefined;
      return isRead ? [{ ...expectation, caller }] : [];
    }),
    ...publicOperations.flatMap((operation) =>
      operation.startsWith("GET ") ? [{ operation, target: "vae" as const, caller: "owner" as const }] : [],
    ),
  ];

  it("has a strong entity tag, is not sent again to who has it (304), and may be asked after by HEAD", async () => {
    await stack.settled();
    const tagged: string[] = [];
    const found = await differences(reads, async ({ operation, target, caller }) => {
      const who = world.clientOf(caller, target);
      const path = pathOf(operation, world.placeOf(caller, target));
      const first = await who.send("GET", path);
      const etag = first.headers.get("etag") ?? "";
      const id = first.headers.get("apigw-requestid");
      if (id === null) return `${operation}: no request id`;
      // A page that there is none of is a page.
      if (first.status === 404 && first.headers.get("content-type")?.startsWith("text/html"))
        return undefined;
      if (first.status !== 200)
        return first.body.instance === `urn:request:cqp:${id}` ? undefined : operation;
      tagged.push(operation);
      if (!/^"[\w-]+"$/.test(etag)) return `${operation}: ${etag}`;
      const head = await who.send("HEAD", path);
      if (head.status !== 200 || head.body !== "") return `HEAD of ${operation}: ${head.status}`;
      // What gives a link for some minutes gives another one each time; a reading is one more.
      if (/\/content$|^GET \/(exports|me\/copies)\/|readings$|trail/.test(operation)) return undefined;
      const again = await who.send("GET", path, undefined, { "if-none-match": `"x", ${etag}` });
      const kept = again.status === 304 && again.body === "" && again.headers.get("etag") === etag;
      return kept ? undefined : `${operation}: ${again.status} ${again.headers.get("etag")} after ${etag}`;
    });
    expect(found).toEqual([]);
    expect(new Set(tagged).size).toBeGreaterThan(40);
  });

  it("tells which methods its path takes (405), as every other path", async () => {
    const visitor = [...world.unsigned.values()][0];
    // Any address that is no path of the API: it takes every method, to say so.
    const paths = [...new Set(operations.map((operation) => operation.split(" ")[1] ?? ""))].filter(
      (path) => path !== "/{address}",
    );
    const place = world.placeOf("owner", "vae");
    const found = await differences(paths, async (path) => {
      const methods = operations.filter((one) => one.endsWith(` ${path}`)).map((one) => one.split(" ")[0]);
      const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : [])];
      const other = methods.includes("PATCH") ? "DELETE" : "PATCH";
      const answer = await visitor?.send(other, pathOf(`${other} ${path}`, place));
      const told = answer?.headers.get("allow")?.split(", ") ?? [];
      // A path without parameters may be one with some as well, whose methods it then takes.
      const isRight = allowed.every((method) => told.includes(method ?? "")) && !told.includes(other);
      return isRight && answer?.status === 405 ? undefined : `${path}: ${answer?.status} ${told}`;
    });
    expect(found).toEqual([]);
  });
});

describe("who may do what, from the rules", () => {
  it("is stated of every operation of the API, and of no other", () => {
    const stated = [...expectations.map(({ operation }) => operation), ...publicOperations];
    expect([...new Set(stated)].sort()).toEqual(operations.toSorted());
  });

  it("every operation answers each caller as it is stated (R-PER-6, R-TRN-9, R-JURY-7, R-CTR-3)", async () => {
    const found = await differences(cells, async ({ expectation, caller }) => {
      const { operation, target, rule } = expectation;
      const place = world.placeOf(caller, target);
      const answer = await ask(world.clientOf(caller, target), operation, place, expectation);
      const [outcome, expected] = [outcomeOf(answer), expectedFor(expectation, caller)];
      return outcome === expected
        ? undefined
        : `${operation} (${target}, ${rule}) ${caller}: ${expected} expected, ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`;
    });
    expect(found).toEqual([]);
  });

  it("is no one's with another token than a valid access token", async () => {
    const cases = expectations.flatMap((expectation) =>
      [...world.unsigned].map(([token, who]) => ({ expectation, token, who })),
    );
    const found = await differences(cases, async ({ expectation, token, who }) => {
      const { operation, target } = expectation;
      const { status } = await ask(who, operation, world.placeOf("owner", target), expectation);
      return status === 401 ? undefined : `${operation} with ${token}: ${status}`;
    });
    expect(found).toEqual([]);
  });

  it("R-PER-6: is not theirs whose capacity waits for their answer, or was taken away", async () => {
    const cases = expectations.flatMap((expectation) =>
      [...world.withoutCapacity].map(([capacity, who]) => ({ expectation, capacity, who })),
    );
    const found = await differences(cases, async ({ expectation, capacity, who }) => {
      const { operation, target } = expectation;
      const { status, body } = await ask(who, operation, world.placeOf("company", target), expectation);
      return status === 403 && body.type === "urn:problem:cqp:capacity-not-held"
        ? undefined
        : `${operation} for who is ${capacity}: ${status}`;
    });
    expect(found).toEqual([]);
  });

  it("R-PER-6: stays theirs whose capacity was taken away while their token lasts, but to give access", async () => {
    // An answer to an invitation is about what an address has now; who gives access is looked up each time.
    const asked = expectations.filter(({ operation }) => !operation.includes("/me/invitations/"));
    const givesAccess = (operation: string) => /^(POST|PATCH) \/parties\//.test(operation);
    const found = await differences(asked, async (expectation) => {
      const { operation, target, rule } = expectation;
      const answer = await ask(world.leaver, operation, world.placeOf("company", target), expectation);
      const expected = givesAccess(operation) ? "forbidden" : expectedFor(expectation, "company");
      return outcomeOf(answer) === expected
        ? undefined
        : `${operation} (${target}, ${rule}): ${expected} expected, ${answer.status}`;
    });
    expect(found).toEqual([]);
  });

  it("is all callers' where it is public", async () => {
    const all = [
      ...world.unsigned,
      ...world.withoutCapacity,
      ["another person", world.clientOf("person", "vae")],
    ] as [string, ApiClient][];
    const cases = publicOperations.flatMap((operation) =>
      all.map(([name, who]) => ({ operation, name, who })),
    );
    const place = world.placeOf("owner", "vae");
    const found = await differences(cases, async ({ operation, name, who }) => {
      const { status } = await ask(who, operation, place);
      return [200, 400, 404].includes(status) ? undefined : `${operation} for ${name}: ${status}`;
    });
    expect(found).toEqual([]);
  });

  it("what doesn't exist for a caller is answered as what doesn't exist, by the same calls", async () => {
    await stack.settled();
    const strangers: readonly Caller[] = ["person", "otherCompany", "otherCentre", "notSitting", "planned"];
    const hidden = cells.filter(
      ({ expectation, caller }) =>
        strangers.includes(caller) && expectedFor(expectation, caller) === "absent",
    );
    const found = await differences(
      hidden,
      async ({ expectation, caller }) => {
        const { operation, target } = expectation;
        const who = world.clientOf(caller, target);
        const place = world.placeOf(caller, target);
        return differs(who, operation, expectation, place);
      },
      1,
    );
    expect(found).toEqual([]);
  });

  it.each(["acceptance", "refusal", "evaluation-acceptance", "evaluation-refusal"])(
    "R-PER-3, R-PER-6: so is a file to who has not the code of its enrolment, or is not asked to evaluate: its %s",
    async (answer) => {
      const operation = `POST /files/{fileId}/${answer}`;
      const expectation = expectations.find((one) => one.operation === operation);
      if (expectation === undefined) throw new Error(`nothing is stated of ${operation}`);
      for (const target of ["vae", "training", "asked"] as const) {
        const place = target === "asked" ? { fileId: world.askedFile } : world.placeOf("owner", target);
        expect(await differs(world.clientOf("person", "vae"), operation, expectation, place)).toBeUndefined();
      }
    },
  );
});
