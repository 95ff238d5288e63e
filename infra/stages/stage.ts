import { RemovalPolicy } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as z from "zod";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";

/** Regions of AWS in the European Union: London and Zurich are in Europe, and not in it. */
const regions = ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"] as const;

/** Names that lead nowhere, which documents and tests use (RFC 2606, RFC 6761), and words that stand for one to write. */
const reserved =
  /(^|\.)(example\.(com|net|org)|example|test|invalid|localhost|local)$|(^|\.)your-|mondomaine/;

/** A domain of a deployment, by what it is for: `example` is the line to write. */
function domain(purpose: string, example: string) {
  const error = `write ${purpose}, as in \`${example}\``;
  return z
    .string({ error })
    .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, { error })
    .max(200, { error })
    .refine((written) => !reserved.test(written), { error: `it stands for one to write: ${error}` });
}

/** A whole number between two, both included. */
function between(least: number, most: number) {
  const error = `write a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

/** One of some words. */
function oneOf<const Words extends readonly [string, ...string[]]>(words: Words, what: string) {
  return z.enum(words, { error: `write ${what}: ${words.join(", ")}` });
}

/** An ARN of us-east-1 that the stack of the edge gives. */
function arnOfEdge(service: string, output: string) {
  const error = `deploy the stack of the edge first (docs/operations/first-deployment.md), and write its output ${output}`;
  return z.string({ error }).regex(new RegExp(`^arn:aws:${service}:us-east-1:\\d{12}:.+$`), { error });
}

const distributionError =
  'write the outputs SpaceDistributionId and ApiDistributionId of the system, as in `distributions: { space: "E1…", api: "E2…" }`';
const distribution = z
  .string({ error: distributionError })
  .regex(/^E[A-Z0-9]{6,20}$/, { error: distributionError });
/** Seconds over which the firewall counts requests: one of the four that it offers. */
export const limitSeconds = 300;

const { reads, writes } = guidePolicy.api.requests;
/** Requests that one caller may make in that time, by what the API itself tells each (decision 62). */
const promised = ((reads + writes) * limitSeconds) / 60;
/** What part of the requests of all one address may take. */
const partOfAnAddress = 1 / 4;

const logsDays = guidePolicy.retention.logs.count;
const repositoryError =
  'write the repository whose pipeline releases it, as in `repository: "the-branch/cqp"`';
const accountError = "write the twelve digits of the account that this stage is deployed to";

/** What every stage says, and what a wrong line is told. */
const common = {
  /** In the names of stacks and resources, and in their tags. */
  name: z.string().regex(/^[a-z][a-z0-9]{1,19}$/, {
    error: "write up to twenty small letters and figures, as in `production`",
  }),
  region: oneOf(regions, "a region of the European Union"),
  /** Who signs certificates, and where. */
  certificates: z.strictObject({ signatory: z.string().min(1), place: z.string().min(1) }),
  retention: z.strictObject({
    /** Days that logs are kept, which CloudWatch has a few choices of; never more than people are told (R-RGPD-2). */
    logs: z.number().refine((days) => days in RetentionDays && days <= logsDays, {
      error: `write a number of days that CloudWatch knows, ${logsDays} at most: the privacy notice says so`,
    }),
    /** Days back to which the table can be restored. */
    recovery: between(1, 35),
    /** Days that versions of objects are kept which others replaced, or which were deleted. */
    versions: between(1, 90),
  }),
  /** Requests a second from all callers together, and at once. */
  throttle: z.strictObject({ rate: between(1, 10_000), burst: between(1, 5000) }),
  /**
   * Requests in {@link limitSeconds}, refused beyond: of one address in all, of one token from an address, and of an address to the API
   * without a token. Companies and schools have one address for many people.
   */
  perCaller: z.strictObject({
    all: between(10, 20_000_000),
    token: between(10, 20_000_000),
    open: between(10, 20_000_000),
  }),
  /** Of functions that ask for none, megabytes. */
  memory: between(128, 10_240),
  /**
   * Where the table and the bucket are those of a restoration (docs/operations/restore.md), what their logical ids end in: another
   * value each time, which lets the stack take them over and leave the former ones.
   */
  restored: z
    .string()
    .regex(/^[a-z0-9]{1,12}$/, {
      error: "write up to twelve small letters and figures, as the day of the restoration, `20270304`",
    })
    .optional(),
  /** Messages of one queue that are worked on at once: a fresh account runs ten functions in all. */
  concurrency: between(2, 1000),
  /** Who alarms are mailed to. */
  alarmSubscribers: z.array(z.email({ error: "write the mailbox of who answers alarms" })),
  /** What a month may cost before they are told, in US dollars, in which AWS counts. */
  monthlyDollars: between(1, 1_000_000),
  /** Whether people must have a second factor, or may. */
  mfa: oneOf(["optional", "required"], "whether"),
};

/** A stage that runs on AWS. */
const deployed = z.strictObject({
  ...common,
  kind: z.enum(["development", "production"]),
  account: z.string({ error: accountError }).regex(/^(?!0{12})\d{12}$/, { error: accountError }),
  domains: z.strictObject(
    {
      space: domain("the domain of the online space", 'space: "certifications.your-branch.fr"'),
      api: domain(
        "the domain of the API, which printed QR codes lead to for decades",
        'api: "api.certifications.your-branch.fr"',
      ),
      origin: domain(
        "the domain at which CloudFront finds the API",
        'origin: "origin.certifications.your-branch.fr"',
      ),
      mail: domain("the domain that mails come from", 'mail: "certifications.your-branch.fr"'),
    },
    { error: "write the domains of the stage: space, api, origin and mail" },
  ),
  /** Whose pipeline may release it: `owner/name` on GitHub. */
  repository: z
    .string({ error: repositoryError })
    .regex(/^(?!your-)[\w-]+\/[\w.-]+$/, { error: repositoryError }),
  edge: z.strictObject({
    certificateArn: arnOfEdge("acm", "CertificateArn"),
    webAclArn: arnOfEdge("wafv2", "WebAclArn"),
    /** The distributions of CloudFront, whose alarms are at the edge; known once the system is deployed a first time. */
    distributions: z.strictObject({ space: distribution, api: distribution }).optional(),
  }),
});

/** The stage that runs on one machine, from the same template: its domains are of no one. */
const local = z.strictObject({
  ...common,
  kind: z.literal("local"),
  account: z.literal("000000000000"),
  domains: z.strictObject({ space: z.string(), mail: z.string() }),
});

const stage = z.discriminatedUnion("kind", [deployed, local]).superRefine((given, { addIssue }) => {
  const wrong = (path: string[], message: string) =>
    addIssue({ code: "custom", path, message, input: given });
  const { space, mail, ...others } = given.domains;
  const apart = [space, ...Object.values(others)];
  if (new Set(apart).size < apart.length)
    wrong(["domains"], "write a domain of its own for each of the space, the API and its origin");
  // What Cognito's pages stand under.
  if (/aws|amazon|cognito/.test(mail))
    wrong(["domains", "mail"], "write a domain without aws, amazon or cognito");
  if (given.kind === "production" && given.alarmSubscribers.length === 0)
    wrong(
      ["alarmSubscribers"],
      'write who is told when something fails, as in `alarmSubscribers: ["exploitation@your-branch.fr"]`',
    );
  const { all, token, open } = given.perCaller;
  if (token < promised)
    wrong(["perCaller", "token"], `write at least ${promised}: the API tells each caller that they may`);
  if (all < token || token < open)
    wrong(["perCaller"], "write more for an address than for a token, and more for a token than without");
  if (all > given.throttle.rate * limitSeconds * partOfAnAddress)
    wrong(["perCaller", "all"], "write a quarter at most of what `throttle` lets all callers do together");
  if (given.throttle.burst < given.throttle.rate)
    wrong(["throttle", "burst"], "write at least the requests of a second");
});

/** What a stage's file says; `checkStage` says whether it can be deployed. */
export type StageSettings = z.input<typeof stage>;
/** How the system is deployed at one place: everything that differs between two. */
export type Stage = z.output<typeof stage>;

/**
 * A stage that is whole.
 * @throws Error with a line for each that is to be written or corrected.
 */
export function checkStage(given: StageSettings): Stage {
  const { data, error } = stage.safeParse(given);
  if (data !== undefined) return data;
  const lines = error?.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => `- ${[...issue.path, key].join(".")}: nothing of a stage is called so`)
      : `- ${issue.path.join(".")}: ${issue.message}`,
  );
  throw new Error([`infra/stages/${given.name}.ts is not ready:`, ...(lines ?? [])].join("\n"));
}

/** What the stack of a stage is called, and what must have a name of its own: most are named by CloudFormation, after the stack. */
export function systemName({ name }: Pick<Stage, "name">): string {
  return `cqp-${name}`;
}

/** Whether what a stage keeps outlives it: a development stage leaves nothing behind. */
export function isLasting({ kind }: Pick<Stage, "kind">): boolean {
  return kind !== "development";
}

/** What becomes of what a stage keeps when its stack is destroyed. */
export function removalOf(stage: Pick<Stage, "kind">): RemovalPolicy {
  return isLasting(stage) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}

/** The id of a construct that a restoration gives another of; see `restored` of a stage. */
export function restoredId(id: string, { restored = "" }: Pick<Stage, "restored">): string {
  return `${id}${restored}`;
}
