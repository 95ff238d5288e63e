import { describe, expect, test } from "vitest";
import type { Certification, Domain } from "../../../shared/domain/referential/certification.ts";
import {
  certificationSet,
  wellFormedCertification,
} from "../../../shared/domain/referential/certification-set.ts";
import { version } from "./sample-certification.ts";

const sample = version("CMI", "2013-01-01");
const titlesOnly: Certification = {
  ...sample,
  gridStatus: "titles-only",
  domains: sample.domains.map((held) => ({ ...held, competences: [], criteria: [] })),
};

/** The sample with something changed in its second domain. */
function changed(change: (held: Domain) => Partial<Domain>, from = sample): Certification {
  return {
    ...from,
    domains: from.domains.map((held) => (held.number === 2 ? { ...held, ...change(held) } : held)),
  };
}

/** The first entry of a list, changed. */
const first = <Entry>(list: readonly Entry[], change: Partial<Entry>): Entry[] =>
  list.map((entry, index) => (index === 0 ? { ...entry, ...change } : entry));

const messagesOf = (given: unknown) =>
  wellFormedCertification.safeParse(given).error?.issues.map(({ message }) => message) ?? [];

describe("R-REF-2 a certification is refused when its parts do not agree", () => {
  test("the samples that the refused ones come from are accepted", () => {
    expect(messagesOf(sample)).toEqual([]);
    expect(messagesOf(titlesOnly)).toEqual([]);
  });

  test.each<[string, Certification, string]>([
    [
      "another certification's domain",
      changed(() => ({ code: "CMC-2" })),
      "CMC-2 is not the code of its place",
    ],
    ["a domain's code twice", changed(() => ({ code: "CMI-1" })), "CMI-1 is not the code of its place"],
    [
      "a competence's code twice",
      changed(({ competences }) => ({ competences: first(competences, { code: "CMI-2.C2" }) })),
      "CMI-2.C2 is not the code of its place",
    ],
    [
      "a criterion of another domain",
      changed(({ criteria }) => ({ criteria: first(criteria, { code: "CMI-1.K1" }) })),
      "CMI-1.K1 is not the code of its place",
    ],
    [
      "an indicator of another criterion",
      changed(({ criteria }) => ({
        criteria: first(criteria, {
          indicators: [{ code: "CMI-2.K2.I1", text: "Texte" }],
        }),
      })),
      "CMI-2.K2.I1 is not the code of its place",
    ],
    ["numbers that skip one", changed(() => ({ number: 3 })), "CMI-2 has number 3"],
    [
      "a domain in common with itself",
      changed(() => ({ sharedWith: ["CMI"] })),
      "CMI-2 is shared with itself",
    ],
    [
      "a domain in common twice",
      changed(() => ({ sharedWith: ["CMC", "CMC"] })),
      "CMI-2 is shared twice with the same certification",
    ],
  ])("%s", (_, given, message) => {
    expect(messagesOf(given)).toEqual([message]);
  });
});

describe("R-REF-4 a grid is whole when it is published, absent otherwise", () => {
  test.each<[string, Certification, string]>([
    [
      "a published domain without competences",
      changed(() => ({ competences: [] })),
      "CMI-2 is not a published domain",
    ],
    [
      "a published domain without criteria",
      changed(() => ({ criteria: [] })),
      "CMI-2 is not a published domain",
    ],
    [
      "a published criterion without indicators",
      changed(({ criteria }) => ({ criteria: first(criteria, { indicators: [] }) })),
      "CMI-2 is not a published domain",
    ],
    [
      "competences where titles alone are announced",
      changed(() => ({ competences: [{ code: "CMI-2.C1", text: "Texte" }] }), titlesOnly),
      "CMI-2 is not a titles-only domain",
    ],
    [
      "criteria where titles alone are announced",
      changed(() => ({ criteria: [{ code: "CMI-2.K1", title: "Critère", indicators: [] }] }), titlesOnly),
      "CMI-2 is not a titles-only domain",
    ],
  ])("%s", (_, given, message) => {
    expect(messagesOf(given)).toEqual([message]);
  });
});

describe("R-REF-1 a certification is refused when a field is not what it must be", () => {
  test.each<[string, unknown, string]>([
    ["an unknown certification", { ...sample, code: "CQP" }, "code"],
    ["a version of a thirteenth month", { ...sample, version: "2013-13" }, "version"],
    ["a version that is no month", { ...sample, version: "v1" }, "version"],
    ["a date that does not exist", { ...sample, inForceFrom: "2013-02-29" }, "inForceFrom"],
    ["an unknown jury format", { ...sample, juryFormat: "written" }, "juryFormat"],
    ["an unknown grid status", { ...sample, gridStatus: "draft" }, "gridStatus"],
    ["a name of spaces", { ...sample, name: "  " }, "name"],
    ["no relevant experience", { ...sample, relevantExperience: undefined }, "relevantExperience"],
    ["no notice on education levels", { ...sample, educationLevelNotice: "" }, "educationLevelNotice"],
    ["no domain", { ...sample, domains: [] }, "domains"],
    ["a domain without a title", changed(() => ({ title: "" })), "domains.1.title"],
    ["an empty question", changed(() => ({ interviewQuestions: [""] })), "domains.1.interviewQuestions.0"],
    [
      "an empty competence",
      changed(({ competences }) => ({ competences: first(competences, { text: "" }) })),
      "domains.1.competences.0.text",
    ],
    [
      "an empty criterion",
      changed(({ criteria }) => ({ criteria: first(criteria, { title: "" }) })),
      "domains.1.criteria.0.title",
    ],
    ["a field that nobody knows", { ...sample, points: 120 }, ""],
  ])("%s", (_, given, path) => {
    const paths = wellFormedCertification.safeParse(given).error?.issues.map((issue) => issue.path.join("."));
    expect(paths).toContain(path);
  });
});

describe("R-REF-3 versions are refused when they can't be loaded together", () => {
  const refusals = (versions: readonly Certification[]) =>
    certificationSet.safeParse(versions).error?.issues.map(({ message }) => message) ?? [];
  const cmi = changed(() => ({ sharedWith: ["CMC"] }));
  const cmc = {
    ...version("CMC", "2013-01-01"),
    domains: version("CMC", "2013-01-01").domains.map((held) => ({
      ...held,
      sharedWith: held.number === 1 ? ["CMI" as const] : [],
    })),
  };

  test("domains in common declared by both are accepted, whatever their numbers", () => {
    expect(refusals([cmi, cmc])).toEqual([]);
  });

  test("a domain in common that the other side does not declare", () => {
    expect(refusals([cmi, version("CMC", "2013-01-01")])).toEqual([
      "on 2013-01-01, CMI shares more domains with CMC than CMC with CMI",
    ]);
  });

  test("a domain in common with a certification that is not loaded", () => {
    expect(refusals([cmi])).toHaveLength(1);
  });

  test("a new version of one side that no longer has the domain in common", () => {
    expect(refusals([cmi, cmc, version("CMI", "2027-01-01")])).toEqual([
      "on 2027-01-01, CMC shares more domains with CMI than CMI with CMC",
    ]);
    expect(refusals([cmi, cmc, version("CMI", "2027-01-01"), version("CMC", "2027-01-01")])).toEqual([]);
  });

  test("two versions with one name", () => {
    expect(refusals([sample, { ...sample, inForceFrom: "2013-01-15" }])).toEqual([
      "CMI 2013-01 is there twice",
    ]);
  });

  test("two versions that begin on one day", () => {
    expect(refusals([sample, { ...sample, version: "2013-02" }])).toEqual([
      "CMI in force from 2013-01-01 is there twice",
    ]);
  });

  test("a version that is not well formed", () => {
    expect(refusals([changed(() => ({ number: 3 }))])).toEqual(["CMI-2 has number 3"]);
  });
});
