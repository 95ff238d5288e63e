import { beforeAll, expect, it } from "vitest";
import { signIn } from "../../demo/people.ts";
import { prepare } from "../../demo/preparation.ts";
import { addDays } from "../../shared/domain/time/civil-date.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { stageOn } from "../support/stage.ts";

const stack = useLocalStack();
let lastDay = "";

beforeAll(async () => {
  const { people, today } = stageOn(stack());
  lastDay = addDays(today, 9);
  await prepare(people, { from: addDays(today, -30), until: lastDay });
});

it("R-DATE-2, R-CTR-3: the scheduled runs, their queue and their workers do it all by themselves", async () => {
  const days = (count: number) => new Date(stack().clock.now().getTime() + count * 24 * 3600 * 1000);
  const about = async (text: string) => {
    await stack().settled();
    return (await stack().mailbox.mails()).filter(({ subject }) => subject.includes(text)).length;
  };
  // Four approvals, each told to the centre; OEMM has a task of each.
  await stack().travel(days(4));
  expect(await about("prend fin le")).toBe(4);
  await stack().travel(days(8));
  expect(await about("prend fin le")).toBe(4);
  expect(await about("a pris fin le")).toBe(4);

  const { oemm, centre } = signIn(stack().urls);
  const { items: tasks } = await oemm.call("GET", "/tasks?state=open&limit=100");
  expect(tasks.filter(({ kind }: { kind: string }) => kind === "approval-ending")).toHaveLength(4);
  const { items } = await oemm.call("GET", "/deadline-runs");
  const reports = await Promise.all(
    items.map(({ id }: { id: string }) => oemm.call("GET", `/deadline-runs/${id}`)),
  );
  const total = (name: string) => reports.reduce((sum, { done }) => sum + done[name], 0);
  expect([total("reminded"), total("expired"), total("failed")]).toEqual([4, 4, 0]);
  expect(reports.every(({ run }) => run.finishedAt !== undefined)).toBe(true);
  const { deadlines } = await centre.call("GET", "/centres/ctr_demo_lyon");
  expect(deadlines.map(({ state }: { state: string }) => state)).toEqual(Array(4).fill("expired"));
});
