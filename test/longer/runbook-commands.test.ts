import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recordOutput } from "../../infra/edge/dns-records.ts";
import { runs } from "../../infra/operator/run-again.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { playCommand } from "../support/operator-command.ts";
import { stageOn } from "../support/stage.ts";

const stack = useLocalStack();
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cqp-runbooks-"));
  // Something that was done, which runs look at.
  await stageOn(stack()).people.oemm.call("GET", "/me");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(Object.keys(runs))(
  "npm run rerun -- --run %s plays it to its end, twice as well as once",
  async (run) => {
    for (const _ of [1, 2])
      expect(await playCommand(stack(), "rerun", "--run", run)).toBe(`Le traitement ${run} est terminé.\n`);
    await stack().settled();
  },
);

it("npm run rerun -- --run deadlines --from a day reads the days since again", async () => {
  const { oemm } = stageOn(stack()).people;
  const days = async () => (await oemm.call("GET", "/deadline-runs")).items.length;
  const before = await days();
  const told = await playCommand(stack(), "rerun", "--run", "deadlines", "--from", "2026-01-05");
  expect(told).toBe("Le traitement deadlines est terminé.\n");
  expect(await days()).toBeGreaterThanOrEqual(before);
  const wrong = playCommand(stack(), "rerun", "--run", "deadlines", "--from", "yesterday");
  await expect(wrong).rejects.toMatchObject({ code: 2 });
  await expect(playCommand(stack(), "rerun", "--run", "of-no-name")).rejects.toMatchObject({ code: 2 });
});

it("npm run dns-records tells what a deployment gave, as a zone has it", async () => {
  const outputs = join(folder, "outputs.json");
  const of = (record: string, n: number) => [`${recordOutput}${n}`, record];
  const records = [
    "portail.essai-mutualite.fr CNAME d1.cloudfront.net",
    '_dmarc.essai-mutualite.fr TXT "v=DMARC1; p=quarantine"',
  ];
  await writeFile(
    outputs,
    JSON.stringify({ Cqp: { ...Object.fromEntries(records.map(of)), TableName: "of no record" } }),
  );
  const command = ["infra/operator/dns-records.ts", "--outputs", outputs];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  expect(
    stdout
      .trim()
      .split("\n")
      .map((line) => line.split(/\s+/)),
  ).toEqual([
    ["portail.essai-mutualite.fr.", "3600", "IN", "CNAME", "d1.cloudfront.net."],
    ["_dmarc.essai-mutualite.fr.", "3600", "IN", "TXT", '"v=DMARC1;', 'p=quarantine"'],
  ]);
});
