import { describe, expect, it } from "vitest";
import { boundedUse, countOnce, countUse, type DailyUse } from "../../../shared/domain/access/daily-use.ts";
import { refusalOf } from "../../support/errors.ts";
import { testId } from "../../support/files.ts";

const bounds = {
  ...{ enrolments: 2, imports: 1, uploads: 3, copies: 2, rectifications: 4, claims: 4 },
  ...{ codes: 2, invitations: 3 },
};
const today = "2027-03-01";
const used = (changes: Partial<DailyUse> = {}): DailyUse => ({
  subject: "s",
  use: "uploads",
  day: today,
  count: 0,
  version: 0,
  ...changes,
});

describe("R-PER-2: what one account does in a day is bounded", () => {
  it("counts, and refuses one more than there may be", () => {
    expect(countUse(used(), bounds, today)).toEqual(used({ count: 1, version: 1 }));
    expect(countUse(used({ count: 2, version: 9 }), bounds, today)).toEqual(used({ count: 3, version: 10 }));
    expect(refusalOf(() => countUse(used({ count: 3 }), bounds, today))).toMatchObject({
      code: "daily-bound",
      rule: "R-PER-2",
      kind: "limit",
      limit: { name: "uploads", most: 3 },
      detail: expect.stringContaining("trois pièces"),
    });
  });

  it("counts a request once, of which a repetition goes on with what was begun", () => {
    const [first, other] = [testId("use", 1), testId("use", 2)];
    const repeated = first.replace("use_0", "use_1");
    const once = countOnce(used(), first, bounds, today);
    expect(once).toEqual(used({ count: 1, version: 1, last: first }));
    const full = used({ ...once, count: 3 });
    expect(countOnce(full, repeated, bounds, today)).toBeUndefined();
    expect(refusalOf(() => countOnce(full, other, bounds, today))?.code).toBe("daily-bound");
    expect(countOnce(full, repeated, bounds, "2027-03-02")).toMatchObject({ count: 1, last: repeated });
  });

  it("begins anew each day", () => {
    const next = countUse(used({ count: 3, version: 4 }), bounds, "2027-03-02");
    expect(next).toEqual(used({ day: "2027-03-02", count: 1, version: 5 }));
  });

  it.each(boundedUse.options)("has a bound of its own for %s", (use) => {
    const count = bounds[use];
    expect(refusalOf(() => countUse(used({ use, count }), bounds, today))?.code).toBe("daily-bound");
    expect(countUse(used({ use, count: count - 1 }), bounds, today).count).toBe(count);
  });
});
