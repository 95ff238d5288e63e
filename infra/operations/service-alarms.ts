import { Duration } from "aws-cdk-lib";
import type * as apigateway from "aws-cdk-lib/aws-apigatewayv2";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import type { Ring } from "./ring.ts";

const period = Duration.minutes(5);

/** The calls that functions make of the table. */
const operations = [
  dynamodb.Operation.GET_ITEM,
  dynamodb.Operation.BATCH_GET_ITEM,
  dynamodb.Operation.QUERY,
  dynamodb.Operation.PUT_ITEM,
  dynamodb.Operation.UPDATE_ITEM,
  dynamodb.Operation.TRANSACT_GET_ITEMS,
  dynamodb.Operation.TRANSACT_WRITE_ITEMS,
];

/** A metric of all functions of the account in the region: a stage has an account to itself. */
function ofAllFunctions(metricName: string): cloudwatch.Metric {
  return new cloudwatch.Metric({ namespace: "AWS/Lambda", metricName, statistic: "sum", period });
}

/** What is watched of the services that answer people. */
export interface WatchedServices {
  api: apigateway.HttpApi;
  table: dynamodb.Table;
  /** The function that makes tokens. */
  signIn: lambda.Function | undefined;
}

/** Alarms on what answers people: the API, functions, the table, signing in. */
export function alarmOnServices(ring: Ring, { api, table, signIn }: WatchedServices): void {
  ring.on("ServerErrors", {
    metric: api.metricServerError({ period, statistic: "sum" }),
    says: "The API answered with server errors",
    runbook: "server-errors",
  });
  ring.on("FunctionErrors", {
    metric: ofAllFunctions("Errors"),
    says: "Functions failed, died or were stopped at their time limit",
    runbook: "function-errors",
    when: { atLeast: 3 },
  });
  ring.on("Throttles", {
    metric: ofAllFunctions("Throttles"),
    says: "AWS refused to start functions: too many at once",
    runbook: "throttles",
  });
  ring.on("TableThrottled", {
    metric: table.metricThrottledRequestsForOperations({ operations, period }),
    says: "The table throttles calls",
    runbook: "table",
    when: { atLeast: 10 },
  });
  ring.on("TableFaults", {
    metric: table.metricSystemErrorsForOperations({ operations, period }),
    says: "The table failed calls",
    runbook: "table",
    when: { atLeast: 10 },
  });
  if (signIn === undefined) throw new Error("no function makes tokens");
  ring.on("SignIn", {
    metric: new cloudwatch.MathExpression({
      expression: "FILL(errors, 0) + FILL(throttles, 0)",
      label: "sign-ins refused",
      usingMetrics: {
        errors: signIn.metricErrors({ period, statistic: "sum" }),
        throttles: signIn.metricThrottles({ period, statistic: "sum" }),
      },
      period,
    }),
    says: "The function that makes tokens failed: people can't sign in",
    runbook: "sign-in",
  });
  ring.on("SignInSlow", {
    metric: signIn.metricDuration({ period, statistic: "p99" }),
    says: "The function that makes tokens takes nearly the 5 seconds that Cognito waits",
    runbook: "sign-in",
    when: { atLeast: 4000 },
  });
}
