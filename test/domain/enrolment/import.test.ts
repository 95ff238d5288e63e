import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { previewOf, readImport as read, reportOf } from "../../../shared/domain/enrolment/import.ts";
import { importColumns } from "../../../shared/domain/enrolment/import-columns.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { employmentStatusLabels } from "../../../shared/domain/training/file.ts";
import { refusalOf } from "../../support/errors.ts";
import { testId } from "../../support/files.ts";

const readImport = (rows: Parameters<typeof read>[0]) => read(rows, guidePolicy.importLines);

const headings: string[] = [...importColumns];
const born = ["17/05/1990", "Lyon 3e Arrondissement", "69383", "", "F"];
const good = [
  "Exemple",
  "Élodie",
  "",
  ...born,
  "elodie@example.org",
  "06 12 34 56 78",
  "CMI",
  "ctr_exemple",
  "en poste",
];
const but = (changed: Partial<Record<(typeof importColumns)[number], string>>) =>
  importColumns.map((column, index) => changed[column] ?? good[index] ?? "");

const only = (row: string[], first = headings) => {
  const [line] = readImport([first, row]);
  if (line === undefined) throw new Error("no line was read");
  return line;
};

describe("R-TRN-1: a list of enrolments", () => {
  it("gives what each line asks for, in any order and writing of the headings", () => {
    const asked = {
      certification: "CMI",
      centreId: "ctr_exemple",
      status: "holds-the-job",
      candidate: {
        civilStatus: civilStatusOf("Élodie", "Exemple"),
        email: "elodie@example.org",
        phone: "+33612345678",
      },
    };
    expect(only(good)).toEqual({ line: 2, candidateName: "Élodie Exemple", faults: [], asked });
    const turned = [
      "STATUT",
      "Centre",
      "Certification",
      "Téléphone",
      "E\u0301MAIL",
      "Sexe",
      "pays_naissance",
      "insee_naissance",
      "COMMUNE_NAISSANCE",
      "date_naissance",
      "nom_usage",
      "Prénoms ",
      "Nom_naissance",
      "",
    ];
    expect(only([...good].reverse(), turned)).toMatchObject({ asked });
  });

  it("names the columns that are missing, unknown or twice there, once for the file", () => {
    const refusal = refusalOf(() =>
      readImport([
        [
          "sexe",
          "Sexe",
          "nom_naissance",
          "prenoms",
          "nom_usage",
          "date_naissance",
          "commune_naissance",
          "insee_naissance",
          "pays_naissance",
          "service",
        ],
        good,
        good,
      ]),
    );
    expect(refusal).toMatchObject({ code: "import-columns", kind: "input" });
    expect(refusal?.detail).toContain("Manquantes\u00a0: email, telephone, certification, centre, statut.");
    expect(refusal?.detail).toContain("Inconnues\u00a0: «\u00a0service\u00a0».");
    expect(refusal?.detail).toContain("En double\u00a0: sexe.");
    expect(refusal?.fields.map(({ path, message }) => [path, message])).toEqual([
      ...["email", "telephone", "certification", "centre", "statut"].map((path) => [
        path,
        "Colonne manquante.",
      ]),
      ["service", "Colonne inconnue."],
      ["sexe", "Colonne en double."],
    ]);
  });

  it("names one cause alone where there is one, a heading without a name among them", () => {
    const nameless = [...headings.slice(0, 3), "", ...headings.slice(3)];
    expect(refusalOf(() => readImport([nameless, good]))).toMatchObject({
      detail:
        "Les colonnes de ce fichier ne sont pas celles du modèle. Inconnues\u00a0: «\u00a0(sans nom)\u00a0».",
      fields: [{ path: "(sans nom)" }],
    });
    const empty = refusalOf(() => readImport([]));
    expect(empty?.code).toBe("import-columns");
    expect(empty?.fields.map(({ path }) => path)).toEqual(headings);
  });

  it("tells every fault of a line, each with its column", () => {
    const { faults, asked } = only(["", "Élodie", "", ...born, "elodie", "?", "XYZ", "Lyon", "stagiaire"]);
    expect(asked).toBeUndefined();
    expect(faults.map(({ column }) => column).sort()).toEqual(
      ["certification", "centre", "email", "nom_naissance", "statut", "telephone"].sort(),
    );
    expect(faults).toContainEqual({ column: "nom_naissance", message: "À renseigner." });
    expect(faults.find(({ column }) => column === "statut")?.message).toContain("en poste");
    expect(only(but({ nom_naissance: "x".repeat(200) })).faults).toEqual([
      { column: "nom_naissance", message: "Au plus 80\u00a0caractères." },
    ]);
  });

  it("leaves blank lines out and numbers the others as the spreadsheet does", () => {
    const lines = readImport([[""], headings, good, ["", " ", "\u00a0"], but({ email: "b@example.org" })]);
    expect(lines.map(({ line }) => line)).toEqual([3, 5]);
  });

  it("refuses the same person for the same certification twice, not for another one", () => {
    const lines = readImport([
      headings,
      good,
      but({ email: "ELODIE@example.org", certification: "cmi" }),
      but({ certification: "CRD" }),
    ]);
    expect(lines.map(({ faults }) => faults.length)).toEqual([0, 1, 0]);
    expect(lines[1]?.faults).toEqual([
      { column: "email", message: "Même candidat et même certification qu’à la ligne 2." },
    ]);
  });

  it("says that a line repeats another one only where both tell whom, and for what", () => {
    const lines = readImport([
      headings,
      but({ email: "" }),
      but({ email: "" }),
      but({ certification: "" }),
      but({ certification: "" }),
    ]);
    expect(lines.map(({ faults }) => faults.map(({ message }) => message))).toEqual(
      Array(4).fill(["À renseigner."]),
    );
    const [, second, third] = readImport([headings, good, but({ statut: "?" }), good]);
    expect(second?.faults.map(({ column }) => column)).toEqual(["statut", "email"]);
    expect(third).toMatchObject({
      faults: [{ message: expect.stringContaining("ligne 2") }],
      asked: undefined,
    });
  });

  it("keeps the text of a cell that looks like a formula, without the apostrophe of an export", () => {
    expect(only(but({ nom_naissance: "=1+1" })).asked?.candidate.civilStatus.birthName).toBe("=1+1");
    expect(only(but({ telephone: "'+33 6 12 34 56 78" })).asked?.candidate.phone).toBe("+33612345678");
    expect(only(but({ nom_naissance: "'t Hooft" })).asked?.candidate.civilStatus.birthName).toBe("'t Hooft");
  });

  it.each([
    ["nom_naissance", "  Le   Goff ", { birthName: "Le Goff" }],
    ["nom_naissance", "'@Goff", { birthName: "@Goff" }],
    ["nom_naissance", "Goff '=1", { birthName: "Goff '=1" }],
    ["nom_usage", "Martin", { usedName: "Martin" }],
    ["date_naissance", "7/5/1990", { bornOn: "1990-05-07" }],
    ["date_naissance", "07.12.1990", { bornOn: "1990-12-07" }],
    ["date_naissance", "07-12-1990", { bornOn: "1990-12-07" }],
    ["date_naissance", "1990-05-07", { bornOn: "1990-05-07" }],
    ["insee_naissance", "2a004", { birthPlace: { commune: "Lyon 3e Arrondissement", inseeCode: "2A004" } }],
    ["pays_naissance", "FRANCE", { birthPlace: { in: "france" } }],
    ["pays_naissance", "Maroc", { birthPlace: { in: "abroad", country: "Maroc" } }],
    ...["F", "femme"].map((text) => ["sexe", text, { sex: "female" }] as const),
    ...["m", "H", "Homme"].map((text) => ["sexe", text, { sex: "male" }] as const),
  ] as const)("R-PER-1: reads a civil status as spreadsheets write it: %s %j", (column, text, status) => {
    expect(only(but({ [column]: text })).asked?.candidate.civilStatus).toMatchObject(status);
  });

  it("R-PER-1: takes no other date, and no sex that it doesn't know", () => {
    for (const date of ["117/05/1990", "17/05/19901", "17/005/1990", "17/05/90", "17 05 1990"])
      expect(only(but({ date_naissance: date })).faults).toEqual([
        { column: "date_naissance", message: "Une date est attendue, comme 17/05/1990." },
      ]);
    expect(only(but({ sexe: "x" })).faults).toEqual([
      { column: "sexe", message: "«\u00a0F\u00a0» ou «\u00a0M\u00a0» est attendu." },
    ]);
  });

  it("names who is on a line as far as it says so, in as many characters as a report repeats", () => {
    const named = (changed: Parameters<typeof but>[0]) => only(but(changed)).candidateName;
    expect(named({ nom_usage: "Martin" })).toBe("Élodie Martin");
    expect(named({ prenoms: "" })).toBe("Exemple");
    expect(named({ nom_naissance: "É".repeat(200) })).toBe(`Élodie ${"É".repeat(33)}`);
  });

  it("takes the code of a centre in capitals", () => {
    expect(only(but({ centre: "CTR_EXEMPLE" })).asked?.centreId).toBe("ctr_exemple");
  });

  it("reports how many lines became drafts", () => {
    const became = { line: 2, candidateName: "Élodie Exemple", faults: [] };
    const lines = [{ ...became, fileId: testId("file", 1) }, became, became];
    expect(reportOf(lines)).toEqual({ created: 1, refused: 2, lines });
  });

  it("accepts a line without a telephone, and one whose last empty cells were left out", () => {
    expect(only(but({ telephone: "" })).asked?.candidate).not.toHaveProperty("phone");
    expect(only(good.slice(0, 11)).faults).toEqual([
      { column: "centre", message: "À renseigner." },
      { column: "statut", message: "À renseigner." },
    ]);
  });

  it("refuses a line of more cells than the headings as a whole", () => {
    expect(only([...good, "x"]).faults).toEqual([{ message: expect.stringContaining("plus de cellules") }]);
    expect(only([...good, ""]).faults).toEqual([]);
  });

  it.each(Object.entries(employmentStatusLabels))(
    "R-TRN-3: takes the status %s by its label",
    (status, label) => {
      expect(only(but({ statut: label.toUpperCase() })).asked?.status).toBe(status);
      expect(only(but({ statut: status })).asked?.status).toBe(status);
    },
  );

  it("takes no file without a line, nor one of more lines than an import may have", () => {
    expect(refusalOf(() => readImport([headings, [""]]))?.code).toBe("import-empty");
    const many = (count: number) => [
      headings,
      ...Array.from({ length: count }, (_, n) => but({ email: `p${n}@example.org` })),
    ];
    expect(readImport(many(guidePolicy.importLines))).toHaveLength(guidePolicy.importLines);
    expect(refusalOf(() => readImport(many(guidePolicy.importLines + 1)))?.detail).toContain("201");
  });

  it("stays under 100 KB, however much is wrong, and tells what it tells of a line whole", () => {
    const wrong = headings.map((_, n) => "あ".repeat(300 + n));
    const lines = readImport([headings, ...Array.from({ length: guidePolicy.importLines }, () => wrong)]);
    const report = reportOf(lines.map(({ asked: _, faults, ...line }) => ({ ...line, faults: [...faults] })));
    const seen = previewOf(lines.map(({ asked: _, faults, ...line }) => ({ ...line, faults: [...faults] })));
    for (const told of [report, seen]) expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThan(100_000);
    expect(seen.lines).toEqual(report.lines);
    expect(report.refused).toBe(guidePolicy.importLines);
    expect(report.lines[0]?.faults.map(({ column }) => column)).toEqual(
      lines[0]?.faults.map(({ column }) => column),
    );
    expect(lines[0]?.faults.length).toBeGreaterThan(1);
    expect(report.lines.at(-1)?.faults).toEqual([
      { message: expect.stringContaining("lignes qui précèdent") },
    ]);
    const fine = { line: 900, candidateName: "Zoé", faults: [], fileId: testId("file", 1) };
    expect(reportOf([...report.lines, fine]).lines.at(-1)).toEqual(fine);
    // A line that is not told whole stands after all that are.
    const short = report.lines.findIndex(({ faults }) => faults.length === 1);
    expect(report.lines.slice(short).every(({ faults }) => faults.length === 1)).toBe(true);
  });

  property.prop([fc.array(fc.array(fc.string(), { maxLength: 9 }), { minLength: 1, maxLength: 20 })])(
    "any line is either asked for or has faults",
    (rows) => {
      const said = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
      fc.pre(said.length > 0);
      const lines = readImport([headings, ...rows]);
      expect(lines.length).toBeLessThanOrEqual(said.length);
      for (const { asked, faults } of lines) expect(asked === undefined).toBe(faults.length > 0);
    },
  );
});

it("names the column of each fault in its sentence, as errors of bodies name their field, and no column of a whole line", () => {
  const faults = [
    { column: "date_naissance" as const, message: "Une date est attendue, comme 17/05/1990." },
    { column: "sexe" as const, message: "«\u00a0F\u00a0» ou «\u00a0M\u00a0» est attendu." },
    { message: "Cette ligne a plus de cellules que l’en-tête." },
  ];
  expect(previewOf([{ line: 2, candidateName: "Zoé", faults }]).lines[0]?.faults).toEqual([
    {
      column: "date_naissance",
      message: "Date de naissance\u00a0: une date est attendue, comme 17/05/1990.",
    },
    { column: "sexe", message: "Sexe\u00a0: «\u00a0F\u00a0» ou «\u00a0M\u00a0» est attendu." },
    { message: "Cette ligne a plus de cellules que l’en-tête." },
  ]);
});

it("R-TRN-1: a preview counts the lines without a fault, which would be enrolled, and the others", () => {
  const seen = (line: number, ...messages: string[]) => ({
    line,
    candidateName: "Zoé Exemple",
    faults: messages.map((message) => ({ message })),
  });
  const lines = [seen(2), seen(3, "À renseigner."), seen(4), seen(5)];
  expect(previewOf(lines)).toEqual({ ready: 3, refused: 1, lines });
});
