import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isNode, type Node, nodesUnder } from "../shared/http/description/walk.ts";
import { breakingChanges } from "./breaking-changes.ts";
import { contractOf } from "./released-description.ts";

const file = join(import.meta.dirname, "released-facts.json");

/** What a kind of fact promises: the version of its data, and their schema. */
interface FactContract {
  version: number;
  data: Node;
}

/** What each kind of fact promises, by its type. */
export type FactContracts = Readonly<Record<string, FactContract>>;

/** What the description of the feed of changes promises of each kind of fact that has data. */
export function factContracts(description: Node): FactContracts {
  const components = isNode(description["components"]) ? description["components"] : {};
  return Object.fromEntries(
    nodesUnder(components, "schemas").flatMap(([type, schema]): [string, FactContract][] => {
      const told = Object.fromEntries(nodesUnder(schema, "properties"));
      const { version, data } = told;
      if (type === "Change" || data === undefined) return [];
      return [[type, { version: Number(version?.["const"]), data: contractOf(data) }]];
    }),
  );
}

/**
 * What readers of the feed, or facts that were recorded before, would find broken: a line each. A kind whose version was raised
 * may be anything; one that is gone is broken in any case.
 */
export function breakingFacts(before: FactContracts, after: FactContracts): string[] {
  const kept = Object.fromEntries(
    Object.entries(before).filter(([type, { version }]) => version >= (after[type]?.version ?? version)),
  );
  return breakingChanges(asOperations(kept), asOperations(after));
}

/**
 * Facts in the shape of operations that take and answer their data: the comparison knows who reads and who writes, and a
 * fact is written by one release and read by the next.
 */
function asOperations(contracts: FactContracts): Node {
  const paths = Object.entries(contracts).map(([type, { data }]) => {
    const content = { "application/json": { schema: data } };
    return [`/${type}`, { post: { requestBody: { content }, responses: { 200: { content } } } }];
  });
  return { openapi: "3.1.0", info: { title: "", version: "1" }, paths: Object.fromEntries(paths) };
}

/** What each kind of fact promised in the last release. */
export async function releasedFacts(): Promise<FactContracts> {
  return JSON.parse(await readFile(file, "utf8"));
}

/** Keeps what facts promise as that of the last release. */
export async function keepFacts(contracts: FactContracts): Promise<void> {
  await writeFile(file, `${JSON.stringify(contracts)}\n`);
}
