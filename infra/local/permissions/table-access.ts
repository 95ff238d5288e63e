import type { Access } from "./policy.ts";

/** What is read of the calls to DynamoDB that name an item, or several. */
interface Call {
  TableName?: string;
  IndexName?: string;
  Key?: Attributes;
  Item?: Attributes;
  KeyConditionExpression?: string;
  ExpressionAttributeNames?: Readonly<Record<string, string>>;
  ExpressionAttributeValues?: Attributes;
  RequestItems?: Readonly<Record<string, { Keys: readonly Attributes[] }>>;
  TransactItems?: readonly Readonly<Record<string, Call>>[];
}
type Attributes = Readonly<Record<string, { S?: string }>>;

/** What members of a transaction are authorised as. */
const actionOfMember: Readonly<Record<string, string>> = {
  Get: "GetItem",
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
};

/** What a call to DynamoDB asks for: each member of a transaction, under the action that it would be by itself. */
export function accessesOf(operation: string, call: Call): Access[] {
  if (call.TransactItems !== undefined)
    return call.TransactItems.flatMap((members) =>
      Object.entries(members).map(([kind, member]) => access(actionOfMember[kind] ?? kind, member)),
    );
  if (call.RequestItems !== undefined)
    return Object.entries(call.RequestItems).map(([TableName, { Keys }]) => ({
      ...access(operation, { TableName }),
      leadingKeys: Keys.flatMap((key) => key["pk"]?.S ?? []),
    }));
  return [access(operation, call)];
}

function access(operation: string, call: Call): Access {
  const table = `table/${call.TableName}`;
  const key = (call.Key ?? call.Item)?.["pk"]?.S ?? queried(call);
  return {
    action: `dynamodb:${operation}`,
    resource: call.IndexName === undefined ? table : `${table}/index/${call.IndexName}`,
    leadingKeys: key === undefined ? [] : [key],
  };
}

/** The partition that a query reads, of the table or of an index, whose keys `shared/store/item.ts` names. */
function queried(call: Call): string | undefined {
  const partitionKey = `${call.IndexName ?? ""}pk`;
  for (const [, name = "", value = ""] of (call.KeyConditionExpression ?? "").matchAll(/([#\w]+) = (:\w+)/g))
    if ((call.ExpressionAttributeNames?.[name] ?? name) === partitionKey)
      return call.ExpressionAttributeValues?.[value]?.S;
  return undefined;
}
