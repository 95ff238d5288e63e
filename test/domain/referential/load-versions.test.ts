import { beforeAll, describe, expect, test } from "vitest";
import type {
  Certification,
  CertificationCode,
  Domain,
} from "../../../shared/domain/referential/certification.ts";
import { certificationVersions } from "../../../shared/domain/referential/contents/versions.ts";
import { loadVersions, maxVersionBytes } from "../../../shared/domain/referential/load-versions.ts";
import { tellFaultsInFrench } from "../../../shared/http/french-faults.ts";
import { refusalOf } from "../../support/errors.ts";
import { version } from "./sample-certification.ts";

// As the route that loads versions does: what their schemas find is told in our own words.
beforeAll(tellFaultsInFrench);

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

  test("neither is taken by another certification, nor by what can't be read", () => {
    expect(pathsOf([version("AC", "2027-03-01")], [...published, version("SPSP", "2027-03-01")])).toEqual([]);
    const messages = (given: object) => refusal([given, given])?.fields.map(({ message }) => message);
    for (const given of [{ code: "AC" }, { version: "2027-03", inForceFrom: "2027-03-01" }])
      expect(messages(given)).not.toContainEqual(expect.stringMatching(/figure déjà|ce jour-là/));
  });

  test("names and days that are taken are told with the other faults", () => {
    expect(pathsOf([{ ...ac, name: "Autre nom" }])).toEqual(["versions.0.inForceFrom", "versions.0.version"]);
  });

  test("as many faults are told as an author can read, and how many there are", () => {
    const refused = (count: number) => refusal(Array(count).fill(null));
    const [most, more] = [refused(1000), refused(1001)];
    expect(most?.fields).toHaveLength(1000);
    expect(most?.detail).toBe("Aucune version n’est chargée\u00a0: 1\u00a0000\u00a0points à corriger.");
    expect(more?.fields).toHaveLength(1000);
    expect(more?.detail).toBe(
      "Aucune version n’est chargée\u00a0: 1\u00a0001\u00a0points à corriger, dont les 1000 premiers sont cités.",
    );
  });

  test("a version is of as many bytes as one item holds, at most", () => {
    const one = version("AC", "2027-03-01");
    const [first, ...others] = one.domains;
    const bytesOf = (given: object) => new TextEncoder().encode(JSON.stringify(given)).byteLength;
    const asking = (last: string) => ({
      ...one,
      domains: [{ ...first, interviewQuestions: [...Array(149).fill("é".repeat(1024)), last] }, ...others],
    });
    const room = maxVersionBytes - bytesOf(asking(""));
    expect(pathsOf([asking("x".repeat(room))])).toEqual([]);
    expect(refusal([asking("x".repeat(room + 1))])?.fields).toEqual([
      { path: "versions.0", message: "Cette version pèse 301 Kio, pour 300 Kio au plus." },
    ]);
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

  test("its parts are counted: one more than a version may have", () => {
    // The version, its code and its list are parts too.
    const listing = (count: number) =>
      refusal([{ code: "AC", domains: Array(count - 3).fill(1) }])?.fields[0];
    expect(listing(5000)?.path).not.toBe("versions.0");
    expect(listing(5001)?.path).toBe("versions.0");
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

  test("each pair of versions that don't agree is told at the one that begins then, or at the one that is loaded", () => {
    const dropped = version("CMI", "2027-03-01");
    expect(pathsOf([dropped, sharing("CMC", "CMI", "2027-03-02")], [cmi, cmc])).toEqual([
      "versions.0.domains",
      "versions.1.domains",
    ]);
    expect(pathsOf([dropped], [cmi, cmc, sharing("CMC", "CMI", "2028-01-01")])).toEqual([
      "versions.0.domains",
      "versions.0.domains",
    ]);
    expect(pathsOf([version("SPSP", today)], [cmi])).toEqual(["versions"]);
  });

  test("of two versions that don't agree the first day is told, in any order of loading", () => {
    const refused = refusal([version("SPSP", "2028-01-01"), version("CMI", "2027-03-01")], [cmi, cmc]);
    expect(refused?.fields.map(({ message }) => message)).toEqual([
      expect.stringContaining("À compter du 1er mars 2027, "),
    ]);
  });

  test("the day and the two counts are told", () => {
    expect(refusal([version("CMI", "2027-03-01")], [cmi, cmc])?.fields[0]?.message).toBe(
      "À compter du 1er mars 2027, CMC (2013-01) déclare 1\u00a0domaine de compétences en commun avec CMI, qui en déclare 0 avec CMC\u00a0; chargez ensemble des versions qui s’accordent.",
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
    expect(pathsOf([shorter], [...held, spsp])).toEqual([]);
    expect(pathsOf([without, { ...shorter, version: "2027-05", inForceFrom: "2027-05-01" }], [])).toEqual([]);
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
    const others = { ...titled("2013-01-01", ["Un", "Deux", "Trois", "Quatre"]), code: "SPSP" as const };
    const skipping = refusal([titled("2027-03-01", ["Rédiger", "Classer"], {}, 5)], [...held, others]);
    expect(skipping?.fields.filter(({ path }) => path.endsWith(".number"))).toEqual(
      [1, 2].map((number, index) => ({
        path: `versions.0.domains.${index}.number`,
        message: `Le numéro attendu à cette place est ${number}.`,
      })),
    );
    const turned = version("AC", "2027-03-01");
    expect(pathsOf([{ ...turned, domains: turned.domains.toReversed() }], [])).toEqual(
      expect.arrayContaining(["versions.0.domains.0.number", "versions.0.domains.1.number"]),
    );
  });

  test("a domain that comes back under another code is refused", () => {
    expect(refusal([titled("2027-03-01", ["Conclure", "Classer"], {}, 4)], held)?.fields).toEqual([
      {
        path: "versions.0.domains.0.code",
        message:
          "Ce domaine porte le code AC-3 dans la version 2013-01\u00a0; il garde le même d’une version à l’autre.",
      },
    ]);
  });

  test("two domains of one title keep their codes; two certifications have each their own", () => {
    const twins = ["Écouter", "Écouter"];
    expect(pathsOf([titled("2027-03-01", twins)], [titled("2013-01-01", twins)])).toEqual([]);
    expect(pathsOf([version("SPSP", "2027-03-01"), version("AC", "2027-03-01")], [])).toEqual([]);
  });

  test("what published versions mistook among themselves is no fault of a new one", () => {
    const published = [...held, titled("2014-01-01", ["Écouter", "Rédiger", "Conclure"])];
    expect(pathsOf([version("SPSP", today)], published)).toEqual([]);
  });

  test("a version that begins before a published one agrees with it too; told at the one that is loaded", () => {
    const later = titled("2028-01-01", ["Écouter", "Proposer une offre", "Conclure", "Suivre"]);
    const between = titled("2027-03-01", ["Écouter", "Proposer une offre", "Conclure", "Rédiger"]);
    const renamed = titled("2028-01-01", ["Entendre", "Proposer une offre", "Conclure"], {
      formerTitle: "Écouter",
    });
    const same = titled("2027-03-01", ["Écouter", "Proposer une offre", "Conclure"]);
    expect(pathsOf([same], [...held, renamed])).toEqual([]);
    const refused = refusal([between], [...held, later]);
    expect(refused?.fields.map(({ path }) => path)).toEqual(["versions.0.domains.3.title"]);
    expect(refused?.fields[0]?.message).toContain(
      "AC-4 désigne «\u00a0Suivre\u00a0» dans la version 2028-01",
    );
  });
});
