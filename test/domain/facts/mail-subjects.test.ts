import { describe, expect, it } from "vitest";
import type { FactDefinition } from "../../../events/fact.ts";
import { mailBounced, mailResendRequested } from "../../../events/mail.ts";
import { toChange } from "../../../shared/views/change-view.ts";

const named = "Votre évaluation de Camille Exemple";
const id = "01JZ8M4Q7V2X9K3N5P6R8T0WYC";
const actor = { subject: "s", account: "s", personId: "prs_1", role: "oemm" as const, name: "Sofia Exemple" };

const facts: readonly FactDefinition[] = [mailBounced, mailResendRequested];

describe.each(facts)("R-RGPD-2: $type", (fact) => {
  it("has no subject of a mail, which may name a person", () => {
    const said = { ...fact.example, subject: named };
    const { data, details } = fact.of("file_1", said);
    expect({ ...data, ...details }).toEqual(fact.example);
  });

  it("of the first version, which had it, tells it neither in a history nor in the feed", () => {
    const first = { data: { ...fact.example, subject: named }, version: 1 };
    expect(fact.tell(first)).toEqual(fact.example);
    expect(fact.read(first)).not.toHaveProperty("subject");
    const about = { kind: "oemm" as const, id: "oemm" };
    const entry = { id, type: fact.type, at: "2027-02-02T09:00:00Z", about, by: "oemm" as const, ...first };
    const told = toChange({ fact: entry }, actor, { files: new Map(), sessions: new Map() });
    expect(told).toMatchObject({ version: 2, data: { mailId: fact.example.mailId } });
    expect(JSON.stringify(told)).not.toContain("Camille");
  });
});
