import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { accountInUse } from "../../../functions/people/account-in-use.ts";
import { openFirst } from "../../../functions/people/open-account.ts";
import { openFaults } from "../../../infra/local/faults/faults.ts";
import { systemRuntime } from "../../../shared/runtime/system-runtime.ts";
import { accountKey } from "../../../shared/store/keys.ts";
import { accountEntity, loadAccount } from "../../../shared/store/persons.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { useTable } from "../../support/table.ts";

const faults = openFaults(undefined);
useTable(faults);
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => {
  faults.play(undefined);
  vi.restoreAllMocks();
});

const tokens = [1, 2, 3, 4, 5];

it("R-PER-1: several first tokens at once are of one account, though the table conflicts and throttles", async () => {
  faults.force("conflicting write", 3);
  faults.force("throttled transaction", 3);
  faults.force("throttled table", 3);
  const opened = await Promise.all(
    tokens.map(() => openFirst("sub-first", "premiere@example.org", systemRuntime)),
  );
  expect(new Set(opened.map(({ personId }) => personId)).size).toBe(1);
  expect(await loadAccount("sub-first")).toEqual(opened[0]);
});

it("R-PER-1: an account of before accounts were listed is listed by several tokens at once", async () => {
  const before = { subject: "sub-before", personId: "prs_avant", version: 1 };
  const put = accountEntity.item({ ...accountKey(before.subject), version: 1, data: before });
  await commit([{ put, when: "absent" }]);
  const persons = await Promise.all(tokens.map(() => accountInUse(before, systemRuntime)));
  expect(persons.map(({ id }) => id)).toEqual(tokens.map(() => "prs_avant"));
  expect(await loadAccount(before.subject)).toMatchObject({ version: 2, since: expect.any(String) });
});
