import { describe, expect, inject, it } from "vitest";
import { discoverFunctions } from "../../../infra/discover.ts";
import { loadAssembly } from "../../../infra/local/template/assembly.ts";
import { livesOfPrefixes, type PrefixLife } from "../../../shared/objects/ends.ts";
import { prefixes } from "../../../shared/objects/prefixes.ts";
import { objectUses } from "../../../shared/objects/uses.ts";

interface Rule {
  Id: string;
  Prefix?: string;
  Status: string;
  ExpirationInDays?: number;
  ExpiredObjectDeleteMarker?: boolean;
  NoncurrentVersionExpiration?: { NoncurrentDays: number };
  AbortIncompleteMultipartUpload?: { DaysAfterInitiation: number };
}

const { resources } = await loadAssembly(inject("assembly"));
const rules = [...resources].flatMap(([id, { Type, Properties }]) =>
  Type === "AWS::S3::Bucket" && id.startsWith("EvidenceBucket")
    ? (Properties["LifecycleConfiguration"] as { Rules: Rule[] }).Rules
    : [],
);
const needs = new Map(
  (await discoverFunctions()).map(({ name, declared }) => [
    name,
    declared.kind === "route" ? declared.route.needs.objects : declared.trigger.needs.objects,
  ]),
);

/** What is wrong with what is said to end a prefix. */
function faultsOf(name: keyof typeof prefixes, { days, deletedBy }: PrefixLife): string[] {
  const own = rules.filter(({ Prefix }) => Prefix === prefixes[name]);
  const deleting = Object.keys(deletedBy).filter((by) => {
    const use = needs.get(by);
    const allowed: readonly { actions: readonly string[]; prefixes: readonly string[] }[] =
      use === undefined ? [] : objectUses[use].objects;
    return allowed.some(
      (one) => one.actions.includes("s3:DeleteObject") && one.prefixes.includes(prefixes[name]),
    );
  });
  return [
    ...(days === undefined && deleting.length === 0 ? ["nothing ends it"] : []),
    ...Object.keys(deletedBy).flatMap((by) => (deleting.includes(by) ? [] : [`${by} may not delete there`])),
    ...(JSON.stringify(own.map(({ ExpirationInDays }) => ExpirationInDays)) ===
    JSON.stringify(days === undefined ? [] : [days])
      ? []
      : ["its rule is another"]),
  ];
}

describe("the bucket", () => {
  it.each(Object.entries(livesOfPrefixes))(
    "ends what is under %s/, by its rule or by a function that may",
    (name, life) => {
      expect(faultsOf(name as keyof typeof prefixes, life)).toEqual([]);
    },
  );

  it("would be found where nothing ended a prefix, or what is said of it did not hold", () => {
    const life = { holds: "", saidBy: "" };
    expect(faultsOf("verified", { ...life, deletedBy: {} })).toEqual(["nothing ends it"]);
    expect(faultsOf("verified", { ...life, deletedBy: { "documents/build": "" } })).toEqual([
      "nothing ends it",
      "documents/build may not delete there",
    ]);
    expect(faultsOf("exports", { ...life, deletedBy: {}, days: 8 })).toEqual(["its rule is another"]);
  });

  it("has no other rule of a prefix, and one for what was replaced, deleted or given up", () => {
    expect(new Set(rules.map(({ Status }) => Status))).toEqual(new Set(["Enabled"]));
    const known: (string | undefined)[] = Object.values(prefixes);
    const [whole, ...others] = rules.filter(({ Prefix }) => !known.includes(Prefix));
    expect(others).toEqual([]);
    expect(whole).toMatchObject({
      ExpiredObjectDeleteMarker: true,
      NoncurrentVersionExpiration: { NoncurrentDays: 30 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 },
    });
    expect(whole).not.toHaveProperty("ExpirationInDays");
  });

  it("names every prefix that a use of it reaches", () => {
    const reached = Object.values(objectUses).flatMap(({ objects }) =>
      objects.flatMap((one) => [...one.prefixes]),
    );
    const known: string[] = Object.values(prefixes);
    expect([...new Set(reached)].filter((prefix) => !known.includes(prefix))).toEqual([]);
  });
});

/** What is said of keys by a resource that keeps something; undefined for the others. */
function keyOf(type: string, properties: Record<string, unknown>): unknown {
  switch (type) {
    case "AWS::DynamoDB::Table":
      return properties["SSESpecification"];
    case "AWS::S3::Bucket":
      return properties["BucketEncryption"];
    case "AWS::SQS::Queue":
      return { managed: properties["SqsManagedSseEnabled"], key: properties["KmsMasterKeyId"] };
    case "AWS::SecretsManager::Secret":
    case "AWS::Logs::LogGroup":
    case "AWS::Events::EventBus":
    case "AWS::Events::Archive":
    case "AWS::SNS::Topic":
      // The archive says that it has none by an empty text.
      return {
        key: ["KmsKeyId", "KmsKeyIdentifier", "KmsMasterKeyId"].map((name) => properties[name]).find(Boolean),
      };
    default:
      return undefined;
  }
}

describe("what is kept at rest (decision 84)", () => {
  const own = { key: undefined };
  const byAws: Readonly<Record<string, unknown>> = {
    "AWS::DynamoDB::Table": { SSEEnabled: true },
    "AWS::S3::Bucket": {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
    },
    "AWS::SQS::Queue": { managed: true, key: undefined },
    "AWS::SecretsManager::Secret": own,
    "AWS::Logs::LogGroup": own,
    "AWS::Events::EventBus": own,
    "AWS::Events::Archive": own,
    "AWS::SNS::Topic": own,
  };

  it("is encrypted by keys of AWS's, each store as it was decided, and by none of ours", () => {
    const found = [...resources].flatMap(([id, { Type, Properties }]) => {
      const key = keyOf(Type, Properties);
      return key === undefined ? [] : [{ id, Type, key }];
    });
    for (const { id, Type, key } of found) expect(key, id).toEqual(byAws[Type]);
    expect(new Set(found.map(({ Type }) => Type))).toEqual(new Set(Object.keys(byAws)));
    expect([...resources].filter(([, { Type }]) => Type.startsWith("AWS::KMS::"))).toEqual([]);
  });

  it("is locked where a rule asks for it: the anchors of trails (R-RGPD-3), and nothing that people may have erased", () => {
    const locked = [...resources].flatMap(([id, { Type, Properties }]) =>
      Type === "AWS::S3::Bucket" && Properties["ObjectLockEnabled"] === true ? [id] : [],
    );
    expect(locked).toEqual([expect.stringMatching(/^Anchors/)]);
  });
});
