import { describe, expect, it } from "vitest";
import { factCatalogue } from "../../../events/catalogue.ts";
import { appearancesChanged, sessionChanged } from "../../../events/jury.ts";
import { maxSlots } from "../../../shared/domain/jury/slots.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { certificationCode } from "../../../shared/domain/referential/certification.ts";
import { entities } from "../../../shared/store/entities.ts";
import { storageLimits } from "../../../shared/store/storage-limits.ts";
import { fileView } from "../../../shared/views/file-view.ts";
import { type Assumed, greatestSize } from "../../support/greatest-size.ts";

const { perSide } = guidePolicy.jury.members;
/** What rules bound, where schemas of what is stored don't say it. */
const assumed: Assumed = {
  text: 512,
  entries: {
    evaluators: guidePolicy.training.evaluators,
    opinions: guidePolicy.training.evaluators,
    members: 2 * perSide,
    present: 2 * perSide,
    attended: 2 * perSide,
    steppedBack: 2 * perSide,
    slots: maxSlots,
    "slots[].domains": 20,
    "slots[].examinedBy": 2 * perSide,
    domains: 20,
    acquired: 20,
    joined: 20,
    otherCertificates: 20,
    ofOthers: 20,
    withdrawn: 20,
    withdrawals: 20,
    fallen: 20,
    "corrects.changes": 20,
    sheets: 100,
    joinedWith: 20,
    ...Object.fromEntries(
      ["kept", "joined", "together"].flatMap((side) => [
        [`${side}.acquired`, 20],
        [`${side}.joined`, 20],
        [`${side}.otherCertificates`, 20],
        [`${side}.ofOthers`, 20],
        [`${side}.withdrawn`, 20],
        [`${side}.fallen`, 20],
        [`${side}.sheets`, 100],
      ]),
    ),
    ...Object.fromEntries(
      ["before", "after"].flatMap((side) => [
        [`${side}.members`, 2 * perSide],
        [`${side}.slots`, maxSlots],
        [`${side}.slots[].domains`, 20],
      ]),
    ),
    documents: 100,
    engagements: 20,
    results: 20,
    acquiredBefore: 20,
    filters: 10,
    months: 60,
    "months[].counts": 10,
    directAssessment: 20,
    trainingNeeded: 20,
    "individualPath.warnings": 5,
    answers: 12,
    evidence: guidePolicy.evidence.pieces,
    "evidence[].domains": 20,
    decisionSheets: 20,
    "decisionSheets[].results": 20,
    "decisionSheets[].acquiredBefore": 20,
    "decisionSheets[].corrects.changes": 20,
    allowedCommands: 20,
    "readiness.missing": 200,
    deadlines: 20,
    "deadlines[].domains": 20,
    "deadlines[].reminders": 20,
    "validation.acquired": 20,
    "validation.toPresent": 20,
    domainCodes: 20,
    deliveries: 20,
    reminders: 20,
    recipients: 2 * perSide,
    schedule: maxSlots,
    objectives: 20,
  },
};
/** Kinds of items that schemas don't bound, and what does. */
const boundElsewhere: Readonly<Record<string, string>> = {
  export: "S3, which takes 10,000 parts, each named by 34 bytes",
  fact: "the schemas of facts, below",
  "fact-details": "the schemas of facts, below",
  change: "the schemas of facts, below",
  "change-followers": "the feeds that one fact is told to",
  reading: "what a path names",
  reader: "a person's name",
  idempotency: "the answers to creations, which tell of new things",
  "referential-contents": "the few versions that OEMM loads in a year",
  "referential-version": "maxVersionBytes, when it is loaded",
};
/** What DynamoDB gives at once, and Lambda answers. */
const pageBytes = 1024 * 1024;
const answerBytes = 6 * 1024 * 1024;
const longestPage = 100;
/** Bytes of the largest change of a session: half of what DynamoDB takes at once, and less. */
const largestChange = 2_000_000;
/** Bytes of an item around what it holds: its keys, those of three indexes, its kind, its versions. */
const around = 8 * 600;

function sizeOf(name: string): number {
  const { schemas } = entities.get(name) ?? {};
  if (schemas === undefined) throw new Error(`there is no ${name}`);
  const summary = schemas.summary === undefined ? 0 : greatestSize(schemas.summary, assumed);
  return around + greatestSize(schemas.data, assumed) + summary;
}

describe("what schemas admit fits storage", () => {
  const bounded = [...entities.keys()].filter((name) => boundElsewhere[name] === undefined);

  it.each(bounded)("an item of %s", (name) => {
    expect(sizeOf(name)).toBeLessThanOrEqual(storageLimits.item);
  });

  it.each([...factCatalogue.keys()])("the fact %s", (type) => {
    const fact = factCatalogue.get(type);
    if (fact === undefined) throw new Error(`there is no ${type}`);
    expect(around + greatestSize(fact.data, assumed)).toBeLessThanOrEqual(storageLimits.item);
  });

  it("a page of any list", () => {
    for (const { schemas } of entities.values())
      if (schemas.summary !== undefined)
        expect(longestPage * greatestSize(schemas.summary, assumed)).toBeLessThanOrEqual(pageBytes);
  });

  it("the greatest answer: a file with its booklet and its pieces", () => {
    expect(greatestSize(fileView, assumed)).toBeLessThanOrEqual(answerBytes);
  });

  it("the greatest change of one file: with the answer, the fact and the kept answer that go with it", () => {
    const file = sizeOf("file") + sizeOf("file-body");
    expect(file + 2 * sizeOf("answer") + sizeOf("deadline")).toBeLessThanOrEqual(storageLimits.transaction);
  });

  it("R-PER-4: two persons joined, who were decided about and have a file under way for every certification", () => {
    const held = 2 * sizeOf("holdings") + sizeOf("held-before") + 2 * sizeOf("deadline");
    const persons = 2 * sizeOf("natural-person") + sizeOf("joining") + sizeOf("task");
    expect(certificationCode.options.length * (held + sizeOf("file")) + persons).toBeLessThanOrEqual(
      storageLimits.transaction,
    );
  });

  it("R-JURY-6: the largest change of a session: its members, their days, and all its candidates for as many others", () => {
    const seats = 2 * 2 * perSide;
    const people = seats * (sizeOf("seat") + sizeOf("diary")) + 2 * maxSlots * sizeOf("file");
    const told = [appearancesChanged, sessionChanged].map(({ data }) => around + greatestSize(data, assumed));
    const all = sizeOf("session") + people + sizeOf("deadline") + told.reduce((sum, size) => sum + size, 0);
    expect(all).toBeLessThanOrEqual(largestChange);
  });
});
