import * as z from "zod";
import { rectificationOutcome } from "../domain/tasks/rectification-outcome.ts";
import { instant } from "../domain/time/civil-date.ts";
import type { ListedRectification } from "../store/rectifications.ts";
import { changed, changeOf } from "./updated-at.ts";

/** R-RGPD-1: what a person asked to have rectified, as they read it. */
export const rectificationView = z
  .strictObject({
    id: z.string(),
    ...changed,
    wrong: z.string(),
    askedAt: instant,
    state: z.enum(["open", "done"]),
    answer: z.strictObject({ outcome: rectificationOutcome, reason: z.string(), at: instant }).optional(),
  })
  .meta({ id: "Rectification", description: "Demande de rectification" });

/** A request for its person: not who of OEMM answered. */
export function toRectificationView(task: ListedRectification): z.input<typeof rectificationView> {
  const { id, wrong, openedAt, state, outcome, completed } = task;
  const asked = { id, ...changeOf(task), wrong, askedAt: openedAt, state };
  if (outcome === undefined || completed === undefined) return asked;
  return { ...asked, answer: { outcome, reason: completed.note ?? "", at: completed.at } };
}
