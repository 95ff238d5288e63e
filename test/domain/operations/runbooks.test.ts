import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../../../package.json" with { type: "json" };

const folder = "docs/operations";
const pages = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const scripts: Readonly<Record<string, string>> = manifest.scripts;

/** Commands of this project that runbooks name, each with the test that tries it. */
const tried: Readonly<Record<string, string>> = {
  "audit:verify": "test/journeys/trails.test.ts",
  "deploy:edge": "test/integration/infra/stages.test.ts",
  "dns-records": "test/longer/runbook-commands.test.ts",
  "export-users": "test/integration/people/restored-users.test.ts",
  "fill-lists": "test/longer/restore-by-hand.test.ts",
  "first-manager": "test/journeys/people.test.ts",
  "list-facts": "test/longer/restore-by-hand.test.ts",
  "prepare-restored": "test/domain/operations/restore.test.ts",
  "rebuild-documents": "test/journeys/documents.test.ts",
  "record-resources": "test/integration/infra/stages.test.ts",
  release: "test/integration/infra/stages.test.ts",
  "replay-archive": "test/longer/mail-once.test.ts",
  "replay-erasures": "test/longer/restore-by-hand.test.ts",
  "replay-parked": "test/longer/mail-once.test.ts",
  republish: "test/longer/mail-once.test.ts",
  rerun: "test/longer/runbook-commands.test.ts",
  "resend-withheld": "test/journeys/delivery.test.ts",
  restore: "test/domain/operations/restore.test.ts",
  "restore-users": "test/integration/people/restored-users.test.ts",
  "split-facts": "test/integration/trail/first-sealing.test.ts",
  "take-over": "test/longer/infra/take-over.test.ts",
  "try-again": "test/longer/mail-once.test.ts",
  "verify-restored": "test/journeys/documents.test.ts",
};

/** What a test names of a command that it does not call by its own name: the part that does its work. */
const partsOf: Readonly<Record<string, string>> = {
  "deploy:edge": "EdgeStack",
  "export-users": "usersOf",
  "first-manager": "inviteFirstManager",
  "prepare-restored": "prepareTable",
  "record-resources": "changesOf",
  release: "releaseArguments",
  "replay-parked": "replay-parked-command",
  "restore-users": "restoreUsers",
  restore: "restoreTable",
  "split-facts": "sealFormer",
  "take-over": "importTaken",
};

/** What is played by tests without being named in one of them, and why. */
const untried: Readonly<Record<string, string>> = {
  "rehearse:restore": "it is itself a rehearsal, which ends with status 1 where something is missing",
};

/** Commands of AWS and CDK that runbooks name, and why none of our tests tries them. */
const ofAws: Readonly<Record<string, string>> = {
  "aws apigatewayv2 get-apis": "reads",
  "aws apigatewayv2 get-stage": "reads",
  "aws apigatewayv2 update-stage": "sets the limits of requests that the template has",
  "aws cognito-idp admin-delete-user": "takes back one user, after the command that made them",
  "aws events list-rules": "reads",
  "aws lambda get-function": "reads",
  "aws lambda list-event-source-mappings": "reads",
  "aws s3api delete-object": "takes away the mark of a deletion, which brings the object back",
  "aws s3api list-object-versions": "reads",
  "aws scheduler get-schedule": "reads",
  "aws service-quotas get-service-quota": "reads",
  "aws service-quotas list-service-quotas": "reads",
  "aws sesv2 create-email-identity": "verifies an address, while SES keeps the account in its sandbox",
  "aws sesv2 get-account": "reads",
  "aws sesv2 get-email-identity": "reads",
  "aws sqs receive-message": "reads, and leaves the message where it is",
  "aws sso login": "opens the operator's own session",
  "aws sts assume-role": "opens the operator's own session",
  "npx cdk bootstrap": "prepares an account, once",
  "npx cdk deploy": "of the release before: the pipeline's own command",
  "npx cdk synth": "every test of the template does it",
};

/** The commands of a text: what begins with `npm run`, in a line of code or within one. */
const commandsOf = (text: string) =>
  [...text.matchAll(/npm run (?:-s )?([\w:-]+)((?: [^`\n#]*)?)/g)].map(([, name = "", rest = ""]) => ({
    name,
    options: [...rest.matchAll(/(?<= )--([a-z][\w-]+)/g)].map(([, option = ""]) => option),
  }));

/** The program of a script, and what it takes its options from. */
function sourceOf(script: string): string {
  const [, program = ""] = /node (\S+\.ts)/.exec(scripts[script] ?? "") ?? [];
  const shared = ["configuration", "period"].map((name) => `infra/operator/${name}.ts`);
  return [program, ...shared].map((file) => (file === "" ? "" : readFileSync(file, "utf8"))).join("\n");
}

describe("commands of runbooks", () => {
  const named = pages.flatMap(({ name: page, text }) =>
    commandsOf(text).map((command) => ({ page, ...command })),
  );
  const names = [...new Set(named.map(({ name }) => name))].sort();

  it("are those of this project that a test tries, and none else", () => {
    expect(names).toEqual([...Object.keys(tried), ...Object.keys(untried)].sort());
    for (const name of names) expect(scripts, name).toHaveProperty([name]);
  });

  it.each(Object.entries(tried))("npm run %s is tried by %s", (name, test) => {
    expect(existsSync(test)).toBe(true);
    const [, program = ""] = /node (\S+\.ts)/.exec(scripts[name] ?? "") ?? [];
    const text = readFileSync(test, "utf8");
    // The test of the page's own list types what the page says.
    const said = [name, basename(program, ".ts"), partsOf[name]].filter(
      (one) => one !== undefined && one !== "",
    );
    const typed = test.endsWith("restore-by-hand.test.ts") && text.includes('"## On this machine, by hand"');
    expect(typed || said.some((one) => text.includes(one ?? ""))).toBe(true);
  });

  it("take the options that pages give them", () => {
    // CDK's own are told after a bare `--`.
    for (const { page, name, options } of named)
      for (const option of options)
        expect(sourceOf(name), `${page}: npm run ${name} --${option}`).toMatch(
          new RegExp(`(["']${option}["']|\\b${option}\\b:|--${option}\\b)`),
        );
  });

  it("of AWS and CDK are listed, each with why no test tries it", () => {
    const found = pages.flatMap(({ text }) =>
      [...text.matchAll(/\b(aws [a-z0-9-]+ [a-z][a-z-]+|npx cdk [a-z]+)/g)].map(([one]) => one),
    );
    expect([...new Set(found)].sort()).toEqual(Object.keys(ofAws).sort());
  });

  it("are given by roles, and on values, that the stack's outputs name", () => {
    const stack = ["infra/operators.ts", "infra/cqp-stack.ts", "infra/edge/pipeline-role.ts"]
      .map((file) => readFileSync(file, "utf8"))
      .join("\n");
    const roles = pages.flatMap(({ text }) =>
      [...text.matchAll(/`(\w+Role)Arn`/g)].map(([, role = ""]) => role),
    );
    expect(roles.length).toBeGreaterThan(8);
    for (const role of roles) expect(stack, role).toContain(`"${role}`);
  });
});
