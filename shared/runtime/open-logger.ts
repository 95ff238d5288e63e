import type { Logger } from "@aws-lambda-powertools/logger";
import type { Context } from "aws-lambda";
import { currentRequest } from "./current-request.ts";

/**
 * Powertools' logger, for lines about one invocation. It is loaded here, with the first line: most invocations write
 * none, and their functions start sooner without it.
 */
export async function openLogger(context?: Context): Promise<Logger> {
  const { Logger } = await import("@aws-lambda-powertools/logger");
  const logger = new Logger();
  // Not `addContext`: it calls every invocation that opens a logger of its own a cold start.
  if (context !== undefined)
    logger.appendKeys({
      function_name: context.functionName,
      function_request_id: context.awsRequestId,
    });
  const request = currentRequest();
  if (request !== undefined) logger.appendKeys({ request_id: request });
  return logger;
}
