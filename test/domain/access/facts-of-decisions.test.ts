import { describe, expect, it } from "vitest";
import { factCatalogue } from "../../../events/catalogue.ts";
import { type Fact, type FactDefinition, withDetails } from "../../../events/fact.ts";
import type { Actor } from "../../../shared/domain/access/actor.ts";
import type { FileRelation } from "../../../shared/domain/access/relations.ts";
import type { TrainingFileIn } from "../../../shared/domain/training/file.ts";
import { toChange } from "../../../shared/views/change-view.ts";
import { toFileHistoryEntry } from "../../../shared/views/history-view.ts";
import { noon, registeredEnrolment, testId } from "../../support/files.ts";

const fileWhere = (showsResults: boolean) =>
  ({
    ...registeredEnrolment(testId("file", 1), "2026-01-04"),
    acceptance: { state: "accepted", acceptedAt: noon, showsResults },
  }) as TrainingFileIn<"enrolled">;

/** A fact of a file, as its contract's example tells it. */
function factOf(kind: FactDefinition): Fact {
  const { details, follows: _, ...said } = kind.of(testId("file", 1), kind.example);
  const id = testId("", 1).slice(1);
  const recorded = { ...said, id, at: noon, actor: { subject: "s", role: "oemm", name: "Oona" } } as Fact;
  return details === undefined ? recorded : withDetails(recorded, { factId: id, data: details, salt: "" });
}

const inHistory = (kind: FactDefinition, relation: FileRelation, showsResults: boolean) =>
  Object.keys(toFileHistoryEntry(factOf(kind), relation, fileWhere(showsResults)).data);

function inFeed(kind: FactDefinition, showsResults: boolean): string[] {
  const file = fileWhere(showsResults);
  const actor = { subject: "s", role: "company", partyId: file.companyId } as unknown as Actor;
  const { id, type, version, at, about, data } = factOf(kind);
  const fact = { id, type, version, at, about, data, by: "oemm" as const };
  const told = toChange({ fact }, actor, { files: new Map([[file.id, file]]), sessions: new Map() });
  return Object.keys(told?.data ?? {});
}

const ofFiles = [...factCatalogue.values()].filter(({ about }) => about === "file");
const ofDecisions = ofFiles.filter(({ decisions = [] }) => decisions.length > 0);

describe.each(ofDecisions)("R-PER-3: what $type tells of a decision", (kind) => {
  const telling = kind.decisions?.filter(
    (field) => field in kind.example && !kind.oemmOnly.includes(field) && !kind.personal.includes(field),
  );

  it("is not told to the company whose employee did not agree: neither in the history nor in the feed", () => {
    const read = [...inHistory(kind, "company", false), ...inFeed(kind, false)];
    expect(read.filter((field) => kind.decisions?.some((name) => name === field))).toEqual([]);
  });

  it("is told to the company whose employee agreed, and to the others in any case", () => {
    expect(telling).not.toEqual([]);
    for (const read of [
      inHistory(kind, "company", true),
      inFeed(kind, true),
      ...(["oemm", "owner", "chosen-centre"] as const).map((relation) => inHistory(kind, relation, false)),
    ])
      expect(read).toEqual(expect.arrayContaining(telling ?? []));
  });
});

it("R-PER-3: each fact of a file says which of its data name a sheet, a certificate or what was granted", () => {
  const names = /"(?:number|sheetId|validation|corrects|reference)":/;
  const unsaid = ofFiles.flatMap(({ type, example, decisions = [] }) =>
    Object.entries(example)
      .filter(
        ([field, value]) =>
          names.test(JSON.stringify({ [field]: value })) && !decisions.some((one) => one === field),
      )
      .map(([field]) => `${type}: ${field}`),
  );
  // What was granted before the system is on files of no company.
  expect(unsaid).toEqual(["file.taken-over: number"]);
});
