import { Cron } from "croner";
import * as z from "zod";
import { type Assembly, resourcesOf } from "../template/assembly.ts";

/** What the template says of a schedule, as far as it is read here. */
export const scheduleProperties = z.object({
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
  /** The first time after an instant at which one is to run. */
  next(name: string, after: Date): Date | undefined;
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
      const schedule = scheduleProperties.parse(resolve(resource.Properties));
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
  const next = (name: string, after: Date) => {
    const schedule = schedules.get(name);
    return schedule?.enabled === true ? (schedule.times.nextRun(after) ?? undefined) : undefined;
  };

  const timers = new Map<string, NodeJS.Timeout>();
  const wake = (name: string, seen: Date) => {
    const at = next(name, seen);
    if (at === undefined) return;
    const wait = Math.min(longestWait, Math.max(0, at.getTime() - now().getTime()));
    const timer = setTimeout(() => {
      const due = at <= now();
      // A run that fails is told in the function's log; the next one catches up.
      if (due)
        void schedules
          .get(name)
          ?.fire()
          .catch(() => undefined);
      // What was missed while the clock jumped is not played, as on AWS.
      wake(name, due ? now() : seen);
    }, wait);
    timers.set(name, timer.unref());
  };
  const start = () => {
    for (const name of schedules.keys()) wake(name, now());
  };
  const stop = () => {
    for (const timer of timers.values()) clearTimeout(timer);
  };
  start();
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
      return start;
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
