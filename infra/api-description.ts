import type { Node } from "../shared/http/description/walk.ts";
import type { Operation } from "../shared/http/openapi.ts";
import { apiDescriptionOf, plainDescriptionOf } from "../shared/views/api-description.ts";
import { discoverFunctions } from "./discover.ts";

/** The operations of the API, as its functions declare them. */
export async function declaredOperations(): Promise<Operation[]> {
  const found = await discoverFunctions();
  return found.flatMap(({ name, declared }) =>
    declared.kind === "route" && declared.route.method !== "ANY" ? [{ name, route: declared.route }] : [],
  );
}

/** The description that a deployment serves, plain as it is read from JSON. */
export const apiDescription = onceInJson(apiDescriptionOf);

/** The description in which each thing is told where it stands: what it says is tried, and labelled, there. */
export const plainDescription = onceInJson(plainDescriptionOf);

/** What makes a description of the operations, once in a process, as making one takes a second; each caller has a copy. */
function onceInJson(describe: (operations: Operation[]) => unknown): () => Promise<Node> {
  let text: Promise<string> | undefined;
  return async () => {
    text ??= declaredOperations().then((operations) => JSON.stringify(describe(operations)));
    return JSON.parse(await text);
  };
}
