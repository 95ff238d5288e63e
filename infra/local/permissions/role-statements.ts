import * as z from "zod";
import { type Assembly, resourcesOf } from "../template/assembly.ts";
import type { Statement } from "./policy.ts";

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
/** The conditions that are understood here: of any other, a statement can't be decided on. */
const conditions = z
  .strictObject({
    "ForAllValues:StringLike": z.strictObject({ "dynamodb:LeadingKeys": oneOrMore }),
    Null: z.strictObject({ "dynamodb:LeadingKeys": z.literal("false") }),
  })
  .optional();
const statement = z.strictObject({
  Effect: z.literal("Allow"),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: conditions,
});
const document = z.object({ Statement: z.array(z.unknown()) });
const inRole = z.array(z.object({ PolicyDocument: document })).default([]);
const attached = z.object({ PolicyDocument: document, Roles: z.array(z.string()) });
const onDynamoDb = z.object({ Action: oneOrMore });

/**
 * What a role, named by its logical id, lets a function do with tables, by the policies within it and those attached to it.
 * @throws ZodError for a statement that can't be decided on here.
 */
export function roleStatements(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
): (role: string) => Statement[] {
  const attachedPolicies = resourcesOf(assembly, "AWS::IAM::Policy").map(([, { Properties }]) =>
    attached.parse(resolve(Properties)),
  );
  return (role) => {
    const within = inRole.parse(resolve(assembly.resources.get(role)?.Properties["Policies"]));
    const name = resolve({ Ref: role });
    const beside = attachedPolicies.filter(({ Roles }) => Roles.some((named) => named === name));
    return [...within, ...beside].flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.filter((one) =>
        onDynamoDb.parse(one).Action.some((action) => action.startsWith("dynamodb:")),
      ).map((one) => {
        const { Action, Resource, Condition } = statement.parse(one);
        return {
          actions: Action,
          resources: Resource.map((arn) => arn.split(":").at(-1) ?? arn),
          leadingKeys: Condition?.["ForAllValues:StringLike"]["dynamodb:LeadingKeys"],
        };
      }),
    );
  };
}
