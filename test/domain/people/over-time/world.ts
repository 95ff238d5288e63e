import { fc } from "@fast-check/vitest";
import { Temporal } from "temporal-polyfill";
import { expect } from "vitest";
import { presentedOn } from "../../../../shared/domain/validation/decision-sheet.ts";
import { refusalOf } from "../../../support/errors.ts";
import { testId } from "../../../support/files.ts";
import { Model, type Reader, type Setting } from "./model.ts";
import { accountOf, Register } from "./register.ts";

const codes = ["CMI-1", "CMI-2", "CMI-3"];
const subjects = ["s1", "s2", "s3", "s4", "s5", "s6", "s7"];
const setting: Setting = {
  codes,
  address: "foyer@example.org",
  addressee: "prs_5",
  accounts: Object.fromEntries(subjects.map((subject, n) => [subject, `prs_${n + 1}`])),
  sitting: "jur_1",
};
const { accounts } = setting;
/** Persons of whom nothing is known but what was granted to them before the system. */
const past = ["prs_8", "prs_9"];
const companies = ["cmp_1", "cmp_2", "cmp_3", "cmp_4"];
const centres = ["ctr_1", "ctr_2", "ctr_3", "ctr_4"];

/** Accounts, in each capacity that one of them has: a candidate is their own file's in any of them (R-PER-6). */
const readers: Reader[] = [
  ...subjects.map((subject): Reader => ({ subject, role: "candidate" })),
  ...companies.map((partyId, n): Reader => ({ subject: subjects[n] ?? "", role: "company", partyId })),
  ...centres.map((partyId, n): Reader => ({ subject: subjects[n + 1] ?? "", role: "centre", partyId })),
  { subject: "s3", role: "oemm" },
  { subject: "s4", role: "jury-member", partyId: setting.sitting },
  { subject: "s1", role: "jury-member", partyId: "jur_2" },
];

/** What may happen, and how often of a hundred: what leads on more often than what ends. */
const kinds = {
  enrolment: 8,
  "enrolment by a company": 5,
  "answer to an enrolment": 8,
  preparation: 22,
  decision: 16,
  correction: 5,
  resumption: 6,
  joining: 5,
  separation: 3,
  "grant by joining": 4,
  withdrawal: 4,
  restoration: 5,
  "taking over": 2,
  claim: 3,
  "move of an account": 2,
  division: 2,
  merger: 1,
  "move of a file": 3,
  "naming of evaluators": 4,
  "answer to an evaluation": 5,
  "corrected name": 1,
  "change of address": 1,
} as const;
type Kind = keyof typeof kinds;
const weighted = Object.entries(kinds).map(([kind, weight]) => ({
  arbitrary: fc.constant(kind as Kind),
  weight,
}));

/** What happens, to what its numbers choose of what there is. */
const happening = fc.record({
  kind: fc.oneof(...weighted),
  days: fc.integer({ min: 0, max: 60 }),
  one: fc.nat(50),
  other: fc.nat(50),
  granted: fc.subarray(codes),
  right: fc.constantFrom(true, true, true, false),
  said: fc.boolean(),
});
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

/** The same happenings told to the rules at work and to the model: both let them happen, or neither does. */
class World {
  readonly model = new Model(setting);
  readonly register = new Register(setting);
  day = Temporal.PlainDate.from("2024-01-01");
  #made = 0;
  #takenOver = 0;

  /** A jury has decided about two persons, and about the address, which goes on. */
  constructor() {
    for (const [firstNames, granted] of [
      ["Inès", ["CMI-1"]],
      ["Marc", ["CMI-3"]],
      ["Inès", undefined],
    ] as const) {
      const fileId = this.#next("file");
      this.model.stood(fileId, "ctr_1");
      this.register.stood(fileId, "ctr_1", firstNames);
      this.#hear(fileId, granted);
    }
    for (const [subject, granted] of [
      ["s1", ["CMI-1"]],
      ["s2", ["CMI-2", "CMI-3"]],
    ] as const) {
      const fileId = this.#next("file");
      this.model.enrols(subject, fileId, "ctr_2");
      this.register.enrols(subject, fileId, "ctr_2");
      this.#hear(fileId, granted);
    }
  }

  get fileIds(): string[] {
    return [...this.register.files.keys()];
  }

  get persons(): string[] {
    return [setting.address, ...Object.values(accounts), ...past.slice(0, this.#takenOver)];
  }

  happens({ kind, days, one, other, granted, right, said }: Happening): void {
    const { model, register } = this;
    this.day = this.day.add({ days });
    register.today = this.day.toString();
    const pick = <One>(all: readonly One[], n = one): One | undefined => all[n % Math.max(all.length, 1)];
    const subject = pick(subjects) ?? "";
    const files = [...register.files.keys()];
    const inState = (...states: string[]) => files.filter((id) => states.includes(register.file(id).state));
    const fileId = pick(files, other) ?? "";
    const [centreId, companyId] = [pick(centres, other) ?? "", pick(companies) ?? ""];
    switch (kind) {
      case "enrolment": {
        const id = this.#next("file");
        this.#both(
          () => model.enrols(subject, id, centreId),
          () => register.enrols(subject, id, centreId),
        );
        break;
      }
      case "enrolment by a company": {
        const id = this.#next("file");
        this.#both(
          () => model.types(companyId, id, centreId),
          () => register.types(companyId, id, centreId),
        );
        break;
      }
      case "answer to an enrolment": {
        const id = pick(inState("draft"), other);
        const answer = { right, accepts: granted.length > 0, shows: said };
        if (id === undefined) return;
        this.#both(
          () => model.answers(subject, id, answer),
          () => register.answers(subject, id, answer),
        );
        break;
      }
      case "preparation":
        this.#prepare(pick(inState("enrolled", "admissible", "submitted"), other));
        break;
      case "decision":
        this.#decide(pick(inState("scheduled"), other), granted);
        break;
      case "correction":
        this.#correct(register.rootOf(pick(this.persons) ?? ""), granted);
        break;
      case "resumption": {
        const id = pick(inState("partially-validated"), other) ?? fileId;
        this.#both(
          () => model.resumes(id),
          () => register.resumes(id),
        );
        break;
      }
      case "joining": {
        const [kept, joined] = [one, other].map((n) => register.rootOf(pick(this.persons, n) ?? ""));
        if (kept === undefined || joined === undefined || kept === joined) return;
        const keep = right ? model.underWay(said ? kept : joined) : undefined;
        this.#both(
          () => model.joins(kept, joined, keep, this.day),
          () => register.joins(kept, joined, keep),
        );
        break;
      }
      case "separation": {
        const joined = pick(this.persons.filter((id) => register.rootOf(id) !== id));
        if (joined === undefined) return;
        this.#both(
          () => model.separates(joined),
          () => register.separates(joined),
        );
        break;
      }
      case "grant by joining": {
        const asked = pick(model.wholeByJoining);
        if (asked === undefined) return;
        const last = register.sheet(register.held(register.rootOf(asked)).lastSheetId);
        if (last === undefined) return;
        const number = this.#next("CQP");
        this.#both(
          () => model.grants(asked, { fileId: last.fileId, sheetId: last.id, number }),
          () => register.grants(asked, number),
        );
        break;
      }
      case "withdrawal": {
        const number = pick(register.numbers, other);
        const sheetId = number && pick(register.restsOn(number));
        if (number === undefined || sheetId === undefined) return;
        this.#both(
          () =>
            model.withdraws(
              number,
              { sheetId, fileId: register.fileOf(sheetId) },
              { fraud: right, on: this.day },
            ),
          () => register.withdraws(number, sheetId, right ? "fraud" : "annulled"),
        );
        break;
      }
      case "restoration": {
        const number = pick(register.numbers, other);
        if (number === undefined || register.restsOn(number).length === 0) return;
        this.#both(
          () => model.restores(number, register.fileOf),
          () => register.restores(number),
        );
        break;
      }
      case "taking over": {
        const person = past[this.#takenOver];
        if (person === undefined || granted.length === 0) return;
        this.#takenOver += 1;
        const made = { fileId: this.#next("file"), sheetId: this.#next("sheet"), number: this.#next("CQP") };
        model.takesOver(person, made, granted, this.day);
        register.takesOver(person, made, granted);
        break;
      }
      case "claim": {
        const [person, holder] = [register.personOf(subject), pick(past.slice(0, this.#takenOver), other)];
        if (person === undefined || holder === undefined || register.rootOf(holder) === person) return;
        const keep = model.underWay(said ? person : register.rootOf(holder));
        this.#both(
          () => right && model.joins(person, register.rootOf(holder), keep, this.day),
          () => register.claims(subject, holder, right, keep),
        );
        break;
      }
      case "move of an account": {
        const person = register.rootOf(pick(Object.values(accounts)) ?? "");
        const to = pick(subjects, other) ?? "";
        this.#both(
          () => model.moves(person, to, right),
          () => register.moves(person, to, right),
        );
        break;
      }
      case "division": {
        const given = files.slice(0, 3).filter((_, n) => ((one >> n) & 1) === 1);
        if (given.length === 0) return;
        this.#both(
          () => model.divides(given, this.day),
          () => register.divides(given),
        );
        break;
      }
      case "merger": {
        const of = said ? companies : centres;
        const [merged, into] = [pick(of) ?? "", pick(of, other) ?? ""];
        this.#both(
          () => model.merges(merged, into),
          () => register.merges(merged, into),
        );
        break;
      }
      case "move of a file":
        if (said)
          this.#both(
            () => model.employs(fileId, companyId),
            () => register.employs(fileId, companyId),
          );
        else
          this.#both(
            () => model.follows(fileId, centreId),
            () => register.follows(fileId, centreId),
          );
        break;
      case "naming of evaluators": {
        const id = pick(
          inState("enrolled").filter((one) => register.file(one).path === "training"),
          other,
        );
        const named = [subject, pick(subjects, one + 1) ?? ""];
        if (id === undefined) return;
        this.#both(
          () => model.names(id, named),
          () => register.names(id, named),
        );
        break;
      }
      case "answer to an evaluation": {
        const id = pick(
          files.filter((one) => register.evaluatorsOf(one).length > 0),
          other,
        );
        if (id === undefined) return;
        const named = register.evaluatorsOf(id);
        const who = right ? (pick(named) ?? subject) : subject;
        this.#both(
          () => model.answersEvaluation(who, id, said),
          () => register.answersEvaluation(who, id, said),
        );
        break;
      }
      case "corrected name": {
        const { personId } = register.file(fileId).candidate;
        if (refusalOf(() => register.renames(fileId, pick(["Ève", "Eva", "Aude"]) ?? "")) === undefined)
          expect(new Set(register.namesOf(personId)).size).toBe(1);
        return;
      }
      case "change of address": {
        const [person, email] = [register.personOf(subject), accountOf(pick(subjects, other) ?? "")];
        if (person === undefined) return;
        const refused = refusalOf(() => register.proves(subject, email, right));
        expect(refused?.code).toBe(right ? undefined : "code-differs");
        expect(register.provedBy(person).includes(email) || !right).toBe(true);
        break;
      }
    }
  }

  #next(prefix: string): string {
    this.#made += 1;
    return testId(prefix, this.#made);
  }

  #both(told: () => boolean, done: () => void): void {
    const happens = told();
    const refused = refusalOf(done);
    expect(refused === undefined, refused?.code ?? "it happened").toBe(happens);
  }

  #prepare(fileId: string | undefined): void {
    if (fileId === undefined) return;
    this.model.advances(fileId);
    this.register.advances(fileId);
  }

  #hear(fileId: string, granted: readonly string[] | undefined): void {
    this.#prepare(fileId);
    this.#prepare(fileId);
    if (granted !== undefined) this.#decide(fileId, granted);
  }

  #decide(fileId: string | undefined, granted: readonly string[]): void {
    if (fileId === undefined) return;
    const presented = this.register.presents(fileId);
    if (presented.length === 0) return;
    const given = granted.filter((code) => presented.includes(code));
    const sheetId = this.#next("sheet");
    this.register.decides(fileId, sheetId, given);
    expect(this.model.decides({ fileId, sheetId, number: `CQP-${sheetId}` }, given, this.day)).toBe(true);
  }

  #correct(person: string, granted: readonly string[]): void {
    const first = this.register.sheet(this.register.held(person).lastSheetId);
    if (first === undefined || this.model.underWay(person) !== undefined) return;
    // What a correction does to what OEMM granted is told elsewhere.
    if (this.register.grantedOn(first.id)) return;
    const given = granted.filter((code) => presentedOn(first).includes(code));
    const sheetId = this.#next("sheet");
    const on = Temporal.PlainDate.from(first.decidedOn);
    const said = { fileId: first.fileId, sheetId, number: `CQP-${sheetId}`, corrects: first.id };
    this.#both(
      () => this.model.decides(said, given, on, this.day),
      () => this.register.corrects(first, sheetId, given),
    );
  }
}

/** What each person holds, and each reader opens and reads of it, in lines. */
function told(by: Model | Register, { day, persons, fileIds }: World): string {
  const domains = new Map<string, string>();
  const heldBy = (person: string) => {
    const held = domains.get(person) ?? by.holds(person, day).join();
    domains.set(person, held);
    return held;
  };
  const held = persons.map((person) => {
    const root = by.rootOf(person);
    return [person, root, by.certified(root), heldBy(root)].join(" ");
  });
  const opened = readers.flatMap((reader) =>
    fileIds.flatMap((fileId) => {
      const seen = by.opens(reader, fileId);
      if (seen === undefined) return [];
      const { relation, decisions, holder } = seen;
      return [reader.subject, reader.partyId, fileId, relation, decisions, holder && heldBy(holder)].join(
        " ",
      );
    }),
  );
  return [...held, ...opened].join("\n");
}

/** What happens to persons over the years. */
export const happenings = fc.array(happening, { minLength: 40, maxLength: 60, size: "max" });

/** Plays what happens by the rules and by the model: after each of it, both tell what each person holds and opens alike. */
export function playThrough(all: readonly Happening[]): void {
  const world = new World();
  for (const one of all) {
    world.happens(one);
    // One assertion a step: there are thousands.
    expect(told(world.register, world)).toBe(told(world.model, world));
  }
}
