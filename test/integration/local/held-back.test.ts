import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openHeldBack } from "../../../infra/local/faults/held-back.ts";

it("a message that is hours late comes once the clock has got there, and a stack that stopped meanwhile has it still", () => {
  const file = join(mkdtempSync(join(tmpdir(), "cqp-held-")), "held.json");
  let hour = 0;
  const now = () => new Date(hour * 3_600_000);
  const sent: string[] = [];
  const open = () => openHeldBack(file, now, (queue, body) => void sent.push(`${queue}: ${body}`));
  const first = open();
  first.hold("q", "three hours", 3 * 3600);
  first.hold("q", "one hour", 3600);
  expect(first.next()).toEqual(new Date(3_600_000));
  hour = 1;
  first.release();
  expect(sent).toEqual(["q: one hour"]);
  first.stop();
  hour = 4;
  const next = open();
  expect(sent).toEqual(["q: one hour", "q: three hours"]);
  expect(next.next()).toBeUndefined();
  next.stop();
  open().stop();
  expect(sent).toHaveLength(2);
});
