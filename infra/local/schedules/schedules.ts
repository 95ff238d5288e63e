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
  stop(): void;
}

/** Starts the schedules; `invoke` gets the function's name. */
export function startSchedules(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
  invoke: (functionName: string, event: unknown) => Promise<unknown>,
): Schedules {
  const schedules = new Map(
    resourcesOf(assembly, "AWS::Scheduler::Schedule").map(([id, resource]) => {
      const schedule = properties.parse(resolve(resource.Properties));
      const fire = async () => {
        const input: unknown = schedule.Target.Input === undefined ? {} : JSON.parse(schedule.Target.Input);
        await invoke(schedule.Target.Arn.split(":").at(-1) ?? "", input);
      };
      return [id, { ...schedule, fire }];
    }),
  );
  const timers = [...schedules.values()]
    .filter(({ State }) => State === "ENABLED")
    .map(
      ({ ScheduleExpression, ScheduleExpressionTimezone, fire }) =>
        // A run that fails is told in the function's log; the next one catches up.
        new Cron(
          toCron(ScheduleExpression),
          { timezone: ScheduleExpressionTimezone, unref: true, catch: true },
          fire,
        ),
    );
  return {
    names: [...schedules.keys()],
    async run(name) {
      const schedule = [...schedules].find(
        ([id]) => id === name || id.toLowerCase().includes(name.toLowerCase()),
      );
      if (schedule === undefined) throw new Error(`there is no schedule ${name}`);
      await schedule[1].fire();
    },
    stop: () => {
      for (const timer of timers) timer.stop();
    },
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
