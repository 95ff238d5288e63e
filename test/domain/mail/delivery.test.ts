import * as fc from "fast-check";
import { expect, it } from "vitest";
import { type Delivery, outcomeOf, withDelivery } from "../../../shared/domain/mail/delivery.ts";
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
