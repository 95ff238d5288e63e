import { describe, expect, it } from "vitest";
import { makeCertificateNumber } from "../../../shared/domain/certificate/number.ts";
import { formerNumber, typedNumber } from "../../../shared/domain/past/former-number.ts";
import { pastColumns } from "../../../shared/domain/past/past-columns.ts";
import { readPast, reportOfPast } from "../../../shared/domain/past/read-past.ts";
import { byPerson } from "../../../shared/domain/past/same-person.ts";
import { refusalOf } from "../../support/errors.ts";

const most = 500;
const cells = {
  nom_naissance: "Exemple",
  prenoms: "Élodie",
  nom_usage: "",
  date_naissance: "17/05/1970",
  commune_naissance: "",
  insee_naissance: "",
  pays_naissance: "",
  sexe: "",
  email: "",
  telephone: "",
  adresse: "",
  certification: "cmi",
  voie: "VAE",
  numero: "CMI–2011 - 037",
  date_decision: "30/06/2011",
  domaines: "",
};
const rows = (...lines: Partial<typeof cells>[]) => [
  [...pastColumns],
  ...lines.map((line) => pastColumns.map((column) => ({ ...cells, ...line })[column])),
];
const read = (...lines: Partial<typeof cells>[]) => readPast(rows(...lines), most);
const faultsOf = (line: Partial<typeof cells>) =>
  read(line).flatMap(({ faults }) => faults.map(({ column, message }) => [column, message]));

describe("R-OEMM-3: a list of what was granted before the system", () => {
  it("is read with a name, a day of birth, a number and a date alone", () => {
    const [line] = read({});
    expect(line).toMatchObject({ line: 2, holderName: "Élodie Exemple", faults: [] });
    expect(line?.asked).toEqual({
      person: { birthName: "Exemple", firstNames: "Élodie", bornOn: "1970-05-17" },
      certification: "CMI",
      by: "vae",
      number: "CMI-2011-037",
      decidedOn: "2011-06-30",
      domains: [],
    });
  });

  it("is read with what else is known, and the domains of a partial validation", () => {
    const [line] = read({
      nom_usage: "Martin",
      commune_naissance: "Lyon 3e Arrondissement",
      insee_naissance: "69383",
      sexe: "f",
      email: "elodie@example.org",
      telephone: "06 12 34 56 78",
      adresse: "1 rue de l’Exemple, 69003 Lyon",
      voie: "Formation",
      domaines: "CMI-1, cmi-3",
    });
    expect(line?.asked).toMatchObject({
      person: {
        usedName: "Martin",
        birthPlace: { in: "france", commune: "Lyon 3e Arrondissement", inseeCode: "69383" },
        sex: "female",
      },
      email: "elodie@example.org",
      phone: "+33612345678",
      postalAddress: "1 rue de l’Exemple, 69003 Lyon",
      by: "training",
      domains: ["CMI-1", "CMI-3"],
    });
    const [abroad] = read({ pays_naissance: "Maroc" });
    expect(abroad?.asked?.person.birthPlace).toEqual({ in: "abroad", country: "Maroc" });
  });

  it("says what is wrong with a line, in the columns of the list", () => {
    expect(faultsOf({ nom_naissance: "", date_naissance: "1970", numero: "" })).toEqual([
      ["nom_naissance", "À renseigner."],
      ["date_naissance", "Une date est attendue, comme 17/05/1990."],
      ["numero", "À renseigner."],
    ]);
    expect(faultsOf({ voie: "autre" })).toEqual([
      ["voie", "«\u00a0VAE\u00a0» ou «\u00a0formation\u00a0» est attendu."],
    ]);
    expect(faultsOf({ sexe: "x" })).toEqual([["sexe", "«\u00a0F\u00a0» ou «\u00a0M\u00a0» est attendu."]]);
    expect(faultsOf({ certification: "ABC" }).map(([column]) => column)).toEqual(["certification"]);
    expect(read({ numero: "X".repeat(60) })[0]?.number).toHaveLength(40);
    const own = makeCertificateNumber(new Uint8Array(16));
    expect(faultsOf({ numero: own }).map(([, message]) => message)).toEqual([
      "Ce numéro a la forme de ceux que le système délivre.",
    ]);
    expect(faultsOf({ numero: "№/%" }).map(([column]) => column)).toEqual(["numero"]);
    expect(faultsOf({ commune_naissance: "Lyon" }).map(([column]) => column)).toEqual(["insee_naissance"]);
    const beyond = readPast([[...pastColumns], [...pastColumns.map((one) => cells[one]), "de trop"]], most);
    expect(beyond).toMatchObject([{ faults: [{ message: expect.stringContaining("plus de cellules") }] }]);
  });

  it("holds a number once, however it is spelled", () => {
    const lines = read({}, { numero: "cmi-2011-037" }, { numero: "CMI-2011-038" });
    expect(lines.map(({ faults }) => faults)).toEqual([
      [],
      [{ column: "numero", message: "Même numéro qu’à la ligne 2." }],
      [],
    ]);
    expect(lines[1]?.asked).toBeUndefined();
  });

  it("is refused without its columns, without a line, and beyond its bound", () => {
    expect(refusalOf(() => readPast([["numero"]], most))).toMatchObject({
      code: "import-columns",
      rule: "R-OEMM-3",
    });
    expect(refusalOf(() => readPast([[...pastColumns]], most))?.code).toBe("import-empty");
    expect(refusalOf(() => readPast(rows({}, {}), 1))?.code).toBe("import-too-long");
  });

  it("is of as many persons as civil statuses: those that differ are OEMM's to join", () => {
    const asked = read({}, { numero: "B" }, { numero: "C", sexe: "F" }).flatMap(
      ({ asked: one }) => one ?? [],
    );
    const groups = byPerson(asked, ({ person }) => person);
    expect(groups.map((group) => group.map(({ number }) => number))).toEqual([["CMI-2011-037", "B"], ["C"]]);
  });

  it("is reported line by line, with how many are ready and refused", () => {
    const report = reportOfPast(
      read({}, { numero: "B" }, { numero: "" }).map(({ asked: _, faults, ...line }) => ({
        ...line,
        faults: [...faults],
      })),
    );
    expect(report).toMatchObject({ ready: 2, refused: 1, lines: [{ line: 2 }, { line: 3 }, { line: 4 }] });
  });
});

describe("R-OEMM-3: numbers of before", () => {
  it("are found however they are typed, as those of the system are", () => {
    expect(typedNumber(" cmi–2011‑037\u200b ")).toBe("CMI-2011-037");
    expect(typedNumber("A  12")).toBe("A 12");
    expect(typedNumber("???")).toBeUndefined();
    expect(typedNumber("")).toBeUndefined();
  });

  it("are not of the form of the system's own", () => {
    const own = makeCertificateNumber(new Uint8Array(16));
    expect(typedNumber(own.toLowerCase())).toBe(own);
    expect(formerNumber.safeParse(own).success).toBe(false);
    expect(formerNumber.safeParse("X".repeat(41)).success).toBe(false);
  });
});
