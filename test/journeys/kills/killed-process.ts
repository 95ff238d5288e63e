import { openSandboxes } from "../../../infra/local/functions/sandboxes.ts";
import { startLocalStack } from "../../../infra/local/stack.ts";
import type { Answered, Asked, Begun, StackOptions } from "./killable-stack.ts";

/** A stack in a process of its own, which its parent asks by messages, and kills. */
const options = JSON.parse(process.argv[2] ?? "{}") as StackOptions;
const tell = (told: Begun | Answered | { event: unknown }) => void process.send?.(told);

const stack = await startLocalStack({
  ...options,
  sandboxes: openSandboxes(600_000),
  // A few accounts play what many do in days.
  requestRateFactor: 1000,
  redeliverAfter: () => 1,
});
stack.schedules.pause();
stack.bus.watch((event) => tell({ event }));
const { urls, database, operatorEnvironment } = stack;

async function answerTo({ what, text }: Asked): Promise<unknown> {
  if (what === "settled") return stack.settled();
  if (what === "queued") return stack.queued(text);
  if (what === "run") return stack.schedules.run(text);
  // Where it was killed once it had moved.
  const to = new Date(text);
  return to <= stack.clock.now() ? undefined : stack.clock.moveTo(to);
}

process.on("message", (asked: Asked) => {
  answerTo(asked).then(
    (answer) => tell({ id: asked.id, answer }),
    (error: unknown) => tell({ id: asked.id, error: String(error) }),
  );
});
process.on("disconnect", () => void stack.stop().then(() => process.exit(0)));
tell({
  begun: { urls, database, operatorEnvironment },
  schedules: stack.schedules.names,
  ahead: stack.clock.offset(),
});
