import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Stack } from "aws-cdk-lib";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";
import { visitorHeader } from "../../shared/http/visitor.ts";

const folder = join(import.meta.dirname, "../space");

/** A small function that CloudFront runs at a moment of each request: a file of `infra/space`, in which `VISITOR` stands for a header's name. */
export function edgeFunction(
  scope: Construct,
  id: string,
  file: string,
  eventType: cloudfront.FunctionEventType,
): cloudfront.FunctionAssociation {
  const code = readFileSync(join(folder, file), "utf8").replaceAll(
    '"VISITOR"',
    JSON.stringify(visitorHeader),
  );
  return {
    eventType,
    function: new cloudfront.Function(scope, id, {
      // Unique in the account, in all regions.
      functionName: `${Stack.of(scope).stackName}-${id}`,
      code: cloudfront.FunctionCode.fromInline(code),
      runtime: cloudfront.FunctionRuntime.JS_2_0,
    }),
  };
}
