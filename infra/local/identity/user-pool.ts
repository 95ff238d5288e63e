import * as z from "zod";
import { type Assembly, resourcesOf } from "../template/assembly.ts";
import { localName } from "../template/resolve.ts";
import { tokenTrigger } from "../template/supported.ts";

const properties = z.object({
  LambdaConfig: z
    .object({
      [tokenTrigger]: z.object({ LambdaArn: z.string(), LambdaVersion: z.literal("V2_0") }).optional(),
    })
    .default({}),
});

/** The template's user pool, as far as tokens depend on it. */
export interface UserPool {
  id: string;
  /** The function that shapes tokens, where the pool has one. */
  tokenFunction: string | undefined;
}

/** The user pool of a template. */
export function userPool(assembly: Assembly, resolve: (value: unknown) => unknown): UserPool {
  const [pool] = resourcesOf(assembly, "AWS::Cognito::UserPool");
  if (pool === undefined) return { id: "local", tokenFunction: undefined };
  const [id, resource] = pool;
  const { LambdaConfig } = properties.parse(resolve(resource.Properties));
  return { id: localName(id), tokenFunction: LambdaConfig[tokenTrigger]?.LambdaArn.split(":").at(-1) };
}
