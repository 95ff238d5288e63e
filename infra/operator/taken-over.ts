import { isDeepStrictEqual } from "node:util";
import type { Template, TemplateResource } from "../local/template/template.ts";
import { restoredBucket } from "./restore-bucket.ts";

/** What a stack takes over, by name. */
export interface Restored {
  table: string;
  bucket: string;
}

/** What CloudFormation is given to take resources over: a template of them alone, and which ones they are. */
export interface TakenOver {
  template: { Resources: Readonly<Record<string, TemplateResource>> };
  /** What finds each, by logical id, as `cdk import --resource-mapping` reads it. */
  mapping: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Properties of the template's table that `restore` and `prepare-restored` do not give the restored one. */
const notRestored = new Set(["Tags"]);

/**
 * What lets the stack of a template take over a restored table and bucket. Of each it says what the restored one has, and nothing
 * more: CloudFormation compares the next deployment with what is said here, and sets what is new in it, as the bucket's notifications.
 * @throws Error where the template has no such table or bucket
 */
export function takenOver({ Resources, Outputs }: Template, { table, bucket }: Restored): TakenOver {
  const idOf = (output: string): string => {
    const id = Object.keys(Resources).find((one) => isDeepStrictEqual(Outputs[output]?.Value, { Ref: one }));
    if (id === undefined) throw new Error(`the template has no resource of the output ${output}`);
    return id;
  };
  const [tableId, bucketId] = [idOf("TableName"), idOf("ObjectsBucketName")];
  const kept = (id: string, Properties: Record<string, unknown>): TemplateResource => ({
    Type: Resources[id]?.Type ?? "",
    Properties,
    DeletionPolicy: "Retain",
    UpdateReplacePolicy: "Retain",
  });
  const ofTable = Object.entries(Resources[tableId]?.Properties ?? {}).filter(
    ([name]) => !notRestored.has(name),
  );
  return {
    template: {
      Resources: {
        [tableId]: kept(tableId, {
          ...Object.fromEntries(ofTable),
          // For as many days as DynamoDB keeps by itself, until the deployment says how many.
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
        [bucketId]: kept(bucketId, { ...restoredBucket }),
      },
    },
    mapping: { [tableId]: { TableName: table }, [bucketId]: { BucketName: bucket } },
  };
}
