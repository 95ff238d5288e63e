import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";
import { publishRecords } from "../../functions/events/publish-records.ts";
import { factEntity } from "../../shared/store/facts.ts";
import { factsOfFolder } from "../discover.ts";
import type { Period } from "./period.ts";
import { scanTable } from "./scan-table.ts";

/** What became of the facts of a period. */
export interface Republished {
  published: number;
  /** Why others were not. */
  refused: string[];
}

/**
 * Puts on the bus again the facts that were recorded in a period, of some types or of all, oldest first. Those who work on them know
 * those that they dealt with by their identifiers.
 */
export async function republishFacts(
  { from, to }: Period,
  types: ReadonlySet<string> | undefined,
): Promise<Republished> {
  const found: { id: string; NewImage: Record<string, AttributeValue> }[] = [];
  const asked = {
    FilterExpression: "entity = :fact",
    ExpressionAttributeValues: marshall({ ":fact": factEntity.name }),
  };
  for await (const NewImage of scanTable(asked)) {
    const { id, at, type } = NewImage["data"]?.M ?? {};
    if (at?.S === undefined || at.S < from || at.S > to) continue;
    if (types !== undefined && !types.has(type?.S ?? "")) continue;
    found.push({ id: id?.S ?? "", NewImage });
  }
  found.sort((a, b) => (a.id < b.id ? -1 : 1));
  // The stream's attribute values have the client's shape; the two packages type it apart.
  const records = found.map(({ NewImage }) => ({ dynamodb: { NewImage } }) as DynamoDBRecord);
  const refused: string[] = [];
  const mailed = new Set((await factsOfFolder("mail/mails")).map(({ type }) => type));
  const later = await publishRecords(records, {
    mailed,
    putAside: async (_, reason) => void refused.push(reason),
  });
  if (later !== undefined) throw new Error(`the bus refuses for now: ${later.reason}`);
  return { published: records.length - refused.length, refused };
}
