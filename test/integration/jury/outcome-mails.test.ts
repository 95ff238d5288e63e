import { SESClient } from "@aws-sdk/client-ses";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Fact, NewFact } from "../../../events/fact.ts";
import {
  absenceAnswered,
  absenceCorrected,
  absenceRecorded,
  candidateAdjourned,
} from "../../../events/jury.ts";
import { deliverMail } from "../../../functions/mail/deliver-mail.ts";
import { systemActor } from "../../../shared/domain/access/actor.ts";
import type { JurySession, Slot } from "../../../shared/domain/jury/session.ts";
import { withSlot } from "../../../shared/domain/jury/sitting.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { loadFact, recordFacts } from "../../../shared/store/facts.ts";
import { createFile } from "../../../shared/store/files.ts";
import { loadMail } from "../../../shared/store/mails.ts";
import { createSession } from "../../../shared/store/sessions.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { fileIn } from "../../support/files.ts";
import { convened, opened } from "../../support/jury-sessions.ts";
import { useTable } from "../../support/table.ts";

useTable();

const settings = {
  MAIL_FROM: "certifications@expediteur.example.org",
  MAIL_CONTACT: "oemm@example.org",
  PORTAL_URL: "https://portail.example.org",
  MAIL_CONFIGURATION_SET: "mails",
};
beforeAll(() => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  vi.spyOn(SESClient.prototype, "send").mockImplementation(async () => ({ MessageId: "ses" }));
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const adjourned = { outcome: { kind: "adjourned" as const } };
const absent = { outcome: { kind: "absent" as const } };
const decided = { outcome: { kind: "decided" as const, domains: {} } };

/** What becomes of the mail of a fact about a candidate whose session and file stand so when it leaves. */
async function stateOf(
  says: (fileId: string, ref: { sessionId: string; date: string }) => NewFact,
  held: { session?: JurySession; slot?: Partial<Slot>; file?: "submitted" | "withdrawn" },
): Promise<string | undefined> {
  const [fileId, sessionId] = [systemRuntime.newId("file"), systemRuntime.newId("ses")];
  const { session = opened(), slot = {}, file = "submitted" } = held;
  const [first] = session.slots;
  const own = { ...session, id: sessionId, slots: first === undefined ? [] : [{ ...first, fileId }] };
  const after = withSlot(own as JurySession, fileId, (one) => ({ ...one, ...slot }));
  const personId = systemRuntime.newId("prs");
  const { sessionId: _, ...kept } = fileIn(file, { id: fileId });
  const fact = says(fileId, { sessionId, date: session.date });
  const [id, at] = [systemRuntime.newUlid(), systemRuntime.now()];
  const runtime = { ...systemRuntime, newUlid: () => id };
  await commit([
    ...createFile({ ...kept, candidate: { ...kept.candidate, personId } } as Parameters<
      typeof createFile
    >[0]),
    ...createSession(after),
    ...recordFacts([fact], { actor: systemActor, at, runtime }),
  ]);
  const recorded = (await loadFact(fact.about, id)) as Fact;
  await deliverMail(recorded);
  return (await loadMail(fact.about, id))?.mail.state;
}

it("R-DAY-4: an adjournment is told while the candidate waits, and not once the jury decided after all", async () => {
  const says: Parameters<typeof stateOf>[0] = (id, ref) =>
    candidateAdjourned.of(id, { ...ref, appeared: true });
  expect(await stateOf(says, { slot: adjourned })).toBe("sent");
  expect(await stateOf(says, { slot: decided })).toBe("superseded");
  expect(await stateOf(says, { slot: adjourned, file: "withdrawn" })).toBe("superseded");
});

it("R-DAY-4: an answer to who can't come is told while it is so", async () => {
  const says: Parameters<typeof stateOf>[0] = (id, ref) =>
    absenceAnswered.of(id, { ...ref, outcome: "kept" });
  expect(await stateOf(says, { session: convened() })).toBe("sent");
  const moved: Parameters<typeof stateOf>[0] = (id, ref) =>
    absenceAnswered.of(id, { ...ref, date: "2027-01-01", outcome: "kept" });
  expect(await stateOf(moved, { session: convened() })).toBe("superseded");
});

it("R-DAY-4: an absence, and its correction, are told while they are so", async () => {
  const recorded: Parameters<typeof stateOf>[0] = (id, ref) =>
    absenceRecorded.of(id, { ...ref, kind: "absent" });
  expect(await stateOf(recorded, { slot: absent })).toBe("sent");
  expect(await stateOf(recorded, { slot: adjourned })).toBe("superseded");
  const corrected: Parameters<typeof stateOf>[0] = (id, ref) =>
    absenceCorrected.of(id, { ...ref, becomes: "waiting", motive: "Erreur" });
  expect(await stateOf(corrected, { slot: adjourned })).toBe("sent");
  expect(await stateOf(corrected, { slot: decided })).toBe("superseded");
});
