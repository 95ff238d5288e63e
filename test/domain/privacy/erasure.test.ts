import { describe, expect, it } from "vitest";
import { toRegister, withoutCandidate } from "../../../shared/domain/privacy/erasure.ts";
import type { DecisionSheet } from "../../../shared/domain/validation/decision-sheet.ts";
import { fileIn, noon, testId, today } from "../../support/files.ts";
import { files, opened } from "../../support/jury-sessions.ts";

describe("R-RGPD-2: a session of which one candidate's file is erased", () => {
  const session = opened();
  const [one, other] = session.slots;
  const decided = {
    kind: "decided" as const,
    domains: { "CMI-1": "acquired" as const },
    recommendation: "…",
  };
  const outcomes = [decided, decided];
  const signed = {
    ...session,
    slots: session.slots.map((slot, index) => ({ ...slot, outcome: outcomes[index] ?? decided })),
  };
  const erase = () => withoutCandidate(signed, files[0]?.id ?? "");

  it("tells no more whose it was, nor what the jury recommended to them", () => {
    const [slot] = erase().slots;
    expect(slot).toEqual({
      ...one,
      candidate: { personId: "erased", civilStatus: { firstNames: "Dossier effacé" }, email: "" },
      outcome: { kind: "decided", domains: { "CMI-1": "acquired" } },
    });
  });

  it("tells of the others as before", () => {
    const erased = erase();
    expect(erased.slots[1]).toEqual({ ...other, outcome: decided });
    expect({ ...erased, slots: signed.slots }).toEqual(signed);
  });

  it("tells of an absence, or of nothing that was decided, as before", () => {
    for (const outcome of [{ kind: "absent" as const }, undefined]) {
      const slots = session.slots.map(({ outcome: _, ...slot }) => ({
        ...slot,
        ...(outcome && { outcome }),
      }));
      const [slot] = withoutCandidate({ ...session, slots }, files[0]?.id ?? "").slots;
      expect([slot?.candidate.personId, slot?.outcome]).toEqual(["erased", outcome]);
    }
  });
});

describe("R-RGPD-2: the register", () => {
  it("keeps whose a decision is and what it says of each domain, and nothing else", () => {
    const { candidate } = fileIn("scheduled");
    const kept = {
      id: testId("sheet", 1),
      number: "FD-1",
      fileId: testId("file", 1),
      certification: "CMI" as const,
      referentialVersion: "2013-01",
      sessionId: testId("ses", 1),
      decidedOn: today,
      results: [{ domainCode: "CMI-1", result: "acquired" as const }],
      validation: "partial" as const,
      signedAt: noon,
    };
    const sheet: DecisionSheet = {
      ...kept,
      candidate: { ...candidate, phone: "+33600000000" },
      recommendation: "…",
      chair: { memberId: "jur_exemple", name: "Camille Exemple" },
      acquiredBefore: {},
      validity: "permanent",
    };
    const { personId, civilStatus } = candidate;
    expect(toRegister(sheet)).toEqual({ ...kept, candidate: { personId, civilStatus } });
  });
});
