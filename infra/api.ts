import { Duration, NestedStack, Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import * as apigateway from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { loggedClaim } from "../shared/domain/people/token-claims.ts";
import { actingHeader } from "../shared/http/actor.ts";
import { exposedHeaders } from "../shared/http/headers.ts";
import { isRated } from "../shared/http/request-rate.ts";
import { routeKey } from "../shared/http/route-key.ts";
import { servedPath } from "../shared/http/served-path.ts";
import { constructId, type FoundFunction } from "./discover.ts";
import { CqpFunction, capabilityLogs } from "./function.ts";
import type { Identity } from "./identity.ts";
import { reachOf } from "./reach.ts";
import type { Resources } from "./resources.ts";
import { type Stage, systemName } from "./stages/stage.ts";

/** What a line of the access log says: which request of whom, by a hash, how long it took, and what refused it; no address. */
const accessLine = {
  requestId: "$context.requestId",
  at: "$context.requestTime",
  route: "$context.routeKey",
  status: "$context.status",
  bytes: "$context.responseLength",
  latency: "$context.responseLatency",
  functionLatency: "$context.integrationLatency",
  subject: `$context.authorizer.claims.${loggedClaim}`,
  authorizerError: "$context.authorizer.error",
  functionError: "$context.integrationErrorMessage",
  gatewayError: "$context.error.message",
};

/**
 * The HTTP API: one function for each declared route, in a nested stack for each capability: a stack holds 500
 * resources, and a route takes five.
 */
export class Api extends Construct {
  readonly api: apigateway.HttpApi;
  readonly stage: apigateway.HttpStage;

  constructor(
    scope: Construct,
    id: string,
    props: { functions: readonly FoundFunction[]; identity: Identity; resources: Resources },
  ) {
    super(scope, id);
    const { stage } = props.resources;
    const { domains } = stage;
    this.api = new apigateway.HttpApi(this, "Http", {
      apiName: systemName(stage),
      createDefaultStage: false,
      // Where the stage has a domain for it, CloudFront alone finds the API.
      disableExecuteApiEndpoint: "origin" in domains,
      corsPreflight: {
        // Partners' systems ask from servers, which know no origin.
        allowOrigins: [`https://${domains.space}`],
        allowMethods: [apigateway.CorsHttpMethod.ANY],
        allowHeaders: [
          "authorization",
          "content-type",
          "if-match",
          "if-none-match",
          "idempotency-key",
          actingHeader,
        ],
        exposeHeaders: [...exposedHeaders],
        maxAge: Duration.hours(1),
      },
    });
    const access = capabilityLogs(this, "AccessLogs", stage);
    this.stage = new apigateway.HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit: stage.throttle.rate, burstLimit: stage.throttle.burst },
      accessLogSettings: {
        destination: new apigateway.LogGroupLogDestination(access),
        format: AccessLogFormat.custom(JSON.stringify(accessLine)),
      },
    });
    const authorizer = new HttpJwtAuthorizer("Jwt", props.identity.issuer, {
      jwtAudience: [props.identity.audience],
    });
    const throttled: Record<string, { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }> = {};
    const capabilities = new Map<string, { stack: NestedStack; logGroup: LogGroup }>();
    for (const found of props.functions) {
      if (found.declared.kind !== "route") continue;
      const { route } = found.declared;
      const capability = found.name.split("/")[0] ?? found.name;
      const { stack, logGroup } = capabilities.get(capability) ?? this.addCapability(capability, stage);
      capabilities.set(capability, { stack, logGroup });
      const { function: handler } = new CqpFunction(
        stack,
        constructId(found.name),
        {
          name: found.name,
          purpose: routeKey(route),
          needs: route.needs,
          reach: reachOf(found),
          logGroup,
          countsVisitors: "public" in route.may && isRated(route),
          ...(route.timeoutSeconds === undefined ? {} : { timeoutSeconds: route.timeoutSeconds }),
        },
        props.resources,
      );
      const integration = new HttpLambdaIntegration(`${constructId(found.name)}Integration`, handler, {
        scopePermissionToRoute: false,
      });
      // What may be read may be asked after: the same function, which answers without the body.
      for (const method of route.method === "GET" ? (["GET", "HEAD"] as const) : [route.method]) {
        const id = `${constructId(found.name)}${method === "HEAD" ? "HeadRoute" : "Route"}`;
        const added = new apigateway.HttpRoute(stack, id, {
          httpApi: this.api,
          routeKey: apigateway.HttpRouteKey.with(servedPath(route.path), apigateway.HttpMethod[method]),
          integration,
          ...("public" in route.may ? {} : { authorizer }),
        });
        if (route.throttle !== undefined) {
          const { rate, burst } = route.throttle;
          throttled[`${method} ${servedPath(route.path)}`] = {
            ThrottlingRateLimit: rate,
            ThrottlingBurstLimit: burst,
          };
          // A stage can't limit a route that does not exist yet.
          this.stage.node.addDependency(added);
        }
        if ("public" in route.may)
          Validations.of(added).acknowledge({
            id: "AwsSolutions-APIG4",
            reason: "open to all by its declaration: public lists, the description of the API, unknown paths",
          });
      }
    }
    const resource = this.stage.node.defaultChild;
    if (!(resource instanceof apigateway.CfnStage)) throw new Error("the stage has no resource");
    resource.addPropertyOverride("RouteSettings", throttled);
  }

  private addCapability(capability: string, stage: Stage): { stack: NestedStack; logGroup: LogGroup } {
    const stack = new NestedStack(this, capability);
    return { stack, logGroup: capabilityLogs(stack, "Logs", stage) };
  }
}
