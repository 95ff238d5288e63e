import * as z from "zod";
import type { Assembly } from "./assembly.ts";

/** The region and account that local names and ARNs carry. */
export const region = "eu-west-3";
/** See {@link region}. */
export const account = "000000000000";

const pseudo: Readonly<Record<string, string>> = {
  "AWS::Region": region,
  "AWS::AccountId": account,
  "AWS::Partition": "aws",
  "AWS::URLSuffix": "amazonaws.com",
  "AWS::StackName": "Cqp",
  "AWS::StackId": `arn:aws:cloudformation:${region}:${account}:stack/Cqp/local`,
};

/** The local name of a resource: its logical id, in the characters that every service takes. */
export function localName(logicalId: string): string {
  return logicalId.toLowerCase().slice(0, 63);
}

/** Queue URLs, by logical id, are known once the queues exist. */
export type References = ReadonlyMap<string, string>;

/** Gives the values of a template's intrinsic functions; throws when one can't be known here, naming it. */
export function resolver(assembly: Assembly, references: References): (value: unknown) => unknown {
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
  const ref = (id: string): string => {
    const known = references.get(id) ?? pseudo[id];
    if (known !== undefined) return known;
    if (!assembly.resources.has(id)) throw new Error(`the template refers to ${id}, which it does not hold`);
    return localName(id);
  };
  const attribute = (id: string, name: string): string => {
    const type = assembly.resources.get(id)?.Type;
    // A table may have a name of its own: see `tablePrefix` of the stack.
    const named = type === "AWS::DynamoDB::Table" ? ref(id) : localName(id);
    if (name === "Arn") {
      switch (type) {
        case "AWS::SQS::Queue":
          return arn("sqs", named);
        case "AWS::Lambda::Function":
          return arn("lambda", `function:${named}`);
        case "AWS::DynamoDB::Table":
          return arn("dynamodb", `table/${named}`);
        case "AWS::Events::EventBus":
          return arn("events", `event-bus/${named}`);
        case "AWS::Events::Archive":
          return arn("events", `archive/${named}`);
        case "AWS::S3::Bucket":
          return `arn:aws:s3:::${named}`;
        default:
          return arn("local", named);
      }
    }
    if (name === "StreamArn") return `${arn("dynamodb", `table/${named}`)}/stream/local`;
    if (name === "ApiEndpoint") return ref("local.api");
    return named;
  };
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only !== undefined) {
      const [name, argument] = only;
      if (name === "Ref") return ref(z.string().parse(argument));
      if (name === "Fn::GetAtt") {
        const [id, attributeName] = z.tuple([z.string(), z.string()]).parse(argument);
        return attribute(id, attributeName);
      }
      if (name === "Fn::Join") {
        const [separator, parts] = z.tuple([z.string(), z.array(z.unknown())]).parse(argument);
        return parts.map(resolve).join(separator);
      }
      if (name === "Fn::Select") {
        const [index, list] = z.tuple([z.coerce.number(), z.unknown()]).parse(argument);
        return z.array(z.unknown()).parse(resolve(list))[index];
      }
      if (name === "Fn::Split") {
        const [separator, text] = z.tuple([z.string(), z.unknown()]).parse(argument);
        return String(resolve(text)).split(separator);
      }
      if (name === "Fn::Sub" && typeof argument === "string") {
        return argument.replace(/\$\{([^}]+)\}/g, (_, inner: string) => {
          const [id = inner, attributeName] = inner.split(".");
          return attributeName === undefined ? ref(id) : attribute(id, attributeName);
        });
      }
      if (name.startsWith("Fn::")) throw new Error(`the local stack can't work out ${name}`);
    }
    return Object.fromEntries(entries.map(([key, inner]) => [key, resolve(inner)]));
  };
  return resolve;
}
