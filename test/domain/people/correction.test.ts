import { describe, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { civilStatusCorrected, fileRenamed } from "../../../events/persons.ts";
import { asNewEdition } from "../../../shared/documents/new-edition.ts";
import { documentsToReprint } from "../../../shared/domain/document/reprint.ts";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import { isDepositedByOemm, mayReadPiece, mayReceive } from "../../../shared/domain/evidence/oemm-pieces.ts";
import { correctCivilStatus, underRightName } from "../../../shared/domain/people/correction.ts";
import { unknownPerson } from "../../../shared/domain/people/person.ts";
import { refusalOf } from "../../support/errors.ts";
import { fileIn, piece, testId } from "../../support/files.ts";

const mistyped = civilStatusOf("Amnia", "Exemple");
const right = civilStatusOf("Amina", "Exemple");
const proof = piece(1, { category: "civil-status-proof" });
const file = fileIn("submitted", {
  candidate: { ...fileIn("submitted").candidate, civilStatus: mistyped },
});
const person = { ...unknownPerson(file.candidate.personId), version: 1, civilStatus: mistyped };
const asked = { civilStatus: right, motive: "mistyped" as const, evidenceId: proof.id };
const known = { file, evidence: [proof], names: ["Amnia Exemple"] };

describe("R-PER-5: OEMM corrects a civil status", () => {
  it("with the piece that proves it: accepted, and of its own category", () => {
    expect(correctCivilStatus(person, known, asked)).toEqual({ ...person, civilStatus: right });
    const others = [
      [],
      [{ ...proof, state: "requested" as const }],
      [{ ...proof, category: "experience" as const }],
      [{ ...proof, id: piece(2).id }],
    ];
    for (const evidence of others)
      expect(refusalOf(() => correctCivilStatus(person, { ...known, evidence }, asked))).toMatchObject({
        code: "proof-missing",
        fields: [{ path: "evidenceId" }],
      });
  });

  it("replaces the whole of it: what was not told again is no longer so", () => {
    const married = { ...person, civilStatus: { ...mistyped, usedName: "Martin" } };
    const corrected = correctCivilStatus(married, { ...known, names: [] }, asked);
    expect(corrected.civilStatus).not.toHaveProperty("usedName");
  });

  it("completes what was known by a name alone", () => {
    const older = fileIn("submitted", {
      candidate: { ...file.candidate, civilStatus: { firstNames: "Amina", usedName: "Exemple" } },
    });
    const before = unknownPerson(file.candidate.personId);
    const given = { ...known, file: older, names: ["Amina Exemple"] };
    expect(correctCivilStatus(before, given, asked).civilStatus).toEqual(right);
  });

  it("is refused where nothing would change, however what is known was stored", () => {
    const turned = Object.fromEntries(Object.entries(mistyped).reverse()) as typeof mistyped;
    const same = { ...asked, civilStatus: turned };
    expect(refusalOf(() => correctCivilStatus(person, known, same))?.code).toBe("nothing-corrected");
    const elsewhere = { ...mistyped, birthPlace: { in: "abroad" as const, country: "Maroc" } };
    expect(refusalOf(() => correctCivilStatus(person, known, { ...asked, civilStatus: elsewhere }))).toBe(
      undefined,
    );
  });

  it("R-PER-4: two who were one address are not given one name", () => {
    const names = ["Amnia Exemple", "Marc Exemple"];
    expect(refusalOf(() => correctCivilStatus(person, { ...known, names }, asked))?.code).toBe("two-names");
    const joined = { ...person, joinedWith: ["prs_2"] };
    expect(correctCivilStatus(joined, { ...known, names }, asked).civilStatus).toEqual(asked.civilStatus);
  });

  it("files follow, once; nothing else of their candidate changes", () => {
    const after = underRightName(file, right);
    expect(after).toEqual({ ...file, candidate: { ...file.candidate, civilStatus: right } });
    expect(underRightName(after ?? file, right)).toBeUndefined();
  });
});

describe("R-PER-5: the piece that proves a civil status", () => {
  it("is deposited by OEMM alone, in any state of the file", () => {
    expect(isDepositedByOemm(proof)).toBe(true);
    expect(isDepositedByOemm({ category: "signed-enrolment" })).toBe(true);
    expect(isDepositedByOemm({ category: "cv" })).toBe(false);
    expect(mayReceive(file, proof)).toBe(true);
    expect(mayReceive(file, { category: "cv" })).toBe(false);
    expect(mayReceive(fileIn("admissible"), { category: "cv" })).toBe(true);
  });

  it("is read by OEMM and the person themselves", () => {
    const readers = (
      ["oemm", "owner", "company", "evaluator", "chosen-centre", "sitting-member"] as const
    ).filter((relation) => mayReadPiece(relation, proof));
    expect(readers).toEqual(["oemm", "owner"]);
    expect(mayReadPiece("sitting-member", { category: "cv" })).toBe(true);
  });
});

describe("R-PER-5: what was printed is printed again", () => {
  const ready = "ready" as const;
  const documents = [
    { kind: "convocation" as const, reference: testId("ses", 1), state: ready },
    { kind: "booklet" as const, reference: file.id, state: ready },
  ];
  const kinds = (of: CandidateFile, held: Parameters<typeof documentsToReprint>[1]) =>
    documentsToReprint(of, held).map(({ kind, reference }) => `${kind} ${reference}`);
  const none = { documents, sheets: [], certificateNumber: undefined };

  it("sheets and the certificate, under their numbers, when the appearance is over", () => {
    const certified = { ...none, sheets: [{ id: "sheet_1" }], certificateNumber: "CQP-1" };
    expect(kinds(fileIn("certified"), certified)).toEqual(["decision-sheet sheet_1", "certificate CQP-1"]);
  });

  it("the booklet and the convocation of an appearance to come, unless they were withdrawn", () => {
    expect(kinds(file, none)).toEqual([`booklet ${file.id}`]);
    const scheduled = fileIn("scheduled");
    expect(kinds(scheduled, none)).toEqual([`convocation ${testId("ses", 1)}`, `booklet ${file.id}`]);
    expect(kinds({ ...scheduled, sessionId: testId("ses", 2) }, none)).toEqual([`booklet ${file.id}`]);
    const schedule = [{ kind: "schedule" as const, reference: testId("ses", 1), state: ready }];
    expect(kinds(scheduled, { ...none, documents: schedule })).toEqual([]);
    const withdrawn = documents.map((one) => ({ ...one, state: "withdrawn" as const }));
    expect(kinds(scheduled, { ...none, documents: withdrawn })).toEqual([]);
  });

  it("and says so, with the day", () => {
    const madeAt = "2027-02-02T10:00:00.000Z";
    const printed = { kind: "pages" as const, title: "T", reference: "R", madeAt, parts: [] };
    expect(asNewEdition(printed, "2027-03-04T23:30:00.000Z").parts).toEqual([
      {
        note: "Nouvelle édition du vendredi 5 mars 2027, après rectification de l’état civil\u00a0: elle remplace la précédente.",
      },
    ]);
  });

  it("facts tell the motive, and no name, old or new", () => {
    const given = { motive: "changed" as const, fileId: file.id, evidenceId: proof.id, civilStatus: right };
    expect(civilStatusCorrected.of("prs_1", given).data).toEqual({
      motive: "changed",
      fileId: file.id,
      evidenceId: proof.id,
    });
    expect(Object.keys(fileRenamed.example)).toEqual(["motive", "documents"]);
  });
});
