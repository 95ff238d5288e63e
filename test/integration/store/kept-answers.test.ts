import { expect, it } from "vitest";
import { findAnswer, type KeptAnswer, keepAnswer } from "../../../shared/store/idempotency.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { useTable } from "../../support/table.ts";

useTable();

const unordered = { z: 1, a: { y: [{ b: "é", a: null }], b: false }, "10": "ten", m: 0.5 };

it.each([
  ["short", unordered],
  [
    "long",
    { ...unordered, lines: Array.from({ length: 2000 }, (_, n) => ({ row: n, fileId: `file_${n}` })) },
  ],
  ["no", undefined],
])("a repetition gets the same bytes as the first answer, which has a %s body", async (key, body) => {
  const request = { subject: "sub", routeId: "POST /files", key };
  const answer: KeptAnswer = { requestDigest: "d", status: 201, headers: { location: "/v1/x" }, body };
  await commit([keepAnswer(request, answer, 4_000_000_000)]);
  const found = await findAnswer(request);
  expect(found).toEqual(answer);
  expect(JSON.stringify(found?.body)).toBe(JSON.stringify(body));
  const again = commit([keepAnswer(request, { ...answer, body: {} }, 4_000_000_000)]);
  const { answer: kept } = (await again.catch((error: unknown) => error)) as { answer: KeptAnswer };
  expect(JSON.stringify(kept.body)).toBe(JSON.stringify(body));
});
