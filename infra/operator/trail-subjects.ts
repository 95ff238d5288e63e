import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Subject } from "../../shared/domain/trail/chain.ts";
import type { Partition } from "../../shared/store/partitions.ts";
import { scanTable } from "./scan-table.ts";

/** What a subject is called. */
export const nameOf = ({ kind, id }: Subject) => `${kind}#${id}`;

/** Partitions whose keys name what a trail is about. */
const ofTrails = ["HISTORY", "READINGS", "SEALS", "TRAIL"] as const satisfies Partition[];

/** All that a trail of the table is about, each once. A scan, for operators' commands. */
export async function subjectsOfTrails(): Promise<Subject[]> {
  const found = new Map<string, Subject>();
  for await (const item of scanTable({ ProjectionExpression: "pk" })) {
    const [partition, kind, ...id] = String(unmarshall(item)["pk"]).split("#");
    if (kind === undefined || !ofTrails.some((each) => each === partition)) continue;
    const about = { kind, id: id.join("#") };
    found.set(nameOf(about), about);
  }
  return [...found.values()];
}
