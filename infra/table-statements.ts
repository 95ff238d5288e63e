import * as iam from "aws-cdk-lib/aws-iam";
import {
  indexOfList,
  type ListPartition,
  type Partition,
  partitionOfList,
  singleLists,
  singlePartitions,
} from "../shared/store/partitions.ts";
import type { WholeReach } from "../shared/store/table-reach.ts";

/**
 * What lets a function reach partitions of the table, and those alone, by the first key of what it names: `FILE#…`. One
 * statement an action, as IAM wants all the keys that a call names within one: a transaction is authorised as its single
 * actions. A call that names no key, a scan, is none of them: `ForAllValues` alone would be true of it.
 */
export function tableStatements(reach: WholeReach, tableArn: string): iam.PolicyStatement[] {
  const { reads, lists, writes, counts, checks, deletes } = reach;
  const onTable = [
    { actions: ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"], partitions: reads },
    { actions: ["dynamodb:PutItem"], partitions: writes },
    { actions: ["dynamodb:UpdateItem"], partitions: counts },
    { actions: ["dynamodb:ConditionCheckItem"], partitions: checks },
    { actions: ["dynamodb:DeleteItem"], partitions: deletes },
  ].map(({ actions, partitions }) => ({ actions, resource: tableArn, keys: partitions.map(leadingKey) }));
  const onIndexes = [...Map.groupBy(lists, indexOfList)].map(([index, listed]) => ({
    actions: ["dynamodb:Query"],
    resource: `${tableArn}/index/${index}`,
    keys: listed.map(leadingKeyOfList),
  }));
  return [...onTable, ...onIndexes]
    .filter(({ keys }) => keys.length > 0)
    .map(
      ({ actions, resource, keys }) =>
        new iam.PolicyStatement({
          actions,
          resources: [resource],
          conditions: {
            "ForAllValues:StringLike": { "dynamodb:LeadingKeys": keys },
            Null: { "dynamodb:LeadingKeys": "false" },
          },
        }),
    );
}

function leadingKey(partition: Partition): string {
  return singlePartitions.some((single) => single === partition) ? partition : `${partition}#*`;
}

function leadingKeyOfList(list: ListPartition): string {
  const name = partitionOfList(list);
  return singleLists.some((single) => single === list) ? name : `${name}#*`;
}
