import { describe, expect, test } from "vitest";
import type { Certification, Domain } from "../../../shared/domain/referential/certification.ts";
import { faultsOfVersion } from "../../../shared/domain/referential/well-formed.ts";
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

const faultsOf = (given: unknown) => faultsOfVersion(given).map(({ path, message }) => [path, message]);
const place = (code: string) => `Le code attendu à cette place est ${code}.`;

describe("R-REF-2 a certification is refused when its parts do not agree", () => {
  test("the samples that the refused ones come from are accepted", () => {
    expect(faultsOf(sample)).toEqual([]);
    expect(faultsOf(titlesOnly)).toEqual([]);
  });

  test.each<[string, Certification, string, string]>([
    ["another certification's domain", changed(() => ({ code: "CMC-2" })), "domains.1.code", place("CMI-2")],
    ["a domain's code twice", changed(() => ({ code: "CMI-1" })), "domains.1.code", place("CMI-2")],
    [
      "a competence's code twice",
      changed(({ competences }) => ({ competences: first(competences, { code: "CMI-2.C2" }) })),
      "domains.1.competences.0.code",
      place("CMI-2.C1"),
    ],
    [
      "a criterion of another domain",
      changed(({ criteria }) => ({ criteria: first(criteria, { code: "CMI-1.K1" }) })),
      "domains.1.criteria.0.code",
      place("CMI-2.K1"),
    ],
    [
      "an indicator of another criterion",
      changed(({ criteria }) => ({
        criteria: first(criteria, {
          indicators: [{ code: "CMI-2.K2.I1", text: "Texte" }],
        }),
      })),
      "domains.1.criteria.0.indicators.0.code",
      place("CMI-2.K1.I1"),
    ],
    [
      "numbers that skip one",
      changed(() => ({ number: 3 })),
      "domains.1.number",
      "Le numéro attendu à cette place est 2.",
    ],
    [
      "a domain in common with itself",
      changed(() => ({ sharedWith: ["CMI"] })),
      "domains.1.sharedWith.0",
      "Un domaine n’est pas commun à sa propre certification.",
    ],
    [
      "a domain in common twice",
      changed(() => ({ sharedWith: ["CMC", "CMC"] })),
      "domains.1.sharedWith.1",
      "Cette certification est déjà citée pour ce domaine.",
    ],
  ])("%s", (_, given, path, message) => {
    expect(faultsOf(given)).toEqual([[path, message]]);
  });
});

const besideTitles = "Un référentiel réduit aux titres n’a ni compétences ni critères.";

describe("R-REF-4 a grid is whole when it is published, absent otherwise", () => {
  test.each<[string, Certification, string, string]>([
    [
      "a published domain without competences",
      changed(() => ({ competences: [] })),
      "domains.1.competences",
      "Une grille publiée donne les compétences de chaque domaine.",
    ],
    [
      "a published domain without criteria",
      changed(() => ({ criteria: [] })),
      "domains.1.criteria",
      "Une grille publiée donne les critères de chaque domaine.",
    ],
    [
      "a published criterion without indicators",
      changed(({ criteria }) => ({ criteria: first(criteria, { indicators: [] }) })),
      "domains.1.criteria.0.indicators",
      "Une grille publiée donne les indicateurs de chaque critère.",
    ],
    [
      "competences where titles alone are announced",
      changed(() => ({ competences: [{ code: "CMI-2.C1", text: "Texte" }] }), titlesOnly),
      "domains.1.competences",
      besideTitles,
    ],
    [
      "criteria where titles alone are announced",
      changed(() => ({ criteria: [{ code: "CMI-2.K1", title: "Critère", indicators: [] }] }), titlesOnly),
      "domains.1.criteria",
      besideTitles,
    ],
  ])("%s", (_, given, path, message) => {
    expect(faultsOf(given)).toEqual([[path, message]]);
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
    ["a field that no schema knows", { ...sample, points: 120 }, "points"],
    ["what is no object at all", "CMI", ""],
  ])("%s", (_, given, path) => {
    expect(faultsOfVersion(given).map((fault) => fault.path)).toContain(path);
  });

  test("nothing more is said of what is not there, nor of the places in a certification that is unknown", () => {
    const without = (...names: (keyof Domain)[]) =>
      changed(() => Object.fromEntries(names.map((name) => [name, undefined])));
    const pathsOf = (given: unknown) => faultsOf(given).map(([path]) => path);
    expect(pathsOf(without("code", "number", "sharedWith", "competences", "criteria"))).toEqual([
      "domains.1.code",
      "domains.1.number",
      "domains.1.sharedWith",
      "domains.1.competences",
      "domains.1.criteria",
    ]);
    const bare = changed(({ criteria }) => ({
      criteria: criteria.map(({ indicators: _, ...held }) => held) as Domain["criteria"],
    }));
    expect(pathsOf(bare)).toEqual([0, 1].map((rank) => `domains.1.criteria.${rank}.indicators`));
    const untitled = {
      ...titlesOnly,
      domains: titlesOnly.domains.map(({ competences: _, criteria: __, ...held }) => held),
    };
    expect(faultsOf(untitled).map(([, message]) => message)).not.toContain(besideTitles);
    expect(pathsOf({ ...sample, code: "CQP" })).toEqual(["code"]);
    expect(pathsOf({ ...sample, domains: undefined })).toEqual(["domains"]);
    const skipping = { ...changed(() => ({ number: 3 })), code: "CQP" };
    expect(faultsOfVersion(skipping, () => true).map(({ path }) => path)).toEqual([
      "code",
      "domains.1.number",
    ]);
  });

  test("every fault is told at once, of the fields and of what ties them", () => {
    const { name: _, ...nameless } = changed(({ competences }) => ({
      number: 7,
      competences: first(competences, { code: "CMI-9.C1", text: "" }),
    }));
    expect(faultsOfVersion({ ...nameless, juryFormat: "written" }).map(({ path }) => path)).toEqual([
      "name",
      "juryFormat",
      "domains.1.competences.0.text",
      "domains.1.competences.0.code",
      "domains.1.number",
    ]);
  });
});

describe("R-LAW-1 the blocks of a registration agree with the version", () => {
  const block = { code: "RNCP12345BC01", title: "Conseiller", domains: ["CMI-1"] };
  const registered = (...blocks: object[]) => ({
    ...sample,
    registration: { code: "RNCP12345", level: 5, from: "2028-01-01", until: "2032-12-31", blocks },
  });

  test("they hold its domains, one in several where it is common to them", () => {
    const other = { ...block, code: "RNCP12345BC02", domains: ["CMI-1", "CMI-2"] };
    expect(faultsOf(registered(block, other))).toEqual([]);
    expect(faultsOf(registered())).toEqual([]);
  });

  test("and no others, each once, under the code of the registration", () => {
    const path = "registration.blocks";
    const unknown = { ...block, domains: ["CMI-1", "CMI-99", "CMI-1"] };
    expect(faultsOf(registered(unknown))).toEqual([
      [`${path}.0.domains.1`, "Ce domaine n’appartient pas à la certification."],
      [`${path}.0.domains.2`, "Ce domaine est déjà cité dans ce bloc."],
    ]);
    expect(faultsOf(registered(block, { ...block, domains: ["CMI-2"] }))).toEqual([
      [`${path}.1.code`, "Ce bloc est déjà cité."],
    ]);
    expect(faultsOf(registered({ ...block, code: "RNCP54321BC01" }))).toEqual([
      [`${path}.0.code`, "Un bloc de cet enregistrement commence par RNCP12345BC."],
    ]);
  });

  test("what is no block is told as such alone", () => {
    for (const wrong of [{}, { code: 3 }, { domains: [4] }])
      expect(faultsOf(registered(wrong)).length).toBeGreaterThan(0);
    expect(faultsOf(registered({}, {})).map(([, message]) => message)).not.toContain(
      "Ce bloc est déjà cité.",
    );
    expect(faultsOf({ ...sample, registration: { blocks: [block] } }).map(([at]) => at)).not.toContain(
      "registration.blocks.0.code",
    );
  });
});
