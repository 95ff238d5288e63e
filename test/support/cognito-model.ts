import * as cognito from "@aws-sdk/client-cognito-identity-provider";
import { NormalizedSchema } from "@smithy/core/schema";

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

/** What of the SDK's own model an operation takes or answers. @throws Error where it knows none of that name */
function modelOf(name: string): NormalizedSchema {
  const found = (cognito as unknown as Record<string, SchemaRef | undefined>)[`${name}$`];
  if (found === undefined) throw new Error(`the model of Cognito has no ${name}`);
  return NormalizedSchema.of(found);
}

/**
 * What in a request or an answer is not as the model of Cognito has it, each by its place: a name that it does not know, a value of
 * another type. What is missing is no fault: Cognito leaves out what it has nothing to say of.
 */
export function faultsOfModel(name: `${string}Re${"quest" | "sponse"}`, value: unknown): string[] {
  return faultsIn(modelOf(name), value, name);
}

/** Whether an error is one that the model of Cognito knows. */
export function isErrorOfModel(type: string): boolean {
  return type in cognito && `${type}$` in cognito;
}

function faultsIn(schema: NormalizedSchema, value: unknown, place: string): string[] {
  const wrong = (isRight: boolean) => (isRight ? [] : [`${place} is ${JSON.stringify(value)}`]);
  if (schema.isListSchema())
    return Array.isArray(value)
      ? value.flatMap((item, index) => faultsIn(schema.getValueSchema(), item, `${place}[${index}]`))
      : wrong(false);
  if (schema.isStructSchema()) {
    if (typeof value !== "object" || value === null) return wrong(false);
    const members = new Map(schema.structIterator());
    return Object.entries(value).flatMap(([key, inner]) => {
      const member = members.get(key);
      return member === undefined
        ? [`${place}.${key} is not of the model`]
        : faultsIn(member, inner, `${place}.${key}`);
    });
  }
  if (schema.isStringSchema()) return wrong(typeof value === "string");
  if (schema.isBooleanSchema()) return wrong(typeof value === "boolean");
  if (schema.isNumericSchema() || schema.isTimestampSchema()) return wrong(typeof value === "number");
  return [`${place} is of a kind that nothing here reads`];
}
