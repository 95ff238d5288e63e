import { describe, expect, it } from "vitest";
import { factCatalogue } from "../../../events/catalogue.ts";
import { readFact } from "../../../events/fact.ts";
import { ordersOf, printingFacts } from "../../../functions/documents/print-orders.ts";
import { testId } from "../../support/files.ts";

describe("a document is ordered", () => {
  it.each(printingFacts.map(({ type }) => type))(
    "on %s as the bus carries it, without its details",
    (type) => {
      const contract = factCatalogue.get(type);
      if (contract === undefined) throw new Error(`no fact ${type}`);
      const subject = testId(contract.about === "session" ? "ses" : "file", 1);
      const { data, version } = contract.of(subject, contract.example as never);
      const fact = readFact({
        id: testId("file", 2).slice("file_".length),
        type,
        version,
        at: "2027-07-02T10:00:00.000Z",
        actor: { subject: "s", role: "system", name: "Système" },
        about: { kind: contract.about, id: subject },
        data,
      });
      expect(() => ordersOf(fact)).not.toThrow();
    },
  );
});
