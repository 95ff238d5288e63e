import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { KindAtWork } from "../../../functions/deadlines/kind-at-work.ts";
import { kindsAtWork } from "../../../functions/deadlines/kinds-at-work.ts";
import {
  type Deadline,
  type DeadlineKind,
  deadlineKinds,
  subjectOf,
} from "../../../shared/domain/deadlines/kinds.ts";
import {
  candidateAndFollower,
  isSpared,
  oemmParty,
  partyOf,
  type Recipient,
} from "../../../shared/domain/deadlines/recipients.ts";
import type { FileMain } from "../../../shared/domain/enrolment/file.ts";
import type { TrainingFile } from "../../../shared/domain/training/file.ts";
import type { VaeFile } from "../../../shared/domain/vae/file.ts";
import { testId } from "../../support/files.ts";
import { enrolled } from "../../support/training-files.ts";

const root = join(import.meta.dirname, "../../..");
const kinds = Object.keys(deadlineKinds) as DeadlineKind[];
const day = "2029-02-28";
/** What the facts of some kinds say of their subject. */
const example: Readonly<Record<string, unknown>> = { service: "vae", sessionDate: day };
const filesOf = (folder: string) =>
  globSync("*.ts", { cwd: join(root, folder) }).map((file) => basename(file, ".ts"));

describe("a kind of deadline", () => {
  it("has a file of rules and a file of what the worker does, both listed under its name", () => {
    expect(filesOf("shared/domain/deadlines/kinds").sort()).toEqual([...kinds].sort());
    expect(filesOf("functions/deadlines/kinds").sort()).toEqual([...kinds].sort());
    for (const kind of kinds) expect(deadlineKinds[kind].schema.shape.kind.value).toBe(kind);
  });

  it.each(kinds)("%s is begun, moved and closed by a route", (kind) => {
    const routes = globSync("functions/*/*.ts", { cwd: root })
      .filter((file) => !file.startsWith(join("functions", "deadlines")))
      .map((file) => readFileSync(join(root, file), "utf8"));
    expect(routes.some((source) => source.includes(`deadlines/kinds/${kind}.ts"`))).toBe(true);
  });

  // R-OEMM-5: of convocations OEMM has a task, and no mail.
  const mailed = kinds.filter((kind) => kind !== "convocation-notice");
  it.each(mailed)("%s is told by facts that make a mail", (kind) => {
    const held = new Proxy({ kind, domains: [] as string[] } as Record<string, unknown>, {
      get: (known, name) => known[String(name)] ?? example[String(name)] ?? "x",
    }) as unknown as Deadline;
    const work: KindAtWork<DeadlineKind> = kindsAtWork[kind];
    const fact = work.tell(held, { certification: "CMI", lastDay: day, moment: 7, to: { party: "oemm" } });
    expect(filesOf("functions/mail/mails")).toContain(fact.type);
  });

  it.each(kinds)("%s reminds from far to near, and is counted in French, one and more", (kind) => {
    const { reminders, counted } = deadlineKinds[kind];
    expect(reminders).toEqual([...new Set(reminders)].sort((a, b) => b - a));
    expect(Math.min(...reminders)).toBeGreaterThan(0);
    expect(counted.one).not.toBe(counted.more);
  });
});

describe("R-DATE-3: what a deadline is about", () => {
  const ids = { fileId: testId("file", 1), centreId: "ctr_exemple", sessionId: testId("ses", 1) };
  it.each([
    ["first-jury", { kind: "file", id: ids.fileId }],
    ["partial-validation", { kind: "file", id: ids.fileId }],
    ["centre-approval", { kind: "centre", id: ids.centreId }],
    ["convocation-notice", { kind: "session", id: ids.sessionId }],
    ["session-held", { kind: "session", id: ids.sessionId }],
  ])("of kind %s: %j", (kind, subject) => {
    expect(subjectOf({ kind, ...ids } as unknown as Deadline)).toEqual(subject);
  });
});

describe("R-DATE-4, R-CTR-3: who is told", () => {
  const training = { path: "training", companyId: "cmp_exemple" } as TrainingFile;
  const vae = (centreId?: string) => ({ path: "vae", centreId }) as VaeFile;
  const parties = (told: readonly Recipient[]) =>
    told.map((to) => ("id" in to ? `${to.party} ${to.id}` : to.party));
  const of = <Kind extends DeadlineKind>(kind: Kind) =>
    ({ kind, centreId: "ctr_exemple" }) as unknown as Extract<Deadline, { kind: Kind }>;

  it("of a candidate's deadline: the candidate and who follows them", () => {
    const firstJury = deadlineKinds["first-jury"];
    expect(parties(firstJury.recipients(of("first-jury"), training, 30))).toEqual([
      "candidate",
      "company cmp_exemple",
    ]);
    const validation = (file: VaeFile) =>
      parties(
        deadlineKinds["partial-validation"].recipients(
          of("partial-validation"),
          { file, holdings: { personId: "", certification: "CMI", version: 1, acquired: {} } },
          "passed",
        ),
      );
    expect(validation(vae("ctr_lyon"))).toEqual(["candidate", "centre ctr_lyon"]);
    expect(validation(vae())).toEqual(["candidate"]);
  });

  it("R-DAY-7: that its day has passed is told to the company and to the centre; reminders to one of them", () => {
    const told = (file: FileMain, moment: 30 | "passed") => parties(candidateAndFollower(file, moment));
    expect(told(enrolled(), "passed")).toEqual(["candidate", "company cmp_exemple", "centre ctr_exemple"]);
    expect(told(enrolled(), 30)).toEqual(["candidate", "company cmp_exemple"]);
    expect(told(vae("ctr_lyon"), 30)).toEqual(["candidate", "centre ctr_lyon"]);
    expect(told(vae(), 30)).toEqual(["candidate"]);
  });

  it("of an approval: its centre; of convocations: OEMM", () => {
    expect(parties(deadlineKinds["centre-approval"].recipients(of("centre-approval"), [], 7))).toEqual([
      "centre ctr_exemple",
    ]);
    const session = {} as Parameters<(typeof deadlineKinds)["convocation-notice"]["recipients"]>[1];
    expect(
      parties(deadlineKinds["convocation-notice"].recipients(of("convocation-notice"), session, 7)),
    ).toEqual(["oemm"]);
  });

  it("R-DATE-2: by the choice of the party; a candidate has none", () => {
    const of: [Recipient, string | undefined][] = [
      [{ party: "candidate" }, undefined],
      [{ party: "company", id: "cmp_exemple" }, "cmp_exemple"],
      [{ party: "centre", id: "ctr_exemple" }, "ctr_exemple"],
      [{ party: "oemm" }, oemmParty],
    ];
    for (const [to, party] of of) expect(partyOf(to)).toBe(party);
  });

  it("R-DATE-2: the digest alone spares reminders, but never a passing nor late convocations", () => {
    const { "first-jury": firstJury, "convocation-notice": convocations } = deadlineKinds;
    expect(isSpared(firstJury, 30, "digest")).toBe(true);
    expect(isSpared(firstJury, 30, "each")).toBe(false);
    expect(isSpared(firstJury, 30, undefined)).toBe(false);
    expect(isSpared(firstJury, "passed", "digest")).toBe(false);
    expect(isSpared(convocations, 1, "digest")).toBe(false);
  });
});
