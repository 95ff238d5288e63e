import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileWithdrawn } from "../../../events/enrolment.ts";
import { systemActor } from "../../../shared/domain/access/actor.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { recordFacts } from "../../../shared/store/facts.ts";
import { noon, testId } from "../../support/files.ts";

const root = join(import.meta.dirname, "../../..");
const files = globSync("{shared,functions,infra}/**/*.ts", { cwd: root });
const naming = (pattern: RegExp) =>
  files.filter((file) => pattern.test(readFileSync(join(root, file), "utf8"))).sort();

/** Roles let functions put under histories, which IAM can't tell from writing over: this is what keeps them from it. */
describe("R-RGPD-3: one writer of histories", () => {
  it("knows the keys of entries, and the command that split those of before, the writer", () => {
    // Where keys are made, the page of access patterns, and the store of facts.
    expect(naming(/\bfactKey\b/)).toEqual([
      "shared/store/access-patterns.ts",
      "shared/store/facts.ts",
      "shared/store/keys.ts",
    ]);
    expect(naming(/\bputEntry\b/)).toEqual([
      "infra/operator/split-facts.ts",
      "shared/store/chronicle.ts",
      "shared/store/facts.ts",
    ]);
    expect(naming(/\bfactEntity\.item\b|"fact",\s*version/)).toEqual([]);
  });

  it("puts entries where there are none", () => {
    const by = { actor: { ...systemActor, name: "Camille Exemple" }, at: noon, runtime: systemRuntime };
    const writes = recordFacts([fileWithdrawn.of(testId("file", 1), {})], by);
    expect(writes.map((write) => "put" in write && write.when)).toEqual(["absent", "absent"]);
  });
});
