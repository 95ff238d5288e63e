import { declaredOperations } from "../infra/api-description.ts";
import type { Node } from "../shared/http/description/walk.ts";
import { asyncApiDescription } from "../shared/views/asyncapi.ts";

/** The description of the feed of changes that a deployment serves, plain as it is read from JSON. */
export async function changesDescription(): Promise<Node> {
  return JSON.parse(JSON.stringify(asyncApiDescription(await declaredOperations())));
}
