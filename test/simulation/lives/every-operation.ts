import type { ApiClient } from "../../../demo/client.ts";
import { isNode } from "../../../shared/http/description/walk.ts";
import { type ExampleRequest, exampleRequests } from "../../support/described-examples.ts";
import type { Attributes } from "../cloud/table.ts";
import { contentOf, entityOf } from "../invariants.ts";
import type { Random } from "../random.ts";
import type { World } from "../world.ts";

/** What all do with the whole API, as the examples of its description show it, about what there is. */

/** What the lives and models of a run have to know of, or stand on: each for the reason that it is under. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  "juries' lives decide, and the model keeps what they granted": [
    "recordOutcome",
    "signOutcome",
    "proposeCorrection",
    "countersignCorrection",
    "correctAbsence",
    "withdrawCertificate",
    "restoreCertificate",
    "takeOverPast",
  ],
  "candidates' lives do it, and the model keeps what was answered": [
    "answerDomain",
    "describeActivities",
    "describePositions",
    "recordExperience",
    "submitFile",
    "withdrawFile",
  ],
  "what a file grants is then another's too": ["joinPersons", "grantJoined", "claimPast", "separatePersons"],
  "lives stand on it": [
    "mergeCentre",
    "mergeCompany",
    "recordApproval",
    "changePerson",
    "recordBranchDecision",
    "loadCertificationVersions",
    "changeCompany",
    "chooseCentre",
    "moveAccount",
    "takeOverAccount",
    "describeJuryMember",
    "divideAddress",
  ],
};
const isLeftOut = new Set(Object.values(leftOut).flat());

/** The identifiers that examples bear. */
const exampleId = /\b([a-z]+)_01JZ8M4Q7V2X9K3N5P6R8T0WY[0-9A-Z]\b/g;
const anyId = /\b([a-z]+)_[0-9A-HJKMNP-TV-Z]{26}\b/g;

/** An operation, as its example shows it. */
interface Shown extends ExampleRequest {
  /** Whom the description says that it is for. */
  meant: string;
  isEdit: boolean;
}

/** Days and years in which people of all kinds use all of the API. */
export async function liveEveryOperation(world: World, until: () => boolean): Promise<void> {
  const chance = world.chanceOf("every operation");
  const { body } = await world.ask(world.visitor, "GET", "/openapi.json");
  const shown = operationsOf(body);
  const there = new Things(world.cloud);
  while (!until()) {
    await world.days(chance.between(0, 4), chance);
    const asked = chance.oneOf(shown);
    const things = there.chosen(chance);
    const own = world.candidates.get(things.get("file") ?? "");
    const who =
      own !== undefined && asked.meant.includes("candidat") && chance.once(0.6)
        ? [own.client]
        : senders(world, chance.once(0.9) ? asked.meant : "");
    const replaced = (text: string) =>
      text.replace(exampleId, (found, prefix: string) => things.get(prefix) ?? found);
    const headers: Record<string, string> = {
      ...(asked.type === undefined ? {} : { "content-type": asked.type }),
      ...(asked.isEdit && chance.once(0.8) ? { "if-match": "*" } : {}),
    };
    const sent = typeof asked.body === "string" ? asked.body : JSON.stringify(asked.body);
    const path = replaced(asked.path).replace(/^\/v1/, "");
    const given = sent === undefined ? undefined : replaced(sent);
    await world.ask(chance.oneOf(who), asked.method, path, given, headers);
  }
}

function operationsOf(description: unknown): Shown[] {
  if (!isNode(description)) throw new Error("there is no description");
  const told = new Map<string, { description: string; parameters: string }>();
  const { paths } = description as unknown as {
    paths: Record<string, Record<string, { operationId: string; description: string; parameters?: unknown }>>;
  };
  for (const methods of Object.values(paths))
    for (const { operationId, description: meant, parameters } of Object.values(methods))
      told.set(operationId, { description: meant, parameters: JSON.stringify(parameters ?? []) });
  const names = new Set(told.keys());
  for (const name of isLeftOut) if (!names.has(name)) throw new Error(`there is no operation ${name}`);
  return exampleRequests(description)
    .filter(({ operation }) => !isLeftOut.has(operation))
    .map((one) => {
      const { description: meant = "", parameters = "" } = told.get(one.operation) ?? {};
      return { ...one, meant, isEdit: parameters.includes("If-Match") };
    });
}

/** Those whom an operation is for, as its description calls them; all, where it names none of them. */
function senders(world: World, meant: string): readonly ApiClient[] {
  const all: Readonly<Record<string, readonly ApiClient[]>> = {
    OEMM: [world.oemm],
    centre: [world.centre],
    entreprise: [world.company],
    évaluateur: [world.manager, world.tutor],
    jury: [...world.members.values()],
    candidat: [...world.candidates.values()].map(({ client }) => client),
  };
  const named = Object.entries(all).flatMap(([name, clients]) => (meant.includes(name) ? clients : []));
  return named.length > 0 ? named : [world.visitor, ...Object.values(all).flat()];
}

/** What examples are asked about, each by the entity that it is stored as. */
const prefixes: Readonly<Record<string, string>> = {
  session: "ses",
  task: "task",
  export: "exp",
  copy: "cpy",
  file: "file",
};

/** What there is, kept as it changes: a look through all of the table at each request would cost more than the request. */
class Things {
  /** Identifiers by their beginning, in their order. */
  readonly #ids = new Map<string, string[]>();
  /** Sort keys of what stands in a file's partitions, by file. */
  readonly #aboutFiles = new Map<string, Map<string, string>>();

  constructor(cloud: World["cloud"]) {
    for (const item of cloud.table.all()) this.#take(undefined, item);
    cloud.watchers.push({
      changed: ({ before, after }) => this.#take(before, after),
      published: () => undefined,
    });
  }

  #take(before: Attributes | undefined, after: Attributes | undefined): void {
    const item = after ?? before;
    const [pk, sk] = [item?.["pk"]?.S ?? "", item?.["sk"]?.S ?? ""];
    for (const [file] of pk.matchAll(/\bfile_[0-9A-HJKMNP-TV-Z]{26}\b/g)) {
      const about = this.#aboutFiles.get(file) ?? new Map<string, string>();
      this.#aboutFiles.set(file, about);
      if (after === undefined) about.delete(`${pk} ${sk}`);
      else about.set(`${pk} ${sk}`, sk);
    }
    const prefix = prefixes[entityOf(item)];
    if (prefix === undefined || (before !== undefined && after !== undefined)) return;
    const id = String(contentOf(item).id);
    const ids = (this.#ids.get(prefix) ?? []).filter((one) => one !== id);
    this.#ids.set(prefix, after === undefined ? ids : [...ids, id].sort());
  }

  /** Identifiers by their beginning: of one file, more often one of the last, and of what is about it. */
  chosen(chance: Random): Map<string, string> {
    const chosen = new Map<string, string>();
    for (const prefix of Object.values(prefixes)) {
      const ids = this.#ids.get(prefix) ?? [];
      if (ids.length > 0) chosen.set(prefix, chance.oneOf(chance.once(0.7) ? ids.slice(-4) : ids));
    }
    const file = chosen.get("file");
    if (file === undefined) return chosen;
    const about = [...(this.#aboutFiles.get(file)?.values() ?? [])].join(" ");
    for (const [found, prefix = ""] of about.matchAll(anyId))
      if (!chosen.has(prefix) || chance.once(0.3)) chosen.set(prefix, found);
    chosen.set("file", file);
    return chosen;
  }
}
