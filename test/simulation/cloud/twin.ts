import { isDeepStrictEqual } from "node:util";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";

// Answers of commands are compared as they are.
// biome-ignore lint/suspicious/noExplicitAny: as above
type Answer = any;

/** The same thing asked of the table in memory and of a real server, which must say the same. */
export class Twin {
  readonly #send: (command: unknown) => Promise<Answer>;
  /** Calls that were compared. */
  compared = 0;
  /** What the two said otherwise. */
  readonly differences: string[] = [];

  /** `send`: the SDK's own way to the server. */
  constructor(client: DynamoDBClient, send: DynamoDBClient["send"]) {
    this.#send = send.bind(client) as (command: unknown) => Promise<Answer>;
  }

  /** Asks the server what the table in memory was asked, and gives what the former said. */
  async compare<Said>(
    command: { constructor: { name: string }; input: unknown },
    ask: () => Said,
  ): Promise<Said> {
    const [mine, its] = [outcomeOf(ask), await this.#send(command).then(told, failed)];
    this.compared += 1;
    const operation = command.constructor.name;
    if (!isDeepStrictEqual(seen(operation, mine.outcome), seen(operation, its)))
      this.differences.push(
        `${operation} ${JSON.stringify(command.input)} gives ${JSON.stringify(mine.outcome)} in memory, and ` +
          `${JSON.stringify(its)} by the server`,
      );
    return mine.give();
  }
}

function outcomeOf<Said>(ask: () => Said): { outcome: Answer; give: () => Said } {
  try {
    const said = ask();
    return { outcome: told(said), give: () => said };
  } catch (error) {
    return {
      outcome: failed(error),
      give: () => {
        throw error;
      },
    };
  }
}

const told = (said: Answer) => ({ said });
const failed = (error: Answer) => ({
  name: error.name,
  reasons: error.CancellationReasons?.map(({ Code }: { Code: string }) => Code),
});

/** What two answers are compared by: items without their order where there is none, places by what is there. */
function seen(operation: string, { said, ...error }: Answer): Answer {
  if (said === undefined) return error;
  if (operation === "BatchGetItemCommand")
    return Object.fromEntries(
      Object.values<Answer[]>(said.Responses ?? {})
        .flat()
        .map((item) => [`${item.pk.S} ${item.sk.S}`, item]),
    );
  if (operation === "TransactGetItemsCommand")
    return (said.Responses ?? []).map(({ Item }: Answer) => Item ?? null);
  if (operation === "QueryCommand") return [said.Items, said.Count, said.LastEvaluatedKey];
  return [said.Item, said.Attributes];
}
