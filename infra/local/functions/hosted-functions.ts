import { join } from "node:path";
import * as z from "zod";
import { roleStatements } from "../permissions/role-statements.ts";
import { type Assembly, resourcesOf } from "../template/assembly.ts";
import { localName, region } from "../template/resolve.ts";
import type { HostedFunction } from "./sandboxes.ts";

const properties = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  Handler: z.string().regex(/^[\w-]+\.handler$/),
  /** The asset's archive is named by its digest, as the folder that it is made from. */
  Code: z.object({ S3Key: z.string().regex(/^[0-9a-f]+\.zip$/) }),
});
const functionRole = z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) });
const roleOf = (role: unknown) => functionRole.parse(role)["Fn::GetAtt"][0];

/** Keys that local clients sign with: nothing on this machine is secret. */
export const localCredentials = { accessKeyId: "LOCALACCESSKEY", secretAccessKey: "local-secret-key" };

/** Where and as whom local clients call, as the SDK reads it. */
export const localIdentity = {
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
};

type Environment = HostedFunction["environment"];

/** Variables of which each function has its own value, and which no module keeps. */
const ownVariables: ReadonlySet<string> = new Set([
  "AWS_LAMBDA_FUNCTION_NAME",
  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
  "POWERTOOLS_SERVICE_NAME",
]);

/** The functions that are ours: CDK brings one in another language, which puts files into a bucket. */
function ownFunctions(assembly: Assembly) {
  return resourcesOf(assembly, "AWS::Lambda::Function").filter(([, { Properties }]) =>
    String(Properties["Runtime"]).startsWith("nodejs"),
  );
}

/** The functions of a template, each with its own environment and the embedded services' addresses. */
export function hostedFunctions(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
  endpoints: Readonly<Record<string, string>>,
): Map<string, HostedFunction> {
  const statementsOf = roleStatements(assembly, resolve);
  const functions = ownFunctions(assembly).map(([logicalId, resource]) => {
    const { Code, Handler, Environment, Timeout, MemorySize } = properties.parse(
      resolve(resource.Properties),
    );
    const name = localName(logicalId);
    return {
      name,
      module: join(
        assembly.folder,
        `asset.${Code.S3Key.replace(".zip", "")}`,
        Handler.replace(/\.handler$/, ".mjs"),
      ),
      statements: JSON.stringify(statementsOf(roleOf(resource.Properties["Role"]))),
      timeoutSeconds: Timeout,
      memoryMegabytes: MemorySize,
      environment: {
        ...Environment?.Variables,
        ...endpoints,
        ...localIdentity,
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
        TZ: "UTC",
      },
    };
  });
  const agreed = agreedVariables(functions.map(({ environment }) => environment));
  return new Map(
    functions.map((one) => [one.name, { ...one, shared: { ...agreed, ...withoutOwn(one.environment) } }]),
  );
}

/** The variables that have one value in all environments that have them. */
function agreedVariables(environments: readonly Environment[]): Environment {
  const given = Map.groupBy(
    environments.flatMap((one) => Object.entries(withoutOwn(one))),
    ([variable]) => variable,
  );
  return Object.fromEntries(
    [...given.values()].flatMap((entries) => {
      const [first, ...others] = entries;
      return first !== undefined && others.every(([, value]) => value === first[1]) ? [first] : [];
    }),
  );
}

function withoutOwn(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([variable]) => !ownVariables.has(variable)));
}

/** The names of a template's functions whose roles let them write to a table: each put or delete, which streams tell of; not what is counted. */
export function functionsThatWrite(assembly: Assembly): ReadonlySet<string> {
  return new Set(
    ownFunctions(assembly).flatMap(([logicalId, { Properties }]) => {
      const policies = JSON.stringify(
        assembly.resources.get(roleOf(Properties["Role"]))?.Properties["Policies"] ?? [],
      );
      return /"dynamodb:(Put|Delete)Item"/.test(policies) ? [localName(logicalId)] : [];
    }),
  );
}
