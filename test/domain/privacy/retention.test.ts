import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factCatalogue } from "../../../events/catalogue.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import {
  beginPersonRetention,
  beginRetention,
  isEventOfFile,
  reviewEvidence,
  reviewFile,
  reviewPerson,
} from "../../../shared/domain/privacy/retention.ts";
import { addDays, type CivilDate } from "../../../shared/domain/time/civil-date.ts";
import { lastDayAfter } from "../../../shared/domain/time/period.ts";
import { testId } from "../../support/files.ts";

const periods = guidePolicy.retention;
const review = (
  file: { lastEventOn: CivilDate; validUntil?: (CivilDate | undefined)[]; certifiedOn?: CivilDate },
  today: CivilDate,
) => reviewFile({ validUntil: [], ...file }, periods, today);

describe("R-RGPD-2: a file without a certificate", () => {
  const lastEventOn = "2024-02-29";

  it("is kept to the last day of five years after its last event, and erased the day after", () => {
    expect(review({ lastEventOn }, "2029-02-28")).toEqual({ kind: "later", dueOn: "2029-03-01" });
    expect(review({ lastEventOn }, "2029-03-01")).toEqual({ kind: "erase" });
  });

  it("is kept while a domain is valid, to its last day", () => {
    const file = { lastEventOn, validUntil: ["2031-05-04", "2030-01-01"] };
    expect(review(file, "2029-03-01")).toEqual({ kind: "later", dueOn: "2031-05-05" });
    expect(review(file, "2031-05-04")).toEqual({ kind: "later", dueOn: "2031-05-05" });
    expect(review(file, "2031-05-05")).toEqual({ kind: "erase" });
  });

  it("R-LAW-1: is kept as long as a domain counts for ever", () => {
    const file = { lastEventOn, validUntil: ["2030-01-01", undefined] };
    expect(review(file, "2099-01-01")).toEqual({ kind: "kept" });
  });

  it("is first looked at as if nothing happened after its enrolment", () => {
    const fileId = testId("file", 1);
    expect(beginRetention(fileId, "file", lastEventOn, periods)).toEqual({
      fileId,
      what: "file",
      dueOn: "2029-03-01",
    });
    expect(beginRetention(fileId, "evidence", lastEventOn, periods).dueOn).toBe("2025-03-01");
  });

  it("is the register's once a certificate was issued for it", () => {
    expect(review({ lastEventOn, certifiedOn: "2024-02-29" }, "2099-01-01")).toEqual({ kind: "kept" });
  });
});

describe("R-RGPD-2: a person who asked for something", () => {
  const personId = testId("prs", 1);
  const review = (hasFile: boolean, today: CivilDate) =>
    reviewPerson({ hasFile, lastEventOn: "2024-02-29" }, periods, today);

  it("is first looked at the day after five years", () => {
    const begun = { personId, what: "person", dueOn: "2029-03-01" };
    expect(beginPersonRetention(personId, "2024-02-29", periods)).toEqual(begun);
  });

  it("without a file, is kept to the last day of five years after the last of it, and erased the day after", () => {
    expect(review(false, "2029-02-28")).toEqual({ kind: "later", dueOn: "2029-03-01" });
    expect(review(false, "2029-03-01")).toEqual({ kind: "erase" });
  });

  it("with a file, goes with that", () => {
    expect(review(true, "2099-01-01")).toEqual({ kind: "kept" });
  });
});

describe("R-RGPD-2: evidence of a file", () => {
  const piece = (n: number, requestedAt: string) => ({ id: testId("evd", n), requestedAt });
  const early = piece(1, "2023-06-01T08:00:00Z");
  const late = piece(2, "2024-09-01T08:00:00Z");
  const on = (today: CivilDate, certifiedOn?: CivilDate) => {
    const { over, rest } = reviewEvidence([early, late], { certifiedOn }, periods, today);
    return { over: over.map(({ id }) => id), rest };
  };

  it("is kept to the last day of a year after the certificate, and erased the day after", () => {
    expect(on("2025-02-28", "2024-02-29")).toEqual({
      over: [],
      rest: { kind: "later", dueOn: "2025-03-01" },
    });
    expect(on("2025-03-01", "2024-02-29").over).toEqual([early.id]);
  });

  it("that came after the certificate has its year of its own", () => {
    expect(on("2025-03-01", "2024-02-29").rest).toEqual({ kind: "later", dueOn: "2025-09-02" });
    expect(on("2025-09-02", "2024-02-29")).toEqual({ over: [early.id, late.id], rest: { kind: "kept" } });
  });

  it("is looked at next on the day of the piece whose time is over first", () => {
    const { rest } = reviewEvidence([late, early], { certifiedOn: "2024-02-29" }, periods, "2024-12-01");
    expect(rest).toEqual({ kind: "later", dueOn: "2025-03-01" });
  });

  it("goes with its file where no certificate stands", () => {
    expect(on("2099-01-01")).toEqual({ over: [], rest: { kind: "kept" } });
  });
});

describe("R-RGPD-2: the last event of a file", () => {
  it("is no reminder, mail or passing of time", () => {
    const about = [...factCatalogue.values()].filter((fact) => fact.about === "file").map(({ type }) => type);
    expect(about.filter((type) => !isEventOfFile({ type })).sort()).toEqual([
      "concerned.absence",
      "concerned.appearance",
      "concerned.file-follows-merger",
      "concerned.file-follows-person",
      "concerned.file-given",
      "concerned.file-over",
      "concerned.result",
      "deadline.appearance-reminded",
      "deadline.file-notified",
      "file.evidence-erased",
      "mail.bounced",
      "mail.letter-posted",
      "mail.letter-written",
      "mail.resend-requested",
    ]);
  });
});

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2020-01-01", days));
const later = fc.integer({ min: 0, max: 6_000 });
const file = fc.record({ lastEventOn: day, validUntil: fc.array(day, { maxLength: 4 }) });

describe("R-RGPD-2: any file, on any day", () => {
  property.prop([file, day])("is erased on a day if and only if all of its time is over", (held, today) => {
    const over =
      lastDayAfter(held.lastEventOn, periods.file) < today && held.validUntil.every((valid) => valid < today);
    expect(reviewFile(held, periods, today).kind).toBe(over ? "erase" : "later");
  });

  property.prop([file, day])("that is looked at later is erased on that very day", (held, today) => {
    const first = reviewFile(held, periods, today);
    if (first.kind !== "later") return;
    expect(first.dueOn > today).toBe(true);
    expect(reviewFile(held, periods, first.dueOn)).toEqual({ kind: "erase" });
    expect(reviewFile(held, periods, addDays(first.dueOn, -1))).toEqual(first);
  });

  property.prop([file, later, day])("is never erased sooner for an event more", (held, days, today) => {
    const moved = { ...held, lastEventOn: addDays(held.lastEventOn, days) };
    if (reviewFile(held, periods, today).kind === "later")
      expect(reviewFile(moved, periods, today).kind).toBe("later");
  });
});
