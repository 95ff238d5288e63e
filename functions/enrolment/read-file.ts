import * as z from "zod";
import { mayRead } from "../../shared/domain/access/fields.ts";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import { fileId } from "../../shared/domain/ids.ts";
import type { TrainingFile } from "../../shared/domain/training/file.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { parseBlock } from "../../shared/store/blocked-addresses.ts";
import { parseHoldings } from "../../shared/store/holdings.ts";
import { blockedAddressKey, holdingsKey } from "../../shared/store/keys.ts";
import { readEach } from "../../shared/store/table.ts";
import { fileView, toFileView, withAddressFault, withValidation } from "../../shared/views/file-view.ts";

/** A file with everything in it, for those who may see it. */
export const route = defineRoute({
  method: "GET",
  path: "/files/{fileId}",
  summary: "Lire un dossier complet",
  tag: "files",
  params: z.strictObject({ fileId }),
  reply: fileView,
  reading: "file",
  needs: { table: { reads: ["ADDRESS", "CANDIDATE", "CENTRE"] } },
});

export const handler = serve(route, async ({ contents, relation, actor, today }) => {
  const { file } = contents;
  // A jury reads the domains to present in its session.
  if (!mayRead(relation, "holdings")) return { reply: toFileView(contents, relation), version: file.version };
  const [[holdings, blocked], withApprovals] = await Promise.all([
    readEach([
      holdingsKey(file.candidate.personId, file.certification),
      blockedAddressKey(accountOfEmail(file.candidate.email)),
    ]),
    file.path === "training" ? approvalsOf(file, today) : undefined,
  ]);
  const validated = withValidation(contents, relation, actor.account, parseHoldings(holdings, file), today);
  const view = withAddressFault(validated, relation, parseBlock(blocked));
  return { reply: withApprovals?.(view) ?? view, version: file.version };
});

/** Loaded when a training is read: no other file depends on approvals from day to day. */
async function approvalsOf(file: TrainingFile, today: string) {
  const { approvalsInQuestion } = await import("./approvals-in-question.ts");
  return approvalsInQuestion(file, today);
}
