import { centreMerged } from "../../events/centre.ts";
import { companyMerged } from "../../events/company.ts";
import { fileFollowsMerger } from "../../events/concerned.ts";
import { type Fact, type NewFact, readFact } from "../../events/fact.ts";
import {
  fileAfterMerger,
  heldAfterMerger,
  type Merger,
  memberAfterMerger,
  staffAfterMerger,
} from "../../shared/domain/people/merger.ts";
import { kindOfParty } from "../../shared/domain/people/party.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { consumeQueue } from "../../shared/messaging/consume-queue.ts";
import { defineTrigger } from "../../shared/messaging/trigger.ts";
import { systemRuntime } from "../../shared/runtime/system-runtime.ts";
import { everyEntry } from "../../shared/store/every-entry.ts";
import {
  enrolmentGuardEntity,
  type FileList,
  listFiles,
  loadFile,
  saveFile,
} from "../../shared/store/files.ts";
import { giveDeadlines } from "../../shared/store/given-deadlines.ts";
import { loadHoldingsOf, saveHoldings } from "../../shared/store/holdings.ts";
import { listMembers, loadMember, saveMember } from "../../shared/store/members.ts";
import { loadMembership } from "../../shared/store/memberships.ts";
import { loadStaff, saveStaff } from "../../shared/store/staff.ts";
import type { Write } from "../../shared/store/transaction.ts";
import { openConflictTasks } from "../jury/conflict-tasks.ts";
import { sessionsOfMember, sessionsOfStaff } from "../jury/sessions-concerned.ts";

/**
 * R-PER-8: brings files of every state, people and employers of jury members from a merged company or centre to the other
 * one: a transaction for each, which first looks whether it is done, so that it is taken up where it was interrupted.
 */
export const trigger = defineTrigger({
  name: "people/follow-merger",
  kind: "facts",
  purpose: "Brings what a merged company or centre had to the other one",
  facts: [companyMerged, centreMerged],
  batchSize: 1,
  maxDeliveries: 8,
  timeoutSeconds: 300,
  needs: {
    table: {
      reads: ["ACCOUNT", "CANDIDATE", "FILE", "MEMBER", "PEOPLE", "PERSON", "REFERENTIAL", "SESSION", "TASK"],
      lists: ["gsi2 CENTRE", "gsi2 COMPANY", "gsi2 EMPLOYEES", "gsi3 MEMBERS"],
      writes: ["ACCOUNT", "CANDIDATE", "COMPANY", "FILE", "MEMBER", "PEOPLE", "TASK"],
      deletes: ["ACCOUNT", "COMPANY", "FILE"],
    },
  },
});

/** Entries of a page of files or of jury members. */
const page = 25;

export const handler = consumeQueue(async (detail) => {
  const fact = readFact(detail);
  const definition = fact.type === companyMerged.type ? companyMerged : centreMerged;
  const merger: Merger = definition.read(fact);
  // The fact is in both histories: it is followed once.
  if (fact.about.id !== merger.mergedId) return;
  const step = stepOf(fact);
  const { mergedId, intoId } = merger;
  const { mergedId: companyId, mergedId: centreId } = merger;
  const ofCompany = kindOfParty(merger.mergedId) === "company";
  const lists: FileList[] = ofCompany
    ? [
        { of: "company", companyId },
        { of: "employer", companyId },
      ]
    : [{ of: "centre", centreId }];
  for (const list of lists)
    for await (const { id } of everyEntry((cursor) => listFiles(list, page, cursor)))
      await step(() => giveFile(id, merger), [fileFollowsMerger.of(id, { mergedId, intoId })]);
  for (const { id } of (await loadStaff(merger.mergedId)).people) await step(() => giveStaff(id, merger));
  if (!ofCompany) return;
  for await (const { id } of everyEntry((cursor) => listMembers(page, cursor)))
    await step(() => giveMember(id, merger));
  for (const sessionId of await sessionsOfCompany(merger.intoId))
    await step(() => openConflictTasks(sessionId, systemRuntime.now()));
});

/** R-JURY-5: the sessions to come of members whom a company employs, or who act for it. */
async function sessionsOfCompany(companyId: string): Promise<Set<string>> {
  const sessions: string[] = [];
  for await (const member of everyEntry((cursor) => listMembers(page, cursor)))
    if (member.companyId === companyId) sessions.push(...(await sessionsOfMember(member.id)));
  for (const { id } of (await loadStaff(companyId)).people)
    sessions.push(...(await sessionsOfStaff(companyId, id)));
  return new Set(sessions);
}

function stepOf({ actor }: Fact) {
  return (decide: () => Promise<Write[]>, told: readonly NewFact[] = []) =>
    commitAsSystem(
      async () => {
        const writes = await decide();
        return { writes, facts: writes.length === 0 ? [] : told };
      },
      systemRuntime,
      actor,
    );
}

async function giveFile(fileId: string, merger: Merger): Promise<Write[]> {
  const contents = await loadFile(fileId);
  if (contents === undefined) return [];
  const { file, deadlines } = contents;
  const after = fileAfterMerger(file, merger);
  if (after === file) return [];
  const held = await loadHoldingsOf(file);
  const given = heldAfterMerger(held, merger);
  return [
    ...(given === held ? [] : [saveHoldings(given)]),
    // Both may have enrolled one employee, who has accepted one of them at most: the guard is then of either.
    ...saveFile(file, after).map(
      (write): Write =>
        "put" in write && enrolmentGuardEntity.holds(write.put) ? { ...write, when: "any" } : write,
    ),
    ...giveDeadlines(deadlines, merger.mergedId, merger.intoId),
  ];
}

async function giveStaff(staffId: string, merger: Merger): Promise<Write[]> {
  const [from, to] = await Promise.all([loadStaff(merger.mergedId), loadStaff(merger.intoId)]);
  const one = from.people.find(({ id }) => id === staffId);
  if (one?.active !== true) return [];
  const left = await loadMembership(one.account, merger.mergedId);
  const leaving = saveStaff(from, { ...one, active: false, version: one.version + 1 }, left);
  const given = staffAfterMerger(one, to.people, merger);
  if (given === undefined) return leaving;
  const held = await loadMembership(one.account, merger.intoId);
  return [...leaving, ...saveStaff(to, given, held, left?.acceptedBy)];
}

async function giveMember(memberId: string, merger: Merger): Promise<Write[]> {
  const member = await loadMember(memberId);
  const after = member === undefined ? undefined : memberAfterMerger(member, merger);
  return after === undefined || after === member ? [] : [saveMember(member, after)];
}
