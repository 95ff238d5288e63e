import { localCredentials } from "../../infra/local/functions/hosted-functions.ts";
import type { LocalStack } from "../../infra/local/stack.ts";
import { region } from "../../infra/local/template/resolve.ts";

/** Makes the store of this very process use a database, as a function's environment does. */
export function useDatabase({ endpoint, tables }: LocalStack["database"]): void {
  process.env["AWS_ENDPOINT_URL_DYNAMODB"] = endpoint;
  process.env["AWS_REGION"] = region;
  process.env["AWS_ACCESS_KEY_ID"] = localCredentials.accessKeyId;
  process.env["AWS_SECRET_ACCESS_KEY"] = localCredentials.secretAccessKey;
  process.env["TABLE_NAME"] = tables[0];
  process.env["CURSOR_KEY"] = "a key of tests";
}
