import { beforeAll, expect, it } from "vitest";
import { civilStatusOf } from "../../../demo/civil-status.ts";
import { route as one } from "../../../functions/enrolment/read-file.ts";
import { route as several } from "../../../functions/enrolment/read-files.ts";
import { createFile, saveFile } from "../../../shared/store/files.ts";
import { listReadings } from "../../../shared/store/readings.ts";
import { commit } from "../../../shared/store/transaction.ts";
import { callRoute } from "../../support/call-route.ts";
import { fileIn, registeredEnrolment, testId } from "../../support/files.ts";
import { useTable } from "../../support/table.ts";

useTable();

const [centreId, companyId, self] = ["ctr_a_centre", "cmp_a_company", "a-person"];
const candidate = { personId: self, civilStatus: civilStatusOf("Amina", "Exemple"), email: "a@example.org" };
const followed = { ...fileIn("admissible"), id: testId("file", 1), candidate, centreId };
/** By training, of the same person and address. */
const training = {
  ...registeredEnrolment(testId("file", 2), "2027-01-04"),
  ...{ candidate, companyId, centreId, certification: "CMC" as const },
};
const elsewhere = {
  ...fileIn("admissible"),
  id: testId("file", 3),
  candidate: { ...candidate, personId: testId("prs", 3) },
  certification: "CMC" as const,
};
const none = testId("file", 9);

const at = (entry: string) => new URL(`../../../functions/enrolment/${entry}.ts`, import.meta.url).pathname;
type As = Parameters<typeof callRoute>[2]["as"];
const read = (ids: string[], as: As, headers: Record<string, string> = {}) =>
  callRoute(at("read-files"), several, { query: { ids: ids.join() }, headers, ...(as && { as }) });
const readOne = (fileId: string, as: As, headers: Record<string, string> = {}) =>
  callRoute(at("read-file"), one, { path: { fileId }, headers, ...(as && { as }) });

beforeAll(async () => {
  for (const file of [followed, training, elsewhere]) await commit(createFile(file));
});

it.each([
  ["a centre", { partyId: centreId }, [followed.id, training.id]],
  ["a company", { partyId: companyId }, [training.id]],
  ["a candidate", "self", [followed.id, training.id]],
  ["OEMM", { partyId: "oemm" }, [followed.id, training.id, elsewhere.id]],
  ["a member of juries", { partyId: "jur_a_member" }, []],
] as const)("%s reads several files as each is read alone, with its tag", async (_, as, seen) => {
  const asked = [none, training.id, elsewhere.id, followed.id, training.id];
  const { body, statusCode, headers } = await read(asked, as);
  expect(statusCode).toBe(200);
  expect(body.items.map(({ file }: { file: { id: string } }) => file.id).sort()).toEqual([...seen].sort());
  // What is another's can't be told from what never was.
  expect(body.absent).toEqual([...new Set(asked)].filter((id) => !seen.some((one) => one === id)));
  for (const { file, etag } of body.items) {
    const alone = await readOne(file.id, as);
    expect(file).toEqual(alone.body);
    expect(etag).toBe(alone.headers["etag"]);
    expect((await readOne(file.id, as, { "if-none-match": etag })).statusCode).toBe(304);
  }
  expect((await read(asked, as, { "if-none-match": headers["etag"] ?? "" })).statusCode).toBe(304);
});

it("R-RGPD-3: records a reading of each file that is given to another than its owner", async () => {
  const readings = async (id: string) =>
    (await listReadings({ kind: "file", id }, 100, undefined)).entries.length;
  const before = await readings(training.id);
  await read([training.id, followed.id], "self");
  expect(await readings(training.id)).toBe(before);
  await read([training.id, elsewhere.id], { partyId: companyId });
  expect(await readings(training.id)).toBe(before + 1);
  const [last] = (await listReadings({ kind: "file", id: training.id }, 1, undefined)).entries;
  expect(last?.data).toEqual({ what: "file" });
});

it("refuses more than 25, none, and what is no identifier", async () => {
  const many = Array.from({ length: 26 }, (_, n) => testId("file", n));
  for (const ids of [many, ["file_1"], []]) {
    const { statusCode, body } = await read(ids, "self");
    expect(statusCode).toBe(400);
    expect(body.errors[0].in).toBe("query");
  }
});

it("gives as many as one answer has room for, and names those that are left", async () => {
  const long = "é".repeat(150_000);
  const ids = [21, 22, 23, 24, 25].map((n) => testId("file", n));
  for (const [n, id] of ids.entries()) {
    const file = {
      ...followed,
      id,
      candidate: { ...candidate, personId: testId("prs", 20 + n) },
    };
    await commit(createFile(file));
    for (const domainCode of ["CMI-1", "CMI-2", "CMI-3", "CMI-4", "CMI-5"])
      await commit(
        saveFile({ ...file, version: 1 }, file, {
          answer: {
            domainCode,
            version: 1,
            updatedAt: "2027-01-05T09:00:00Z",
            experience: long,
            examples: [],
          },
        }).filter((write) => "put" in write && write.put.sk.startsWith("ANSWER")),
      );
  }
  const { statusCode, body } = await read(ids, { partyId: centreId });
  expect(statusCode).toBe(200);
  expect(body.items.length).toBeGreaterThan(1);
  expect(body.left.length).toBeGreaterThan(0);
  const given = body.items.map(({ file }: { file: { id: string } }) => file.id);
  expect([...given, ...body.left]).toEqual(ids);
});
