import type * as z from "zod";
import type { Actor } from "../../shared/domain/access/actor.ts";
import { mayRead } from "../../shared/domain/access/fields.ts";
import type { FileRelation } from "../../shared/domain/access/relations.ts";
import { accountOfEmail } from "../../shared/domain/enrolment/candidate.ts";
import type { TrainingFile } from "../../shared/domain/training/file.ts";
import { parseBlock } from "../../shared/store/blocked-addresses.ts";
import type { WholeFile } from "../../shared/store/files.ts";
import { parseHoldings } from "../../shared/store/holdings.ts";
import { blockedAddressKey, holdingsKey } from "../../shared/store/keys.ts";
import type { Beside } from "../../shared/store/read-ahead.ts";
import { readEach } from "../../shared/store/table.ts";
import { type fileView, toFileView, withAddressFault, withValidation } from "../../shared/views/file-view.ts";

/** A file that its reader may see, and what they are to it. */
export interface ReadFile {
  contents: WholeFile;
  relation: FileRelation;
}

/**
 * Files as one reader sees them today, each with what its candidate holds and what depends on its centres. One round trip, or
 * none.
 */
export async function shownFiles(
  read: readonly ReadFile[],
  actor: Actor,
  today: string,
  beside: Beside = { read: readEach },
): Promise<z.input<typeof fileView>[]> {
  // A jury reads the domains to present in its session.
  const whole = read.filter(({ relation }) => mayRead(relation, "holdings"));
  const trainings = whole.flatMap(({ contents: { file } }) => (file.path === "training" ? [file] : []));
  const [items, withApprovals] = await Promise.all([
    beside.read(
      whole.flatMap(({ contents: { file } }) => [
        holdingsKey(file.candidate.personId, file.certification),
        blockedAddressKey(accountOfEmail(file.candidate.email)),
      ]),
    ),
    trainings.length > 0 ? approvalsOf(trainings, today) : undefined,
  ]);
  return read.map(({ contents, relation }) => {
    const { file } = contents;
    const place = whole.findIndex((one) => one.contents === contents);
    if (place < 0) return toFileView(contents, relation);
    const [holdings, blocked] = items.slice(2 * place);
    const validated = withValidation(contents, relation, actor.account, parseHoldings(holdings, file), today);
    const view = withAddressFault(validated, relation, parseBlock(blocked));
    return file.path === "training" && withApprovals ? withApprovals(view, file) : view;
  });
}

/** Loaded when a training is read: no other file depends on approvals from day to day. */
async function approvalsOf(files: readonly TrainingFile[], today: string) {
  const { approvalsInQuestion } = await import("./approvals-in-question.ts");
  return approvalsInQuestion(files, today);
}
