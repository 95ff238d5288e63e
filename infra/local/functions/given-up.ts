import { randomUUID } from "node:crypto";
import * as z from "zod";
import { queueOfArn } from "../queues/queues.ts";
import { type Assembly, resourcesOf } from "../template/assembly.ts";
import { account, region } from "../template/resolve.ts";

/** What the template says of a function that is invoked without waiting for its answer. */
const configuration = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.number().int().default(2),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
});

type Invoke = (functionName: string, event: unknown) => Promise<unknown>;

/**
 * Invokes functions as Lambda does where the caller waits for no answer: one that fails is run again as often as the template
 * says, at once here, and what it was asked for then goes to its queue of failures.
 * @throws the last error of a run that was given up, for who asked for it by hand
 */
export function triedAgain(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
  invoke: Invoke,
  to: { send: (queue: string, body: string) => void; now: () => Date },
): Invoke {
  const configurations = new Map(
    resourcesOf(assembly, "AWS::Lambda::EventInvokeConfig")
      .map(([, { Properties }]) => configuration.parse(resolve(Properties)))
      .map((one) => [one.FunctionName, one]),
  );
  return async (functionName, event) => {
    const { MaximumRetryAttempts: retries = 0, DestinationConfig } = configurations.get(functionName) ?? {};
    for (let runs = 1; ; runs += 1) {
      try {
        return await invoke(functionName, event);
      } catch (error) {
        if (runs <= retries) continue;
        const destination = DestinationConfig?.OnFailure.Destination;
        if (destination !== undefined)
          to.send(queueOfArn(destination), givenUp({ functionName, event, runs, error, at: to.now() }));
        throw error;
      }
    }
  };
}

/**
 * What Lambda writes to the destination of a run that it gives up.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
function givenUp(run: {
  functionName: string;
  event: unknown;
  runs: number;
  error: unknown;
  at: Date;
}): string {
  const error = run.error instanceof Error ? run.error : new Error(String(run.error));
  return JSON.stringify({
    version: "1.0",
    timestamp: run.at.toISOString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn: `arn:aws:lambda:${region}:${account}:function:${run.functionName}:$LATEST`,
      condition: "RetriesExhausted",
      approximateInvokeCount: run.runs,
    },
    requestPayload: run.event,
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    responsePayload: { errorType: error.name, errorMessage: error.message },
  });
}
