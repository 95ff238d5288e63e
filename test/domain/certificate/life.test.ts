import { fc, test } from "@fast-check/vitest";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { Certificate } from "../../../shared/domain/certificate/certificate.ts";
import {
  fallenWith,
  followCertificate,
  numbersAtStake,
  restoreCertificate,
  withdrawCertificate,
} from "../../../shared/domain/certificate/life.ts";
import { DomainError } from "../../../shared/domain/domain-error.ts";
import type { CandidateFile } from "../../../shared/domain/enrolment/file.ts";
import type { JuryOutcome } from "../../../shared/domain/jury/outcome.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { domainsToPresent, validDomains } from "../../../shared/domain/validation/acquired-domain.ts";
import { type DecisionSheet, presentedOn } from "../../../shared/domain/validation/decision-sheet.ts";
import {
  decideLate,
  fileRestored,
  fileWithout,
  followCorrection,
  recordDecision,
} from "../../../shared/domain/validation/file-outcome.ts";
import {
  certificateNumbers,
  everyCertificateNumber,
  type Holdings,
  holdingsAfter,
  noHoldings,
} from "../../../shared/domain/validation/holdings.ts";
import { correctSheet, writeSheet } from "../../../shared/domain/validation/write-sheet.ts";
import { decisionGranting } from "../../support/decisions.ts";
import { fileIn, testId } from "../../support/files.ts";

const validity = guidePolicy.partialValidity.vae;
const codes = ["CMI-1", "CMI-2", "CMI-3"];
const rules = { domainCodes: codes, validity };

/** What happens to a person: juries decide, sheets are corrected, OEMM withdraws and restores. */
const happening = fc.record({
  kind: fc.constantFrom("decision", "decision", "correction", "absence", "withdrawal", "restoring"),
  days: fc.integer({ min: 1, max: 700 }),
  granted: fc.oneof(fc.constant(codes), fc.subarray(codes)),
  /** Which file, certificate or decision, among those that there are. */
  which: fc.nat({ max: 5 }),
  because: fc.constantFrom("fraud" as const, "annulled" as const),
});
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

/** The rules told otherwise: decisions, each of which stands or fell, and what each certificate rests on. */
class Model {
  readonly decisions: {
    file: number;
    on: Temporal.PlainDate;
    presented: string[];
    granted: string[];
    /** Decisions that counted when it was taken. */
    before: number[];
    fell?: "fraud" | "annulled" | undefined;
    absent: boolean;
  }[] = [];
  readonly certificates: { on: number; state: "stands" | "corrected" | "withdrawn"; fell?: number }[] = [];

  valid(code: string, on: Temporal.PlainDate, among = this.decisions.map((_, index) => index)): boolean {
    return among.some((index) => {
      const decision = this.decisions[index];
      if (decision === undefined || decision.fell !== undefined || !decision.granted.includes(code))
        return false;
      const day = decision.on.month === 2 && decision.on.day === 29 ? 28 : decision.on.day;
      const last = Temporal.PlainDate.from({
        year: decision.on.year + 5,
        month: decision.on.month,
        day,
      });
      const compare = Temporal.PlainDate.compare;
      return compare(decision.on, on) <= 0 && compare(on, last) <= 0;
    });
  }

  whole(index: number): boolean {
    const decision = this.decisions[index];
    if (decision === undefined) return false;
    return codes.every((code) => this.valid(code, decision.on, [...decision.before, index]));
  }

  get holder(): boolean {
    return this.certificates.some(({ state }) => state === "stands");
  }

  get last(): number {
    return this.decisions.length - 1;
  }

  /** The file whose absence makes its candidate wait for another jury. */
  get waiting(): number | undefined {
    const last = this.decisions.at(-1);
    return last?.absent === true ? last.file : undefined;
  }

  stateOf(file: number): string | undefined {
    const own = this.decisions.filter((decision) => decision.file === file).at(-1);
    if (own === undefined) return undefined;
    if (own.absent) return "submitted";
    const certified = this.certificates.some(
      ({ on, state }) => state === "stands" && this.decisions[on]?.file === file,
    );
    if (certified) return "certified";
    return own.fell === "fraud" ? "annulled" : "partially-validated";
  }
}

/** What the system keeps of the same. */
class Kept {
  held: Holdings = noHoldings("prs_1", "CMI");
  readonly certificates = new Map<string, Certificate>();
  readonly sheets: DecisionSheet[] = [];
  readonly files = new Map<number, CandidateFile>();

  follow(sheet: DecisionSheet, after: CandidateFile, file: number): void {
    const known = numbersAtStake(this.held, sheet).map((number) => this.#certificate(number));
    const given = { number: `CQP-${this.sheets.length}`, at: this.#now(sheet), bonus: guidePolicy.bonus };
    const { holdings, change } = followCertificate(
      holdingsAfter(this.held, sheet, rules),
      sheet,
      known,
      given,
    );
    this.held = holdings;
    if (change !== undefined) this.certificates.set(change.after.number, change.after);
    this.files.set(file, after);
    this.sheets.push(sheet);
  }

  /** Later with each sheet and change: instants order what is issued and withdrawn. */
  #now(_: unknown): string {
    return new Date(Date.UTC(2024, 0, 1, 0, this.#tick++)).toISOString();
  }
  #tick = 0;

  #certificate(number: string): Certificate {
    const found = this.certificates.get(number);
    if (found === undefined) throw new Error(`${number} was never issued`);
    return found;
  }

  decide(index: number, file: number, granted: readonly string[], day: string): string[] {
    const presented = domainsToPresent(codes, this.held.acquired, day);
    const before = this.files.get(file);
    const heard = fileIn("scheduled", { id: testId("file", file) });
    const sheet = writeSheet(
      before ?? heard,
      { ...decisionGranting(presented, granted), recommendation: "…" },
      {
        id: testId("sheet", index * 100),
        number: `FD-${index}`,
        sessionId: testId("ses", index),
        acquiredBefore: this.held.acquired,
        decidedOn: day,
        chair: { memberId: "jur_exemple", name: "Camille Exemple" },
        signedAt: `${day}T12:00:00Z`,
        ...rules,
      },
    );
    const scheduled = { ...heard, lastSheetId: before?.lastSheetId } as typeof heard;
    this.follow(sheet, recordDecision(scheduled, sheet), file);
    return presented;
  }

  correct(index: number, rank: number, file: number, outcome: JuryOutcome): void {
    const first = this.sheets.at(-1);
    const before = this.files.get(file);
    if (first === undefined || before === undefined) throw new Error("nothing was decided");
    const sheet = correctSheet(first, outcome, {
      id: testId("sheet", index * 100 + rank),
      signedAt: first.signedAt,
      ...rules,
    });
    const after = before.state === "submitted" ? decideLate(before, sheet) : followCorrection(before, sheet);
    this.follow(sheet, after, file);
  }

  #sheetOf(id: string): DecisionSheet {
    const found = this.sheets.find((sheet) => sheet.id === id);
    if (found === undefined) throw new Error(`${id} was never signed`);
    return found;
  }

  withdraw(number: string, decision: number, because: "fraud" | "annulled"): void {
    const fallen = this.sheets.findLast(({ number: of }) => of.replace(/-R\d+$/, "") === `FD-${decision}`);
    if (fallen === undefined) throw new Error("no such decision");
    const certificate = this.#certificate(number);
    const sheets = { own: this.#sheetOf(certificate.sheetId), fallen, all: this.sheets };
    const after = withdrawCertificate(this.held, certificate, sheets, { because, at: this.#now(fallen) });
    this.held = after.holdings;
    this.certificates.set(number, after.certificate);
    this.#change(
      (file) =>
        fileWithout(file, {
          fallen: fallen.id,
          because,
          certified: file.id === certificate.fileId,
        }),
      [certificate.fileId, fallen.fileId],
    );
  }

  restore(number: string): void {
    const certificate = this.#certificate(number);
    const [own, returned] = [certificate.sheetId, fallenWith(certificate)].map((id) => this.#sheetOf(id));
    if (own === undefined || returned === undefined) throw new Error("no sheet");
    const others = certificateNumbers(this.held).map((one) => this.#certificate(one));
    const given = { ...rules, at: this.#now(own), others };
    const after = restoreCertificate(this.held, certificate, { own, returned }, given);
    this.held = after.holdings;
    this.certificates.set(number, after.certificate);
    this.#change(
      (file) => fileRestored(file, file.id === certificate.fileId),
      [certificate.fileId, returned.fileId],
    );
  }

  #change(rule: (file: CandidateFile) => CandidateFile | undefined, ids: string[]): void {
    for (const [key, file] of this.files) if (ids.includes(file.id)) this.files.set(key, rule(file) ?? file);
  }
}

/** One person, in the model and as the system keeps them. */
class Person {
  readonly model = new Model();
  readonly kept = new Kept();
  day = Temporal.PlainDate.from("2024-01-31");
  #corrections = 0;

  happen({ kind, days, granted, which, because }: Happening): void {
    this.day = this.day.add({ days });
    const number = which % Math.max(1, this.model.certificates.length);
    if (kind === "decision") this.#decide(which % 3, granted);
    else if (kind === "correction" || kind === "absence") this.#correct(granted, kind === "absence");
    else if (kind === "withdrawal") this.#withdraw(number, which, because);
    else this.#restore(number);
  }

  #decide(chosen: number, granted: readonly string[]): void {
    const file = this.model.waiting ?? chosen;
    if (this.model.holder || this.model.stateOf(file) === "annulled") return;
    const presented = codes.filter((code) => !this.model.valid(code, this.day));
    if (presented.length === 0) return;
    const index = this.model.decisions.length;
    const before = this.model.decisions.flatMap(({ fell }, at) => (fell === undefined ? [at] : []));
    const given = presented.filter((code) => granted.includes(code));
    this.model.decisions.push({ file, on: this.day, presented, granted: given, before, absent: false });
    if (this.model.whole(index)) this.model.certificates.push({ on: index, state: "stands" });
    expect(this.kept.decide(index, file, given, this.day.toString())).toEqual(presented);
  }

  #correct(granted: readonly string[], absent: boolean): void {
    const { last } = this.model;
    const decision = this.model.decisions[last];
    const sheet = this.kept.sheets.at(-1);
    if (decision === undefined || sheet === undefined) return;
    // An absence is undone by OEMM, after which the jury only decides.
    if (absent && decision.absent) return;
    const own = this.model.certificates.find(({ on }) => on === last);
    const given = decision.presented.filter((code) => !absent && granted.includes(code));
    const outcome: JuryOutcome = absent
      ? { kind: "absent" }
      : { ...decisionGranting(decision.presented, given), recommendation: "…" };
    const correct = () => this.kept.correct(last, (++this.#corrections % 99) + 1, decision.file, outcome);
    const other = this.model.certificates.some((one) => one !== own && one.state === "stands");
    if (own?.state === "withdrawn" || decision.fell !== undefined || other) {
      expect(correct).toThrow(DomainError);
      return;
    }
    expect(presentedOn(sheet)).toEqual(decision.presented);
    decision.granted = given;
    decision.absent = absent;
    const whole = !absent && this.model.whole(last);
    if (own !== undefined) own.state = whole ? "stands" : "corrected";
    else if (whole) this.model.certificates.push({ on: last, state: "stands" });
    correct();
  }

  #withdraw(number: number, which: number, because: "fraud" | "annulled"): void {
    const certificate = this.model.certificates[number];
    if (certificate === undefined) return;
    const { on } = certificate;
    // Its own decision, or one that it rests on.
    const own = this.model.decisions[on];
    const fell =
      which % 2 === 0 || own === undefined ? on : (own.before[which % Math.max(1, own.before.length)] ?? on);
    const decision = this.model.decisions[fell];
    if (decision === undefined) return;
    const name = this.#numberOf(number);
    const withdraw = () => this.kept.withdraw(name, fell, because);
    const rests = decision.fell === undefined && decision.granted.some((code) => this.#isHeld(code, fell));
    if (certificate.state !== "stands" || (fell !== on && !rests)) {
      expect(withdraw).toThrow(DomainError);
      return;
    }
    decision.fell = because;
    certificate.state = "withdrawn";
    certificate.fell = fell;
    withdraw();
  }

  /** Whether the system still holds a domain by a decision: what expired before a later one is held no more. */
  #isHeld(code: string, by: number): boolean {
    return this.kept.held.acquired[code]?.decidedOn === this.model.decisions[by]?.on.toString();
  }

  #restore(number: number): void {
    const certificate = this.model.certificates[number];
    if (certificate === undefined) return;
    const fell = this.model.decisions[certificate.fell ?? certificate.on];
    const own = this.model.decisions[certificate.on];
    if (fell === undefined || own === undefined || this.model.waiting !== undefined) return;
    const restore = () => this.kept.restore(this.#numberOf(number));
    const others = own.before.filter((index) => {
      const one = this.model.decisions[index];
      const counted = codes.some((code) => {
        const was = one?.fell;
        if (one === undefined || was === undefined || one === fell) return false;
        one.fell = undefined;
        const did = this.model.valid(code, own.on, [index]);
        one.fell = was;
        return did && one.granted.includes(code);
      });
      return counted;
    });
    const ownFell = own.fell !== undefined && own !== fell;
    if (certificate.state !== "withdrawn" || this.model.holder || others.length > 0 || ownFell) {
      expect(restore).toThrow(DomainError);
      return;
    }
    fell.fell = undefined;
    certificate.state = "stands";
    restore();
  }

  #numberOf(index: number): string {
    return [...this.kept.certificates.keys()][index] ?? "";
  }

  agrees(): void {
    const { model, kept, day } = this;
    for (const years of [0, 2, 4]) {
      const on = day.add({ years });
      expect(validDomains(kept.held.acquired, on.toString()).sort(), `held ${on}`).toEqual(
        codes.filter((code) => model.valid(code, on)),
      );
    }
    expect([...kept.certificates.values()].map(({ withdrawnAt }) => withdrawnAt === undefined)).toEqual(
      model.certificates.map(({ state }) => state === "stands"),
    );
    const standing = [...kept.certificates.values()].filter(({ withdrawnAt }) => withdrawnAt === undefined);
    expect(certificateNumbers(kept.held).sort()).toEqual(standing.map(({ number }) => number));
    expect(everyCertificateNumber(kept.held).sort()).toEqual([...kept.certificates.keys()].sort());
    for (const [file, { state }] of kept.files) expect(state, `file ${file}`).toBe(model.stateOf(file));
  }
}

describe("R-DAY-8, R-DAY-9, R-JURY-13: decisions, corrections, withdrawals and restorings of a person", () => {
  test.prop([fc.array(happening, { maxLength: 14 })], { numRuns: 150 })(
    "what is held, until when, each certificate's state and number, and the files agree with a model of the rules",
    (happenings) => {
      const person = new Person();
      for (const one of happenings) {
        person.happen(one);
        person.agrees();
      }
    },
  );
});

const some = ["CMI-1", "CMI-2"];
const step = (kind: Happening["kind"], changes: Partial<Happening> = {}): Happening => ({
  kind,
  days: 30,
  granted: codes,
  which: 0,
  because: "fraud",
  ...changes,
});

describe("R-DAY-9: what falls with a certificate, and what returns with it", () => {
  it.each<[string, Happening[]]>([
    [
      "an earlier decision falls; the CQP is granted anew, and that falls in turn",
      [
        step("decision", { granted: some }),
        step("decision", { which: 1 }),
        step("withdrawal", { which: 1 }),
        step("restoring"),
        step("withdrawal", { which: 1, because: "annulled" }),
        step("decision", { which: 2 }),
        step("restoring"),
        step("withdrawal", { which: 1 }),
        step("restoring"),
        step("restoring", { which: 1 }),
        step("withdrawal", { which: 1 }),
        step("restoring"),
      ],
    ],
    [
      "a certificate is restored beside a later decision, whose sheet is corrected no more",
      [
        step("decision"),
        step("withdrawal"),
        step("decision", { granted: some, which: 1 }),
        step("restoring"),
        step("correction", { granted: [] }),
        step("withdrawal", { because: "annulled" }),
        step("correction", { granted: ["CMI-3"] }),
        step("restoring"),
        step("withdrawal", { which: 3 }),
      ],
    ],
    [
      "corrections take the CQP back and grant it again, by an absence too",
      [
        step("decision"),
        step("correction", { granted: some }),
        step("restoring"),
        step("withdrawal"),
        step("correction", { granted: [] }),
        step("correction"),
        step("absence"),
        step("correction"),
        step("withdrawal"),
        step("correction", { granted: some }),
      ],
    ],
    [
      "what expired before the certificate, or after it, changes nothing",
      [
        step("decision", { granted: ["CMI-1"] }),
        step("decision", { granted: [], days: 700, which: 1 }),
        step("decision", { granted: [], days: 700 }),
        step("decision", { granted: ["CMI-2"], days: 700, which: 1 }),
        step("decision", { days: 10, which: 2 }),
        step("withdrawal", { which: 1 }),
        step("withdrawal", { which: 3 }),
        step("restoring"),
        step("withdrawal"),
        step("decision", { days: 700, which: 1 }),
        step("restoring"),
      ],
    ],
  ])("%s", (_, happenings) => {
    const person = new Person();
    for (const one of happenings) {
      person.happen(one);
      person.agrees();
    }
  });

  it("a certificate keeps each withdrawal, its ground, the decision that fell and its end", () => {
    const { kept, happen } = personWho("decision", "withdrawal", "restoring");
    expect([...kept.certificates.values()]).toMatchObject([
      { withdrawals: [{ because: "fraud", sheetId: testId("sheet", 0), restoredAt: expect.any(String) }] },
    ]);
    expect(kept.held).toEqual({
      ...noHoldings("prs_1", "CMI"),
      acquired: expect.any(Object),
      lastSheetId: testId("sheet", 0),
      sheets: expect.any(Object),
      certificateNumber: "CQP-0",
    });
    happen(step("withdrawal"));
    expect(kept.held).toMatchObject({
      acquired: {},
      withdrawn: { "CQP-0": testId("sheet", 0) },
      fallen: [testId("sheet", 0)],
    });
    expect(kept.held).not.toHaveProperty("joined");
  });

  it("a certificate of before it followed corrections is known by its file and its day", () => {
    const { kept } = personWho("decision");
    const certificate = { ...[...kept.certificates.values()][0] } as Certificate;
    const first = kept.sheets[0] as DecisionSheet;
    const partial = { ...decisionGranting(codes, some), recommendation: "…" };
    const sheet = correctSheet(first, partial, {
      ...rules,
      id: testId("sheet", 7),
      signedAt: first.signedAt,
    });
    const given = { number: "CQP-9", at: first.signedAt, bonus: guidePolicy.bonus };
    const followed = (known: Partial<Certificate>, corrected = sheet) =>
      followCertificate(
        kept.held,
        corrected,
        [{ ...certificate, sheetId: testId("sheet", 8), ...known }],
        given,
      ).change?.kind;
    expect(followed({})).toBe("withdrawn");
    expect(followed({ fileId: testId("file", 9) })).toBeUndefined();
    expect(followed({ decidedOn: "2020-01-01" })).toBeUndefined();
    expect(followed({ fileId: testId("file", 9), sheetId: first.id })).toBe("withdrawn");
    const { corrects: _, ...uncorrected } = sheet;
    expect(followed({ sheetId: first.id }, uncorrected)).toBeUndefined();
  });
});

function personWho(...kinds: Happening["kind"][]) {
  const person = new Person();
  for (const kind of kinds) person.happen(step(kind));
  return { kept: person.kept, happen: (one: Happening) => person.happen(one) };
}
