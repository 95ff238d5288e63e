import * as z from "zod";
import { type ExtraTime, extraTime, extraTimeMotive } from "../domain/jury/extra-time.ts";
import { extraTimeAnswer, mayAskExtraTime } from "../domain/jury/extra-time-request.ts";
import type { TaskOf } from "../domain/tasks/task.ts";
import { instant } from "../domain/time/civil-date.ts";

/** R-DAY-3: the extra time of a candidate before juries, as they and OEMM read it. */
export const extraTimeView = z
  .strictObject({
    mayAsk: z.boolean(),
    granted: extraTime.optional(),
    request: z
      .strictObject({
        askedAt: instant,
        motive: extraTimeMotive,
        answer: extraTimeAnswer.optional(),
        answeredAt: instant.optional(),
      })
      .optional(),
  })
  .meta({ id: "ExtraTime", description: "Temps supplémentaire devant le jury, demandé ou accordé" });

/** What is granted and asked; not who of OEMM answered, nor the motive of the grant. */
export function toExtraTimeView(given: {
  underWay: boolean;
  granted: ExtraTime | undefined;
  request: TaskOf<"extra-time-asked"> | undefined;
}): z.input<typeof extraTimeView> {
  const { underWay, granted, request } = given;
  return {
    mayAsk: mayAskExtraTime({ underWay, granted, waits: request?.state === "open" }),
    ...(granted === undefined ? {} : { granted }),
    ...(request === undefined
      ? {}
      : {
          request: {
            askedAt: request.openedAt,
            motive: request.motive,
            answer: request.answer,
            answeredAt: request.completed?.at,
          },
        }),
  };
}
