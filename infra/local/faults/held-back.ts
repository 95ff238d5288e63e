import * as z from "zod";
import { readKept, writeKept } from "../data/kept-file.ts";

const message = z.object({ queueArn: z.string(), body: z.string(), due: z.number() });
type Message = z.infer<typeof message>;

/** Messages that come minutes, hours or days of the stack's clock after they were sent; a stack that stops keeps them. */
export interface HeldBack {
  hold(queueArn: string, body: string, seconds: number): void;
  /** Sends those whose time has come, as it does when the clock was moved. */
  release(): void;
  /** When the next one comes. */
  next(): Date | undefined;
  stop(): void;
}

/** The longest that a timer waits before it looks at the clock again, milliseconds. */
const longestWait = 60_000;

/** Those kept in `file`, which come by themselves where the clock is left alone. @throws UnreadableFile */
export function openHeldBack(
  file: string,
  now: () => Date,
  send: (queueArn: string, body: string) => void,
): HeldBack {
  let held: readonly Message[] = readKept(file, z.array(message)) ?? [];
  let timer: NodeJS.Timeout | undefined;
  const keep = (next: readonly Message[]) => {
    held = next.toSorted((one, other) => one.due - other.due);
    writeKept(file, held);
  };
  const release = () => {
    clearTimeout(timer);
    const at = now().getTime();
    const due = held.filter((one) => one.due <= at);
    for (const { queueArn, body } of due) send(queueArn, body);
    // Afterwards: a stack that is killed in between sends them twice, which queues do, and loses none.
    if (due.length > 0) keep(held.slice(due.length));
    const [first] = held;
    if (first === undefined) return;
    timer = setTimeout(release, Math.min(longestWait, Math.max(0, first.due - at))).unref();
  };
  release();
  return {
    hold(queueArn, body, seconds) {
      keep([...held, { queueArn, body, due: now().getTime() + seconds * 1000 }]);
      release();
    },
    release,
    next: () => (held[0] === undefined ? undefined : new Date(held[0].due)),
    stop: () => clearTimeout(timer),
  };
}
