import { beforeEach, describe, expect, it } from "vitest";
import { factCatalogue } from "../../../events/catalogue.ts";
import { type Fact, factDetails } from "../../../events/fact.ts";
import { evaluatorNamed } from "../../../events/training.ts";
import { splitFacts } from "../../../infra/operator/split-facts.ts";
import { canonicalDigest } from "../../../shared/domain/trail/canonical-digest.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { factEntity, loadFact, readHistory, recordFacts } from "../../../shared/store/facts.ts";
import { detailsKey, factKey, historyPartition } from "../../../shared/store/keys.ts";
import { readOne, readPartition } from "../../../shared/store/table.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { recordingsOf, storedThings } from "../../support/recorded-items.ts";
import { useTable } from "../../support/table.ts";

useTable();

const actor = { subject: "sub-1", role: "company" as const, name: "Nadia Exemple" };

describe("a fact holds no personal values (decision 31)", () => {
  let about: { kind: "file"; id: string };
  const [named] = [{ role: "tutor" as const, name: "Tao Exemple", email: "tao@example.org" }];
  let id: string;

  beforeEach(async () => {
    about = { kind: "file", id: systemRuntime.newId("file") };
    const facts = [evaluatorNamed.of(about.id, named)];
    await commit(recordFacts(facts, { actor, at: "2027-02-02T09:00:00Z", runtime: systemRuntime }));
    id = (await readHistory(about, 10, undefined)).entries[0]?.id ?? "";
  });

  it("names, addresses and who acted are beside it, committed to", async () => {
    const item = await readOne(factKey(about, id));
    expect(JSON.stringify(item)).not.toMatch(/Exemple|example\.org/);
    const details = factDetails.parse((await readOne(detailsKey(about, id)))?.data);
    expect(details).toMatchObject({ name: actor.name, data: { name: named.name, email: named.email } });
    expect(item?.data?.["commitment"]).toBe(canonicalDigest(details));
  });

  it("its history shows them, and the role alone once they are erased", async () => {
    const [before] = (await readHistory(about, 10, undefined)).entries;
    expect(before).toMatchObject({ actor: { name: actor.name }, data: named });
    await commit([{ delete: detailsKey(about, id) }]);
    const [after] = (await readHistory(about, 10, undefined)).entries;
    expect(after).toMatchObject({ actor: { role: "company", name: "Entreprise" }, data: { role: "tutor" } });
    expect(after?.data).not.toHaveProperty("name");
  });

  it("pages hold the details of their own entries, where some have none", async () => {
    const other = { kind: "file" as const, id: systemRuntime.newId("file") };
    for (const by of [actor, { ...actor, role: "system" as const, name: "Système" }, actor, actor]) {
      const facts = [evaluatorNamed.of(other.id, { ...named, name: by.name })];
      await commit(recordFacts(facts, { actor: by, at: "2027-02-02T09:00:00Z", runtime: systemRuntime }));
    }
    const first = await readHistory(other, 2, undefined);
    const second = await readHistory(other, 2, first.next);
    const names = [...first.entries, ...second.entries].map((fact) => [fact.actor.name, fact.data["name"]]);
    const company = [actor.name, actor.name];
    expect(names).toEqual([company, company, ["Système", "Système"], company]);
  });
});

describe("facts recorded before there were details (decision 31)", () => {
  const recorded = storedThings
    .filter(({ name }) => name.startsWith("facts/"))
    .flatMap((thing) => [...recordingsOf(thing).values()].flatMap(({ items }) => items))
    .map((item) => item.data as unknown as Fact)
    .filter((fact) => fact.commitment === undefined)
    // Examples of contracts bear one id.
    .map((fact) => ({ ...fact, about: { ...fact.about, id: `${fact.about.id}-${fact.type}` } }));
  const told = (fact: Fact) => factCatalogue.get(fact.type)?.tell(fact);

  it("are split once: what is said stays the same, none of it in the fact", async () => {
    for (const fact of recorded)
      await commit([
        {
          put: factEntity.item({ ...factKey(fact.about, fact.id), version: 1, data: fact }),
          when: "any",
        },
      ]);
    const { read, split, unreadable } = await splitFacts(systemRuntime);
    expect(read).toBeGreaterThanOrEqual(new Set(recorded.map(({ id }) => id)).size);
    expect(split).toBeGreaterThan(20);
    expect(unreadable).toEqual([]);
    for (const fact of recorded) {
      const now = await loadFact(fact.about, fact.id);
      expect(now?.actor).toEqual(fact.actor);
      expect(now && told(now)).toEqual(told(fact));
      const [stored] = (await readPartition(historyPartition(fact.about))).filter(({ sk }) => sk === fact.id);
      expect(JSON.stringify(stored)).not.toMatch(/(?<!Mutuelle |Centre |l’)Exemple|@/);
    }
    expect(await splitFacts(systemRuntime)).toMatchObject({ split: 0 });
  });
});
