import { beforeAll, expect, it } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { type Fact, factEnvelope } from "../../events/fact.ts";
import { appearancesChanged } from "../../events/jury.ts";
import { eventSource } from "../../events/source.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { stageOn } from "../support/stage.ts";

// Not at once: the embedded SQS loses a message that becomes visible again with no wait.
const stack = useLocalStack(() => ({ redeliverAfter: () => 0.05, failing: true }));
let fact: Fact;

beforeAll(async () => {
  const { people, today } = stageOn(stack());
  const file = await people.candidate.call("POST", "/files", {
    path: "vae",
    certification: "CRD",
    candidate: { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" },
  });
  await stack().settled();
  const { items } = await people.oemm.call("GET", `/files/${file.id}/history`);
  fact = factEnvelope.parse({
    id: items[0].id,
    type: items[0].type,
    version: 1,
    at: `${today}T09:00:00Z`,
    actor: { subject: "demo-amina", role: "candidate", name: "Amina Exemple" },
    about: { kind: "file", id: file.id },
    data: items[0].data,
  });
});

it("a fact that is delivered again, even many times at once, sends no second mail", async () => {
  expect(await stack().mailbox.mails()).toHaveLength(1);
  const again = {
    busName: stack().busName,
    source: eventSource,
    detailType: fact.type,
    detail: fact,
    at: new Date(),
  };
  await Promise.all(Array.from({ length: 6 }, () => stack().bus.put(again)));
  await stack().settled();
  expect(await stack().mailbox.mails()).toHaveLength(1);
});

it("a message that can't be processed ends in the dead-letter queue, and stops no other", async () => {
  const unreadable = {
    busName: stack().busName,
    source: eventSource,
    detailType: fact.type,
    detail: {},
    at: new Date(),
  };
  await stack().bus.put(unreadable);
  await stack().settled();
  expect(stack().queued("SendMailDeadLetters")).toBe(1);
});

it("R-DAY-4: convocations that could not be made are a task of OEMM, as their message ends in the dead-letter queue", async () => {
  const about = { kind: "session", id: "ses_01JZZZZZZZZZZZZZZZZZZZZZZZ" };
  const unreadable = { ...fact, type: appearancesChanged.type, about, data: {} };
  await stack().bus.put({
    ...{ busName: stack().busName, source: eventSource },
    ...{ detailType: appearancesChanged.type, detail: unreadable, at: new Date() },
  });
  await stack().settled();
  const { items } = await stageOn(stack()).people.oemm.call("GET", "/tasks");
  expect(items).toMatchObject([{ kind: "work-undone", about, factId: fact.id }]);
});
