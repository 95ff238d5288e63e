import * as fc from "fast-check";
import { expect, it } from "vitest";
import {
  blocksAddress,
  type Delivery,
  isLost,
  outcomeOf,
  withDelivery,
} from "../../../shared/domain/mail/delivery.ts";
import { assertResendable } from "../../../shared/domain/mail/resend.ts";
import { completeTask, openTask } from "../../../shared/domain/tasks/task.ts";
import { refusalOf } from "../../support/errors.ts";
import { testId } from "../../support/files.ts";

const told = fc.record({
  kind: fc.constantFrom<Delivery["kind"][]>("delayed", "delivered", "bounced", "rejected", "complained"),
  at: fc.integer({ min: 10, max: 59 }).map((second) => `2027-02-02T11:00:${second}Z`),
  messageId: fc.constantFrom("one", "two"),
  reason: fc.constant("Motif"),
});
const all = (events: readonly Delivery[]) =>
  events.reduce<Delivery[]>((known, one) => withDelivery(known, one) ?? known, []);

it("events come in any order, and more than once: the outcome is the same", () => {
  fc.assert(
    fc.property(fc.array(told, { minLength: 1 }), fc.infiniteStream(fc.nat()), (events, keys) => {
      const shuffled = [...events, ...events]
        .map((event) => ({ event, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ event }) => event);
      expect(outcomeOf(all(shuffled))?.kind).toBe(outcomeOf(all(events))?.kind);
      expect(all(shuffled)).toHaveLength(all(events).length);
    }),
  );
});

const event = (
  kind: Delivery["kind"],
  at = "2027-02-02T11:00:10Z",
  changes: Partial<Delivery> = {},
): Delivery => ({
  kind,
  at,
  messageId: "one",
  reason: "Motif",
  ...changes,
});

it("of two events that say as much, the later counts, and of the same hour the first told", () => {
  const [early, late] = [event("delayed"), event("delayed", "2027-02-02T11:00:20Z")];
  expect(outcomeOf([early, late])).toBe(late);
  expect(outcomeOf([late, early])).toBe(late);
  const again = event("delayed", early.at, { reason: "Autre" });
  expect(outcomeOf([early, again])).toBe(early);
  expect(outcomeOf([])).toBeUndefined();
});

it("an event is known by its kind, message and hour; those that are new stand by time, of one hour as they were told", () => {
  const held = [event("delayed"), event("delivered", "2027-02-02T11:00:30Z")];
  expect(withDelivery(held, event("delayed"))).toBeUndefined();
  const [first, last] = held;
  for (const other of [event("bounced"), event("delayed", first?.at, { messageId: "two" })])
    expect(withDelivery(held, other)).toEqual([first, other, last]);
  const between = event("delayed", "2027-02-02T11:00:20Z");
  expect(withDelivery(held, between)).toEqual([first, between, last]);
  const before = event("delayed", "2027-02-02T11:00:00Z");
  expect(withDelivery(held, before)).toEqual([before, first, last]);
});

it("an address is written to no more when it will never work, or when its reader complained", () => {
  const blocking = [event("complained"), event("bounced", undefined, { permanent: true })];
  const others = [
    event("bounced"),
    event("bounced", undefined, { permanent: false }),
    event("rejected", undefined, { permanent: true }),
    event("delivered", undefined, { permanent: true }),
    event("delayed"),
  ];
  expect(blocking.map(blocksAddress)).toEqual([true, true]);
  expect(others.map(blocksAddress)).toEqual(others.map(() => false));
});

it("R-JURY-6: a mail is sent again when it was withheld, came back, or was complained of, and else never", () => {
  const refused = (state: string, ...kinds: Delivery["kind"][]) =>
    refusalOf(() => assertResendable({ state, deliveries: kinds.map((kind) => event(kind)) }));
  expect(
    ["delayed", "delivered", "bounced", "rejected", "complained"].filter((kind) =>
      isLost(event(kind as Delivery["kind"])),
    ),
  ).toEqual(["bounced", "rejected"]);
  for (const again of [
    ["withheld"],
    ["to-post"],
    ["sent", "bounced"],
    ["sent", "rejected"],
    ["sent", "complained"],
  ] as const) {
    const [state, ...kinds] = again;
    expect(refused(state, ...kinds), again.join()).toBeUndefined();
  }
  for (const kinds of [[], ["delivered"], ["delayed"]] as const)
    expect(refused("sent", ...kinds)).toMatchObject({ code: "mail-not-lost", rule: "R-JURY-6" });
});

it("a delivery told late takes no bounce back", () => {
  const bounced: Delivery = { kind: "bounced", permanent: true, at: "a", messageId: "m", reason: "r" };
  expect(outcomeOf([bounced, { ...bounced, kind: "delivered", at: "b" }])).toEqual(bounced);
});

it("R-JURY-6: a lost convocation opens one task, again once it was done, and is done once", () => {
  const asked = {
    id: testId("task", 1),
    kind: "convocation-bounced" as const,
    about: { kind: "file", id: testId("file", 1) },
    sessionId: testId("ses", 1),
    date: "2027-03-02",
    recipient: { name: "Amina Exemple", email: "amina@example.org" },
    mailId: "m",
    subject: "Convocation",
    reason: "Motif",
    openedAt: "2027-02-02T11:00:00Z",
  };
  const open = openTask(undefined, asked);
  if (open === undefined) throw new Error("no task was opened");
  expect(openTask(open, asked)).toBeUndefined();
  const done = completeTask(open, { at: asked.openedAt, by: "OEMM" });
  expect(refusalOf(() => completeTask(done, { at: asked.openedAt, by: "OEMM" }))?.code).toBe("task-done");
  expect(openTask(done, asked)).toMatchObject({ state: "open", version: 3 });
});
