import * as z from "zod";
import type { Policy } from "../policy/policy.ts";
import { type CertificationCode, certificationCode } from "../referential/certification.ts";
import { addDays, type CivilDate, civilDate, daysBetween } from "../time/civil-date.ts";
import type { Duration } from "../time/period.ts";
import { type Approval, type CentreService, centreService } from "./approval.ts";

/** R-CTR-3: how long before its end an approval is said to be ending: from the first reminder (R-DATE-2). */
export function endingPeriod({ usual }: Policy["reminderDays"]): Duration<"day"> {
  return { count: Math.max(...usual), unit: "day" };
}

/** Where a centre stands for a certification and a service: `none` when no approval has ever begun. */
export const standing = z.enum(["in-force", "ending", "ended", "none"]);

/** A centre's standing for one certification and one service. */
export const approvalStanding = z.strictObject({
  certification: certificationCode,
  service: centreService,
  standing,
  /** The last day that its approvals cover without a gap; absent when none has begun. */
  lastDay: civilDate.optional(),
});
/** A standing, see {@link approvalStanding}. */
export type ApprovalStanding = z.infer<typeof approvalStanding>;

/** What a standing is about. */
interface About {
  certification: CertificationCode;
  service: CentreService;
}

/** R-CTR-1, R-CTR-3: where a centre stands for a certification and a service on a day. */
export function standingOf(
  approvals: readonly Approval[],
  about: About,
  ending: Duration<"day">,
  today: CivilDate,
): ApprovalStanding {
  const { certification, service } = about;
  const held = approvals
    .filter((approval) => approval.certification === certification && approval.service === service)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let lastDay: CivilDate | undefined;
  for (const { from, until } of held) {
    // An approval to come counts only where it follows without a gap.
    const follows = lastDay !== undefined && from <= addDays(lastDay, 1);
    if ((from <= today || follows) && (lastDay === undefined || until > lastDay)) lastDay = until;
  }
  if (lastDay === undefined) return { certification, service, standing: "none" };
  const left = daysBetween(today, lastDay);
  return {
    certification,
    service,
    standing: left < 0 ? "ended" : left <= ending.count ? "ending" : "in-force",
    lastDay,
  };
}

/** A centre's standings for everything that it was ever approved for, or is to be. */
export function standingsOf(
  approvals: readonly Approval[],
  ending: Duration<"day">,
  today: CivilDate,
): ApprovalStanding[] {
  const known = new Map(
    approvals.map(({ certification, service }) => [
      `${certification} ${service}`,
      { certification, service },
    ]),
  );
  return [...known.values()].map((about) => standingOf(approvals, about, ending, today));
}
