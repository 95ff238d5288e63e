import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { noisyPhoto } from "../../../demo/files.ts";
import { certificateDocument } from "../../../shared/documents/certificate.ts";
import { vaeBooklet } from "../../../shared/documents/vae-booklet.ts";
import type { CivilStatus } from "../../../shared/domain/people/civil-status.ts";
import { certificationVersions } from "../../../shared/domain/referential/contents/versions.ts";
import { unprinted } from "../../../shared/domain/text/printed.ts";
import type { Part, PrintedDocument } from "../../../shared/printing/printed-document.ts";
import { embedTypeface, withSpare } from "../../../shared/printing/typeface.ts";
import { typeset } from "../../../shared/printing/typeset.ts";
import { fileIn, noon, piece, testId } from "../../support/files.ts";
import { fonts, spare } from "../../support/fonts.ts";
import { brokenGlyphs, rawText, readPdf, readQrCode, textBoxes } from "../../support/read-pdf.ts";

const document = (parts: readonly Part[]): PrintedDocument => ({
  kind: "pages",
  title: "Essai d’impression",
  reference: "Essai",
  madeAt: noon,
  parts,
});
const cmi = certificationVersions.find(({ code }) => code === "CMI");
if (cmi === undefined) throw new Error("CMI is not loaded");
const certification = cmi;

describe("a typeset document", () => {
  it("is made of the same bytes each time, in any process", async () => {
    const given = document([{ paragraph: "Bonjour." }, { list: ["Un", "Deux"] }]);
    const first = createHash("sha256")
      .update(await typeset(given, fonts))
      .digest("hex");
    const script = join(import.meta.dirname, "../../support/print-digest.ts");
    const elsewhere = await promisify(execFile)(process.execPath, [script, JSON.stringify(given)]);
    expect(elsewhere.stdout.trim()).toBe(first);
  });

  it("is made of the same bytes after other documents", async () => {
    for (const word of ["N̂Ọ̀K͟H", "Ậm̄C̣½", "K͟HN̂Ọ̀"]) {
      const given = document([{ paragraph: word }, { strong: word }]);
      const readAnew = { ...fonts, regular: fonts.regular.slice(), semibold: fonts.semibold.slice() };
      expect(Buffer.compare(await typeset(given, fonts), await typeset(given, readAnew)), word).toBe(0);
    }
  });

  it("keeps every French character, and says what it can't print", async () => {
    const words = "Œuvre, cœur, naïveté, 1\u202f200\u00a0€, « l’été »\u00a0; ÀÇÉÈÊËÎÏÔÙÛÜŸ æ – — … 35\u00a0%";
    const bytes = await typeset(document([{ paragraph: `${words} 日本😀 e\u0301` }]), fonts);
    const { pages, info, tagged, structure } = await readPdf(bytes);
    expect(pages[0]).toContain(`${words.replaceAll(/\s/g, " ")} ??? é`);
    expect(info).toMatchObject({ Title: "Essai d’impression", Language: "fr-FR" });
    expect(tagged).toBe(true);
    expect(JSON.stringify(structure)).toMatch(/"H1".*"P"/);
  });

  it("sets marks that letters have no composed form for over and under them, in both weights", async () => {
    const names = "Ọ̀ṣun N̂gugi m̄ba R̥̄ C̨̆ M̐ K͟H K̇ C̣ Ṣ́ ụ̄".normalize("NFC");
    const { pages } = await readPdf(
      await typeset(document([{ paragraph: names }, { strong: names }]), fonts),
    );
    expect(pages[0]?.split(names)).toHaveLength(3);
    const regular = await embedTypeface(await PDFDocument.create(), fonts.regular);
    for (const [letter = "", mark = ""] of ["m̄", "N̂", "Ọ̀", "M̐", "C̣"]) {
      const [first, second] = regular.pieces(letter + mark);
      expect(first).toMatchObject({ text: letter, x: 0, y: 0 });
      // Marks are drawn around the point that they are set at, or a little to the left of it.
      expect(second?.x).toBeGreaterThan(regular.width(letter, 1) * 0.4);
      expect(second?.x).toBeLessThan(regular.width(letter, 1) * 0.8);
      expect(second?.y).toBeCloseTo(/\p{Lu}/u.test(letter) && mark !== "\u0323" ? 0.17 : 0, 1);
    }
  });

  it("R-JURY-13: prints every letter and mark that a name may have, as they are stored", async () => {
    const admitted = Array.from({ length: 0xfb_00 }, (_, code) => String.fromCodePoint(code)).filter(
      (one) => one.isWellFormed() && one.normalize("NFC") === one && !unprinted.test(one),
    );
    const marks = admitted.filter((one) => /\p{M}/u.test(one));
    // A sign that readers of PDF make the Greek letter.
    const letters = admitted.filter((one) => /\p{L}/u.test(one) && one !== "\u00b5");
    expect(marks.length).toBeGreaterThan(160);
    expect(letters.length).toBeGreaterThan(1300);
    const marked = marks.flatMap((mark) => [`q${mark}a`, `N${mark}`]);
    const runs = Array.from({ length: Math.ceil(letters.length / 9) }, (_, at) =>
      letters.slice(at * 9, at * 9 + 9).join(""),
    );
    const words = [...marked, ...runs].map((word) => word.normalize("NFC"));
    const bytes = await typeset(
      document([{ paragraph: words.join(" ") }, { strong: words.join(" ") }]),
      fonts,
    );
    const read = (await rawText(bytes)).split(/\s+/);
    expect(words.filter((word) => read.filter((one) => one === word).length < 2)).toEqual([]);
    expect(await brokenGlyphs(bytes)).toMatchObject({ fonts: 4, broken: 0 });
  });

  it("sets a word in the spare typeface where the other lacks a letter or a mark of it, each mark at its letter", async () => {
    const pdf = await PDFDocument.create();
    const own = await embedTypeface(pdf, fonts.regular);
    const other = await embedTypeface(pdf, spare.regular);
    const face = withSpare(own, other);
    const pieces = face.pieces("Zoé Ƙano → q\u0353→Ƙ");
    const fontOf = (typeface: typeof own) => typeface.pieces("a")[0]?.font;
    expect(pieces.map(({ text, font }) => [text, font === fontOf(own) ? "own" : "spare"])).toEqual([
      ["Zoé ", "own"],
      ["Ƙano", "spare"],
      [" → ", "own"],
      ["q", "spare"],
      ["\u0353", "spare"],
      ["→", "own"],
      ["Ƙ", "spare"],
    ]);
    const [, , , letter, mark, next] = pieces;
    const wide = other.width("q", 1);
    expect(next?.x).toBeCloseTo((letter?.x ?? 0) + wide, 5);
    expect(mark?.x).toBeGreaterThan((letter?.x ?? 0) + wide * 0.2);
    expect(mark?.x).toBeLessThan((letter?.x ?? 0) + wide);
    expect(face.width("Zoé Ƙ", 10)).toBeCloseTo(own.width("Zoé ", 10) + other.width("Ƙ", 10), 5);
  });

  it("embeds the spare typeface where it is needed alone, in a few kilobytes", async () => {
    const size = async (paragraph: string) => (await typeset(document([{ paragraph }]), fonts)).byteLength;
    const without = await size("Zoé 😀");
    expect(Math.abs(without - (await size("Zoé Li")))).toBeLessThan(200);
    expect((await size("Ƙano Ɓa m̎")) - without).toBeLessThan(4_000);
  });

  it("prints no letters of a script that it would spell wrongly", async () => {
    const { pages } = await readPdf(await typeset(document([{ paragraph: "Ƙ कि Ж" }]), fonts));
    expect(pages[0]).toContain("Ƙ ? Ж");
  });

  it("embeds both typefaces, with every glyph where the font says that it begins", async () => {
    const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éèêëàâçôûùïîœŒ€«»’";
    const found = await brokenGlyphs(
      await typeset(document([{ paragraph: letters }, { strong: letters }]), fonts),
    );
    expect(found).toMatchObject({ fonts: 2, broken: 0 });
    expect(found.glyphs).toBeGreaterThan(150);
  });

  it("leaves no first or last row of a table alone on a page", async () => {
    const columns = [{ heading: "Rang", share: 1 }];
    for (let before = 0; before < 60; before += 7)
      for (const count of [2, 3, 40]) {
        const rows = Array.from({ length: count }, (_, index) => [`rang-${index}\n\u00a0\n\u00a0`]);
        const lines = Array.from({ length: before }, () => "ligne").join("\n");
        const { pages } = await readPdf(
          await typeset(document([{ paragraph: lines }, { table: { columns, rows } }]), fonts),
        );
        const held = pages.map((page) => page.match(/rang-\d+/g)?.length ?? 0).filter((found) => found > 0);
        expect(Math.min(held.at(0) ?? 0, held.at(-1) ?? 0), `${before} lines, ${count} rows`).toBeGreaterThan(
          1,
        );
      }
  });

  it("numbers its pages, and goes on with long texts and tables without losing a word", async () => {
    const words = Array.from({ length: 2500 }, (_, index) => `mot${index}`);
    const cell = Array.from({ length: 900 }, (_, index) => `cellule${index}`);
    const bytes = await typeset(
      document([
        { paragraph: words.join(" ") },
        {
          table: {
            columns: [
              { heading: "Longue", share: 1 },
              { heading: "Courte", share: 3 },
            ],
            rows: [
              [cell.join(" "), "à côté"],
              ["dernière", "ligne"],
            ],
          },
        },
      ]),
      fonts,
    );
    const { pages } = await readPdf(bytes);
    const found = new Set(pages.join(" ").split(" "));
    expect([...words, ...cell, "dernière"].filter((word) => !found.has(word))).toEqual([]);
    for (const [index, page] of pages.entries())
      expect(page).toContain(`page ${index + 1} / ${pages.length}`);
  });
});

const settings = {
  verifyUrl: "https://cqp.example.org/verify",
  verifyPage: "https://cqp.example.org/verify",
  signatory: "Le président de la CPNEFP",
  place: "Paris",
};

/** A certificate of CMI for a holder of these names. */
function certificateOf(firstNames: string, birthName: string, changes: Partial<CivilStatus> = {}) {
  return certificateDocument(
    {
      number: "CQP-0123A-BCDEF-GHJ0",
      version: 1,
      certification: "CMI",
      referentialVersion: "2013-01",
      fileId: testId("file", 1),
      sheetId: testId("sheet", 1),
      holder: {
        civilStatus: { ...civilStatusOf(firstNames, birthName), ...changes },
        personId: "m@example.org",
      },
      decidedOn: "2027-02-01",
      issuedAt: noon,
      bonus: { points: 120, amountCents: 95640 },
    },
    certification,
    settings,
  );
}

describe("a certificate", () => {
  it.each([
    ["short names", "Zoé", "Li"],
    ["letters of the spare typeface, without a space", "Ƙ".repeat(80), "M̎".repeat(40)],
    ["many words", "Marie-Françoise ".repeat(5).trim(), "de La Rochefoucauld ".repeat(4).trim()],
    ["the widest letters, without a space", "W".repeat(80), "Œ".repeat(80)],
  ])("holds on one page, within its frame, line under line: %s", async (_, firstNames, birthName) => {
    const bytes = await typeset(certificateOf(firstNames, birthName), fonts);
    const boxes = await textBoxes(bytes);
    const text = boxes
      .map(({ text: words }) => words)
      .join("")
      .replaceAll(/\s+/g, " ");
    expect(text).toContain(`${firstNames} ${birthName}`);
    for (const { left, right, bottom, top } of boxes)
      expect([left > 32, right < 841.89 - 32, bottom > 32, top < 595.28 - 32]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    const overlapping = boxes.filter((one, at) =>
      boxes.some(
        (other, beside) =>
          beside > at &&
          one.left < other.right &&
          other.left < one.right &&
          one.bottom < other.top &&
          other.bottom < one.top,
      ),
    );
    expect(overlapping).toEqual([]);
  });

  it("R-JURY-13, R-REF-5: says whose it is, who signs, its number and its notice, and leads to its verification", async () => {
    const bytes = await typeset(certificateOf("Maëlle", "Exemple-Lefèvre"), fonts);
    const { pages, structure } = await readPdf(bytes);
    expect(pages).toHaveLength(1);
    for (const said of [
      "Maëlle Exemple-Lefèvre",
      "née le 17 mai 1990 à Lyon 3e Arrondissement (69)",
      "Conseillère mutualiste individuels",
      "par décision du jury réuni le lundi 1er février 2027, les sept domaines de compétences",
      "Le président de la CPNEFP",
      "Fait à Paris, le 2 février 2027",
      "N° CQP-0123A-BCDEF-GHJ0",
      "cqp.example.org/verify",
      cmi.educationLevelNotice.slice(0, 40),
    ])
      expect(pages[0]).toContain(said);
    expect(pages[0]).not.toMatch(/€|prime|points/);
    expect(await readQrCode(bytes)).toBe("https://cqp.example.org/verify/CQP-0123A-BCDEF-GHJ0");
    expect(JSON.stringify(structure)).toContain("Code QR qui mène à");
  });

  it("agrees with civil status, as far as it is known", async () => {
    const said = async (civilStatus: Partial<CivilStatus>) =>
      (await readPdf(await typeset(certificateOf("Camille", "Exemple", civilStatus), fonts))).pages[0];
    const elsewhere = { in: "abroad", country: "Maroc" } as const;
    const man = await said({ sex: "male", birthPlace: elsewhere });
    expect(man).toContain("né le 17 mai 1990 à l’étranger (Maroc)");
    expect(man).toContain("Conseiller mutualiste individuels");
    const unknown = await said({ sex: undefined, bornOn: undefined, birthPlace: undefined });
    expect(unknown).toContain("Conseiller(ère) mutualiste individuels");
    expect(unknown).not.toMatch(/ née? | né\(e\)/);
  });

  it("prints no address of a machine", async () => {
    const { certificationName: _, verifyPage: __, ...given } = certificateOf("Zoé", "Li");
    const printed = { ...given, certificationName: "CMI" };
    const { pages } = await readPdf(await typeset(printed, fonts));
    expect(pages[0]).not.toMatch(/https?:|example\.org/);
    expect(pages[0]).toContain("flashez le code.");
  });

  it("bears the signature and the seal that its deployment gives, told to who does not see them", async () => {
    const image = noisyPhoto(60, 40);
    const without = await typeset(certificateOf("Zoé", "Li"), fonts);
    const bytes = await typeset(certificateOf("Zoé", "Li"), fonts, { signature: image, seal: image });
    expect(bytes.byteLength).toBeGreaterThan(without.byteLength);
    const { pages, structure } = await readPdf(bytes);
    expect(JSON.stringify(structure)).toMatch(/Signature\s: Le président de la CPNEFP.*Sceau/);
    // The seal is drawn where none is given.
    expect((await readPdf(without)).pages[0]).toContain("CQP Mutualité");
    expect(pages[0]).not.toContain("CQP Mutualité");
  });
});

describe("a VAE booklet", () => {
  it("R-JURY-7, R-VAE-7: holds every answer, and every accepted piece with its digest", async () => {
    const digest = "0123456789abcdef".repeat(4);
    const booklet = vaeBooklet(
      {
        file: fileIn("scheduled"),
        answers: cmi.domains.map(({ code }) => ({
          domainCode: code,
          version: 1,
          updatedAt: noon,
          experience: `Expérience ${code}`,
          examples: [`Exemple sur ${code}`],
        })),
        evidence: [
          piece(1, { size: 2_097_152, sha256: digest, domains: ["CMI-4"] }),
          piece(2, { state: "rejected", title: "Pièce refusée" }),
        ],
      },
      {
        certificationName: cmi.name,
        domains: cmi.domains,
        centreName: "Centre d’exemple",
        companyName: undefined,
        appearance: { date: "2027-02-02", start: "09:00", domains: ["CMI-1"] },
        madeAt: noon,
      },
    );
    const { pages } = await readPdf(await typeset(booklet, fonts));
    const text = pages.join(" ");
    for (const { code } of cmi.domains) {
      expect(text).toContain(`Expérience ${code}`);
      expect(text).toContain(`Exemple sur ${code}`);
    }
    expect(text).toContain("2 Mo");
    expect(text.replaceAll(" ", "")).toContain(digest);
    expect(text).not.toContain("Pièce refusée");
  });
});
