import { describe, expect, it } from "vitest";
import { letterDocument } from "../../../shared/documents/letter.ts";
import { assertPostedOn } from "../../../shared/domain/mail/letter.ts";
import { assertCompletedAlone, completeLetter, openLetterTask } from "../../../shared/domain/tasks/task.ts";
import { refusalOf } from "../../support/errors.ts";
import { noon, testId } from "../../support/files.ts";

const asked = {
  id: testId("task", 1),
  kind: "letter-to-post" as const,
  about: { kind: "file", id: testId("file", 1) },
  recipient: { name: "Odile Exemple", postalAddress: "3 rue de l’Exemple\n69001 Lyon" },
  mailId: "m1",
  subject: "Convocation au jury",
  openedAt: noon,
};
const done = { at: noon, by: "Claude Exemple" };
const letterOf = (asking: Parameters<typeof openLetterTask>[1]) => {
  const task = openLetterTask(undefined, asking);
  if (task.kind !== "letter-to-post") throw new Error(task.kind);
  return task;
};

describe("R-OEMM-1: letters to people without e-mail", () => {
  it("are a task until OEMM says when each was posted, and never merely dealt with", () => {
    const task = letterOf(asked);
    expect(task).toMatchObject({ ...asked, state: "open", version: 1 });
    expect(refusalOf(() => assertCompletedAlone(task))).toMatchObject({
      code: "verdict-needed",
      rule: "R-OEMM-1",
    });
    const posted = completeLetter(task, "2027-05-18", done);
    expect(posted).toMatchObject({ state: "done", postedOn: "2027-05-18", completed: done, version: 2 });
    expect(posted).not.toHaveProperty("late");
    expect(openLetterTask(posted, { ...asked, mailId: "m2" })).toMatchObject({ state: "open", version: 3 });
  });

  it("written anew before it was posted, it is the same task", () => {
    expect(openLetterTask(letterOf(asked), { ...asked, mailId: "m2" })).toMatchObject({
      state: "open",
      mailId: "m2",
      version: 2,
    });
  });

  it("R-JURY-6: a convocation says until when it is posted in time, and is late from the next day on", () => {
    const convocation = letterOf({ ...asked, date: "2027-06-20", postBy: "2027-06-05" });
    expect(completeLetter(convocation, "2027-06-05", done)).not.toHaveProperty("late");
    expect(completeLetter(convocation, "2027-06-06", done)).toMatchObject({ late: true });
  });

  it("are posted between the day on which they were written and today", () => {
    const days = { writtenOn: "2027-05-17", today: "2027-05-19" };
    for (const day of ["2027-05-17", "2027-05-18", "2027-05-19"])
      expect(() => assertPostedOn(day, days)).not.toThrow();
    for (const day of ["2027-05-16", "2027-05-20"])
      expect(refusalOf(() => assertPostedOn(day, days))).toMatchObject({
        code: "posted-another-day",
        rule: "R-OEMM-1",
        kind: "input",
      });
  });

  it("say what the mail says, to the address of the person", () => {
    const written = {
      greeting: "Bonjour Odile Exemple,",
      blocks: [
        { paragraph: "Un paragraphe." },
        { strong: "Important." },
        { list: ["Un", "Deux"] },
        { table: { headings: ["Date", "Lieu"] as const, rows: [["12 mai", "Lyon"] as const] } },
        { link: { label: "Votre dossier", url: "https://cqp.example.org/files/1" } },
      ],
      foot: "Pour nous écrire\u00a0: oemm@example.org",
    };
    const given = { recipientName: "Odile Exemple", subject: "Convocation au jury", madeAt: noon };
    const { parts } = letterDocument({ ...written, postalAddress: "Lyon" }, given);
    expect(parts[0]).toMatchObject({ addressee: ["Odile Exemple", "Lyon"] });
    expect(parts.slice(1, -2)).toEqual([
      { paragraph: "Bonjour Odile Exemple," },
      { paragraph: "Un paragraphe." },
      { strong: "Important." },
      { list: ["Un", "Deux"] },
      {
        table: {
          columns: [
            { heading: "Date", share: 1 },
            { heading: "Lieu", share: 1 },
          ],
          rows: [["12 mai", "Lyon"]],
        },
      },
      { paragraph: "Votre dossier\u00a0: https://cqp.example.org/files/1" },
    ]);
    expect(letterDocument(written, given).parts[0]).toMatchObject({ addressee: ["Odile Exemple"] });
  });
});
