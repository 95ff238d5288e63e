import * as z from "zod";
import { rectificationOutcome } from "../domain/tasks/rectification-outcome.ts";
import { instant } from "../domain/time/civil-date.ts";
import type { ListedRectification } from "../store/rectifications.ts";
import { updatedAt } from "./updated-at.ts";

/** R-RGPD-1: what a person asked to have rectified, as they read it. */
export const rectificationView = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    updatedAt,
    wrong: z.string(),
    askedAt: instant,
    state: z.enum(["open", "done"]),
    answer: z.strictObject({ outcome: rectificationOutcome, reason: z.string(), at: instant }).optional(),
  })
  .meta({ id: "Rectification", description: "Demande de rectification" });

/** A request for its person: not who of OEMM answered. */
export function toRectificationView({
  id,
  version,
  updatedAt: changedAt,
  wrong,
  openedAt,
  state,
  outcome,
  completed,
}: ListedRectification): z.input<typeof rectificationView> {
  const asked = { id, version, updatedAt: changedAt, wrong, askedAt: openedAt, state };
  if (outcome === undefined || completed === undefined) return asked;
  return { ...asked, answer: { outcome, reason: completed.note ?? "", at: completed.at } };
}
