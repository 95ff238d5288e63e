import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, inject, it } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { apiClient, demoToken } from "../../demo/client.ts";
import { pdf } from "../../demo/files.ts";
import { upload } from "../../demo/vae-story.ts";
import { type LocalStack, startLocalStack } from "../../infra/local/stack.ts";

/** The commands of the runbook's list, in order; each as it is typed. */
const steps = async () => {
  const page = await readFile("docs/operations/restore.md", "utf8");
  const [, byHand = ""] = page.split("## On this machine, by hand");
  const [, list = ""] = byHand.split(/```(?:sh)?\n/);
  return list
    .trim()
    .split("\n")
    .map((line) => line.replace(/\s+#.*/, ""));
};

/** A candidate who enrols and deposits a piece; gives their file. */
async function enrol({ urls }: LocalStack, email: string): Promise<string> {
  const client = apiClient(urls.api, () =>
    demoToken(urls.identity, { email, given_name: "Amina", family_name: "Exemple" }),
  );
  const { id } = await client.call("POST", "/files", {
    path: "vae",
    certification: "CRD",
    candidate: { civilStatus: civilStatusOf("Amina", "Exemple"), email },
  });
  const piece = { category: "cv", title: "CV", fileName: "cv.pdf", contentType: "application/pdf" };
  await upload(client, id, piece, await pdf("Curriculum vitae"));
  return id;
}

const statusOf = async ({ urls }: LocalStack, id: string, email: string) =>
  (
    await apiClient(urls.api, () =>
      demoToken(urls.identity, { email, given_name: "Amina", family_name: "Exemple" }),
    ).send("GET", `/files/${id}`)
  ).status;

it("a system is restored beside one at work by the list of the runbook, typed as it is written", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cqp-by-hand-"));
  const running: LocalStack[] = [];
  const start = async (dataDir: string) => {
    const ports = { api: 0, s3: 0, mail: 0, identity: 0, clock: 0 };
    const stack = await startLocalStack({ assembly: inject("assembly"), dataDir, ports });
    running.push(stack);
    return stack;
  };
  try {
    const first = await start(join(folder, "first"));
    const before = await enrol(first, "avant@candidats.example.org");
    await first.settled();
    const values: Record<string, string> = {
      ".local/operator.env": first.operatorEnvironment,
      ".restored/operator.env": join(folder, "second", "operator.env"),
      ".restored": join(folder, "second"),
    };
    let [after, told] = ["", ""];
    for (const step of await steps()) {
      const words = step.split(" ").map((word) => values[word] ?? word);
      if (step.startsWith("npm start")) {
        await start(values[".restored"] ?? "");
        continue;
      }
      expect(words.slice(0, 2), step).toEqual(["npm", "run"]);
      if (words[2] === "list-facts") values["NOW"] = "2099-01-01T00:00:00Z";
      const typed = words.slice(3).map((word) => values[word] ?? word);
      // What the shell holds of another stack is not what the command is told.
      const env = { ...process.env, AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9" };
      told = (await promisify(execFile)("npm", ["run", "-s", words[2] ?? "", ...typed], { env })).stdout;
      if (words[2] !== "restore") continue;
      const [at = ""] = /\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(told) ?? [];
      Object.assign(values, { AT: at, BEFORE: new Date(Date.parse(at) - 15 * 60_000).toISOString() });
      after = await enrol(first, "apres@candidats.example.org");
    }
    const [, second] = running;
    if (second === undefined) throw new Error("the list starts no second system");
    expect(await statusOf(second, before, "avant@candidats.example.org")).toBe(200);
    expect(await statusOf(second, after, "apres@candidats.example.org")).toBe(404);
    // What is to be done again.
    expect(told).toContain(`file.enrolled  file#${after}`);
    expect(told).not.toContain(before);
    await second.settled();
    // What had left has left: the second mailbox keeps none. Two of one process show each other's on their pages.
    expect(await readdir(join(folder, "second", "mails"))).toEqual([]);
    expect(dirname(second.operatorEnvironment)).toBe(values[".restored"]);
  } finally {
    for (const stack of running.reverse()) await stack.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
