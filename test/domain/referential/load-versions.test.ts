import { describe, expect, test } from "vitest";
import type {
  Certification,
  CertificationCode,
  Domain,
} from "../../../shared/domain/referential/certification.ts";
import { certificationVersions } from "../../../shared/domain/referential/contents/versions.ts";
import { loadVersions, maxVersionBytes } from "../../../shared/domain/referential/load-versions.ts";
import { refusalOf } from "../../support/errors.ts";
import { version } from "./sample-certification.ts";

const today = "2027-02-02";

/** A version whose first domain is common to another certification. */
function sharing(code: CertificationCode, other: CertificationCode, from: string): Certification {
  const given = version(code, from);
  return {
    ...given,
    domains: given.domains.map((held) => ({ ...held, sharedWith: held.number === 1 ? [other] : [] })),
  };
}

const ac = version("AC", "2013-01-01");
const spsp = version("SPSP", "2013-01-01");
const published = [ac, spsp];
const refusal = (given: readonly unknown[], held: readonly Certification[] = published) =>
  refusalOf(() => loadVersions(given, held, today));
const pathsOf = (given: readonly unknown[], held?: readonly Certification[]) =>
  refusal(given, held)?.fields.map(({ path }) => path) ?? [];

describe("R-REF-3 versions are loaded together or not at all", () => {
  test("from today on, several of one certification as well", () => {
    const given = [version("AC", today), version("AC", "2027-09-01"), version("SPSP", "2027-03-01")];
    expect(loadVersions(given, published, today)).toEqual(
      given.map((one) => ({ version: one, added: true })),
    );
  });

  test("never from a day that is past: files enrolled then keep the version that they have", () => {
    const refused = refusal([version("AC", "2027-02-01")]);
    expect(refused).toMatchObject({ code: "versions-refused", rule: "R-REF-3", kind: "input" });
    expect(refused?.fields).toMatchObject([{ path: "versions.0.inForceFrom" }]);
    expect(refused?.fields[0]?.message).toContain("les dossiers inscrits avant elle gardent la leur");
  });

  test("a fault in one of them refuses them all, and those of all are told", () => {
    const given = [
      { ...version("AC", "2027-03-01"), name: "" },
      version("SPSP", "2027-03-01"),
      null,
      { ...version("AC", "2026-01-01"), points: 120 },
    ];
    expect(pathsOf(given)).toEqual([
      "versions.0.name",
      "versions.2",
      "versions.3.points",
      "versions.3.inForceFrom",
    ]);
  });

  test("the same content again changes nothing, on any day", () => {
    expect(loadVersions(certificationVersions, certificationVersions, today)).toEqual(
      certificationVersions.map((one) => ({ version: one, added: false })),
    );
    expect(loadVersions([structuredClone(ac), version("SPSP", today)], published, today)).toMatchObject([
      { added: false },
      { added: true },
    ]);
  });

  test("a published version never changes: its name is taken for any other content", () => {
    const refused = refusal([{ ...ac, name: "Autre nom", inForceFrom: "2027-03-01" }]);
    expect(refused).toMatchObject({ code: "version-exists", kind: "state" });
    expect(refused?.fields).toMatchObject([{ path: "versions.0.version" }]);
  });

  test("two versions don't begin on one day", () => {
    const held = [...published, version("AC", "2027-03-01")];
    expect(pathsOf([{ ...version("AC", "2027-03-01"), version: "2027-04" }], held)).toEqual([
      "versions.0.inForceFrom",
    ]);
    expect(refusal([{ ...version("AC", "2027-03-01"), version: "2027-04" }], held)?.code).toBe(
      "version-exists",
    );
  });

  test("neither a name nor a day is there twice in a request", () => {
    const one = version("AC", "2027-03-01");
    expect(pathsOf([one, { ...one, inForceFrom: "2027-03-15" }])).toEqual(["versions.1.version"]);
    expect(pathsOf([one, { ...one, version: "2027-04" }])).toEqual(["versions.1.inForceFrom"]);
  });

  test("a version too large for one item is refused", () => {
    const one = version("AC", "2027-03-01");
    const [first, ...others] = one.domains;
    const asking = (bytes: number) => ({
      ...one,
      domains: [{ ...first, interviewQuestions: Array(bytes / 2048).fill("é".repeat(1024)) }, ...others],
    });
    expect(pathsOf([asking(maxVersionBytes)])).toEqual(["versions.0"]);
    expect(pathsOf([asking(maxVersionBytes / 2)])).toEqual([]);
  });
});

describe("R-REF-3 what is no referential at all is refused without being looked into", () => {
  test.each<[string, unknown]>([
    ["a list without end", { code: "AC", domains: Array.from({ length: 500_000 }, () => ({})) }],
    ["nesting without end", JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)],
  ])("%s", (_, given) => {
    const [fault, ...others] = refusal([given])?.fields ?? [];
    expect(fault).toMatchObject({ path: "versions.0", message: expect.stringContaining("5000 éléments") });
    expect(others).toEqual([]);
  });
});

describe("R-REF-3 domains in common are declared by both sides, on every date", () => {
  const cmi = sharing("CMI", "CMC", "2013-01-01");
  const cmc = sharing("CMC", "CMI", "2013-01-01");

  test("one side alone may not drop what was agreed, nor add to it", () => {
    expect(pathsOf([version("CMI", "2027-03-01")], [cmi, cmc])).toEqual(["versions.0.domains"]);
    expect(pathsOf([sharing("AC", "SPSP", "2027-03-01")])).toEqual(["versions.0.domains"]);
    expect(pathsOf([sharing("AC", "CMI", "2027-03-01")])).toEqual(["versions.0.domains"]);
  });

  test("both sides may, on the same day: told at the one that breaks the agreement otherwise", () => {
    expect(pathsOf([version("CMI", "2027-03-01"), version("CMC", "2027-03-01")], [cmi, cmc])).toEqual([]);
    expect(pathsOf([version("CMI", "2027-03-01"), version("CMC", "2027-03-02")], [cmi, cmc])).toEqual([
      "versions.0.domains",
    ]);
    expect(pathsOf([sharing("AC", "SPSP", "2027-03-01"), sharing("SPSP", "AC", "2027-03-01")])).toEqual([]);
  });

  test("the day and the two counts are told", () => {
    expect(refusal([version("CMI", "2027-03-01")], [cmi, cmc])?.fields[0]?.message).toBe(
      "À compter du 2027-03-01, CMC (2013-01) déclare 1 domaine(s) en commun avec CMI, qui en déclare 0 avec CMC\u00a0: chargez ensemble des versions qui s’accordent.",
    );
  });

  test("nothing is said of them while a version can't be read", () => {
    expect(pathsOf([version("CMI", "2027-03-01"), { code: "CMC" }], [cmi, cmc])).not.toContain(
      "versions.0.domains",
    );
  });
});

describe("R-REF-3, R-JURY-10 a domain's code means one domain in all versions: what is held is kept by it", () => {
  /** A version of AC whose domains are those titles, numbered from `first`. */
  const titled = (from: string, titles: readonly string[], changes: Partial<Domain> = {}, first = 1) => {
    const given = version("AC", from);
    const [model] = given.domains;
    if (model === undefined) throw new Error("no domain");
    const domains = titles.map((title, index): Domain => {
      const code = `AC-${index + first}`;
      return {
        ...model,
        code,
        number: index + first,
        title,
        competences: [{ code: `${code}.C1`, text: "Texte" }],
        criteria: [
          { code: `${code}.K1`, title: "Critère", indicators: [{ code: `${code}.K1.I1`, text: "Texte" }] },
        ],
        ...(index === 0 ? changes : {}),
      };
    });
    return { ...given, domains };
  };
  const held = [titled("2013-01-01", ["Écouter", "Proposer une offre", "Conclure"])];

  test("the same domains, one more at the end, or another spelling of a title", () => {
    const titles = ["Ecouter !", "Proposer une offre", "Conclure", "Suivre"];
    expect(pathsOf([titled("2027-03-01", titles)], held)).toEqual([]);
  });

  test("another domain under a known code is refused, with what the code means", () => {
    const refused = refusal([titled("2027-03-01", ["Écouter", "Rédiger", "Conclure"])], held);
    expect(refused).toMatchObject({ code: "versions-refused", rule: "R-REF-3", kind: "input" });
    expect(refused?.fields).toMatchObject([
      {
        path: "versions.0.domains.1.title",
        message: expect.stringContaining("«\u00a0Proposer une offre\u00a0»"),
      },
    ]);
  });

  test("domains that change places are refused, each", () => {
    expect(pathsOf([titled("2027-03-01", ["Conclure", "Proposer une offre", "Écouter"])], held)).toEqual([
      "versions.0.domains.0.title",
      "versions.0.domains.2.title",
    ]);
  });

  test("another wording is accepted when it repeats the title that the code had last", () => {
    const renamed = titled("2027-03-01", ["Entendre", "Proposer une offre", "Conclure"], {
      formerTitle: "Écouter",
    });
    expect(pathsOf([renamed], held)).toEqual([]);
    const again = { ...renamed, version: "2027-04", inForceFrom: "2027-04-01" };
    expect(pathsOf([again], [...held, renamed])).toEqual([]);
    expect(
      pathsOf(
        [titled("2027-05-01", ["Ouïr", "Proposer une offre", "Conclure"], { formerTitle: "Écouter" })],
        [...held, renamed],
      ),
    ).toEqual(["versions.0.domains.0.title"]);
  });

  test("a domain that goes leaves its number, which no other takes later; the others keep theirs", () => {
    const [one] = held;
    const without = titled("2027-03-01", ["Écouter", "Proposer une offre", "Conclure"]);
    const shorter = { ...without, domains: without.domains.filter(({ number }) => number !== 2) };
    expect(pathsOf([shorter], held)).toEqual([]);
    expect(pathsOf([titled("2027-03-01", ["Écouter", "Conclure"])], held)).toEqual([
      "versions.0.domains.1.title",
    ]);
    expect(pathsOf([titled("2027-04-01", ["Écouter", "Rédiger", "Conclure"])], [...held, shorter])).toEqual([
      "versions.0.domains.1.title",
    ]);
    expect(
      pathsOf([titled("2027-04-01", one?.domains.map(({ title }) => title) ?? [])], [...held, shorter]),
    ).toEqual([]);
  });

  test("all new domains take new numbers, and a number that nothing had is not skipped", () => {
    expect(pathsOf([titled("2027-03-01", ["Rédiger", "Classer"], {}, 4)], held)).toEqual([]);
    expect(pathsOf([titled("2027-03-01", ["Rédiger", "Classer"], {}, 5)], held)).toEqual(
      expect.arrayContaining(["versions.0.domains.0.number", "versions.0.domains.1.number"]),
    );
  });

  test("a domain that comes back under another code is refused", () => {
    expect(pathsOf([titled("2027-03-01", ["Conclure", "Classer"], {}, 4)], held)).toEqual([
      "versions.0.domains.0.code",
    ]);
  });

  test("a version that begins before a published one agrees with it too; told at the one that is loaded", () => {
    const later = titled("2028-01-01", ["Écouter", "Proposer une offre", "Conclure", "Suivre"]);
    const between = titled("2027-03-01", ["Écouter", "Proposer une offre", "Conclure", "Rédiger"]);
    expect(pathsOf([between], [...held, later])).toEqual(["versions.0.domains.3.title"]);
  });
});
