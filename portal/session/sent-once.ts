import type { Client } from "@cqp-mutualite/client";
import type { ProblemError } from "@cqp-mutualite/client/problem";

/** What a POST says, of which its key is made. */
interface Posted {
  path?: object;
  query?: object;
  body?: unknown;
  ifMatch?: string;
  actingAs?: string;
  key?: string;
}

/**
 * A way to the API on which what may have been done, as its answer was lost, is sent again under the key that it had: a person
 * who presses once more does it once. What was answered, or says something else, begins anew.
 */
export function sentOnce(client: Client): Client {
  const unanswered = new Map<string, string>();
  const post = async (template: string, said: Posted = {}): Promise<unknown> => {
    const { path, query, body, ifMatch, actingAs } = said;
    const act = JSON.stringify([template, path, query, body, ifMatch, actingAs]);
    // A file has no text to be told apart by.
    const key = said.key ?? (body instanceof Blob ? undefined : unanswered.get(act)) ?? crypto.randomUUID();
    try {
      const answer = await (client.post as (template: string, said: Posted) => Promise<unknown>)(template, {
        ...said,
        key,
      });
      unanswered.delete(act);
      return answer;
    } catch (error) {
      if (isUnknown(error)) unanswered.set(act, key);
      else unanswered.delete(act);
      throw error;
    }
  };
  return { ...client, post: post as Client["post"], as: (actingAs) => sentOnce(client.as(actingAs)) };
}

/** Whether what failed so may have been done: a failure without an answer has no status. */
function isUnknown(error: unknown): boolean {
  const { mayHaveHappened, status = 500 } = error as Partial<ProblemError>;
  return mayHaveHappened === true && status >= 500;
}
