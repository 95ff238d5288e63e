import { Cron } from "croner";
import * as z from "zod";
import { type Assembly, resourcesOf } from "../template/assembly.ts";

const properties = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default("UTC"),
  State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  Target: z.object({ Arn: z.string(), Input: z.string().optional() }),
});

/** The schedules of a template. */
export interface Schedules {
  names: string[];
  /** Fires one now, as its time would. */
  run(name: string): Promise<void>;
  /** The first time after an instant at which something is to run, and what. */
  next(after: Date): { at: Date; names: string[] } | undefined;
  /** Lets nothing fire by itself until what it gives is called. */
  pause(): () => void;
  stop(): void;
}

/** The longest that a timer waits before it looks at the clock again: the clock may have been moved. */
const longestWait = 60_000;

/** Starts the schedules by the stack's clock; `invoke` gets the function's name. */
export function startSchedules(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
  invoke: (functionName: string, event: unknown) => Promise<unknown>,
  now: () => Date,
): Schedules {
  const schedules = new Map(
    resourcesOf(assembly, "AWS::Scheduler::Schedule").map(([id, resource]) => {
      const schedule = properties.parse(resolve(resource.Properties));
      const times = new Cron(toCron(schedule.ScheduleExpression), {
        timezone: schedule.ScheduleExpressionTimezone,
        paused: true,
      });
      const fire = async () => {
        const input: unknown = schedule.Target.Input === undefined ? {} : JSON.parse(schedule.Target.Input);
        await invoke(schedule.Target.Arn.split(":").at(-1) ?? "", input);
      };
      return [id, { enabled: schedule.State === "ENABLED", times, fire }];
    }),
  );
  const next = (after: Date) => {
    const due = [...schedules].flatMap(([name, { enabled, times }]) => {
      const at = enabled ? times.nextRun(after) : null;
      return at === null ? [] : [{ name, at }];
    });
    const at = due.map((run) => run.at).sort((a, b) => a.getTime() - b.getTime())[0];
    return (
      at && { at, names: due.filter((run) => run.at.getTime() === at.getTime()).map(({ name }) => name) }
    );
  };

  let timer: NodeJS.Timeout | undefined;
  const wake = (seen: Date) => {
    const coming = next(seen);
    if (coming === undefined) return;
    const wait = Math.min(longestWait, Math.max(0, coming.at.getTime() - now().getTime()));
    timer = setTimeout(() => {
      const due = coming.at <= now();
      // A run that fails is told in the function's log; the next one catches up.
      if (due)
        for (const name of coming.names)
          void schedules
            .get(name)
            ?.fire()
            .catch(() => undefined);
      wake(due ? coming.at : seen);
    }, wait);
    timer.unref();
  };
  wake(now());
  const stop = () => clearTimeout(timer);
  return {
    names: [...schedules.keys()],
    async run(name) {
      const schedule = [...schedules].find(
        ([id]) => id === name || id.toLowerCase().includes(name.toLowerCase()),
      );
      if (schedule === undefined) throw new Error(`there is no schedule ${name}`);
      await schedule[1].fire();
    },
    next,
    pause: () => {
      stop();
      return () => wake(now());
    },
    stop,
  };
}

/** AWS's expressions (`cron(15 5 * * ? *)`, `rate(1 hour)`) as cron patterns: minutes to years, `?` is any day. */
export function toCron(expression: string): string {
  const [, kind, content] = /^(cron|rate)\((.*)\)$/.exec(expression) ?? [];
  if (kind === "cron" && content !== undefined) {
    const [minute, hour, day, month, weekday, year] = content.trim().split(/\s+/);
    const any = (field: string | undefined) => (field === undefined || field === "?" ? "*" : field);
    return `0 ${any(minute)} ${any(hour)} ${any(day)} ${any(month)} ${any(weekday)} ${any(year)}`;
  }
  const [, count, unit] = /^(\d+) (minute|hour|day)s?$/.exec(content ?? "") ?? [];
  if (unit === "minute") return `0 */${count} * * * *`;
  if (unit === "hour") return `0 0 */${count} * * *`;
  if (unit === "day") return `0 0 0 */${count} * *`;
  throw new Error(`the local stack can't read the schedule ${expression}`);
}
