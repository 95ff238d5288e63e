import * as z from "zod";
import { approvalRecorded } from "../../events/centre.ts";
import { approval, approvalDecision } from "../../shared/domain/centre/approval.ts";
import { approvalDeadlines } from "../../shared/domain/deadlines/kinds/centre-approval.ts";
import type { DeadlineOf } from "../../shared/domain/deadlines/kinds.ts";
import { centreId } from "../../shared/domain/ids.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadCentre, saveApproval } from "../../shared/store/centres.ts";
import { advancedDeadline } from "../../shared/store/deadlines.ts";
import { taskKey } from "../../shared/store/keys.ts";
import { readTogether } from "../../shared/store/table.ts";
import { taskEntity } from "../../shared/store/tasks.ts";
import { closedTask } from "../tasks/closed-task.ts";
import { approvalTaskId } from "./approval-task.ts";

/** R-CTR-1: OEMM records a decision of the CPNEFP on a certification and a service. */
export const route = defineRoute({
  name: "centre/record-approval",
  method: "POST",
  path: "/centres/{centreId}/approvals",
  summary: "Enregistrer un agrément de la CPNEFP",
  tag: "centres",
  params: z.strictObject({ centreId }),
  body: approvalDecision,
  reply: approval.meta({ id: "Approval" }),
  status: 201,
  needs: { table: { reads: ["CENTRE", "TASK"], writes: ["CENTRE", "TASK"] } },
});

export const handler = serve(route, async ({ params, body, today, now }) => {
  const found = await loadCentre(params.centreId);
  if (found === undefined) throw notFound("Ce centre n’existe pas.");
  const { certification, service, from, until } = body;
  const replaced = found.approvals.find(
    (held) => held.certification === certification && held.service === service && held.from === from,
  );
  const recorded = { ...body, centreId: params.centreId, version: (replaced?.version ?? 0) + 1 };
  const approvals = [...found.approvals.filter((held) => held !== replaced), recorded];
  const moved = approvalDeadlines(approvals, found.deadlines, today);
  const deadlines = moved.map((after) =>
    advancedDeadline(
      found.deadlines.find(({ id }) => id === after.id),
      after,
    ),
  );
  // R-OEMM-5: renewed, or with another end, of which the next reminder tells.
  const settled = found.deadlines.filter(
    (one): one is DeadlineOf<"centre-approval"> =>
      one.kind === "centre-approval" &&
      one.certification === certification &&
      one.service === service &&
      one.lastDay < until,
  );
  const ids = new Set([...moved, ...settled].map(approvalTaskId));
  const tasks = await readTogether([...ids].map(taskKey));
  const closed = tasks.map((item) => closedTask(taskEntity.find(item), now));
  return {
    reply: recorded,
    location: `/centres/${params.centreId}`,
    writes: [saveApproval(recorded), ...deadlines, ...closed.flatMap(({ writes }) => writes)],
    facts: [
      approvalRecorded.of(params.centreId, { certification, service, from, until }),
      ...closed.flatMap(({ facts }) => facts),
    ],
  };
});
