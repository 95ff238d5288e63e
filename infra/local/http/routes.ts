import * as z from "zod";
import { type Assembly, resourcesOf } from "../template/assembly.ts";
import { type CorsConfiguration, corsConfiguration } from "./cors.ts";
import type { LocalRoute } from "./router.ts";
import type { RateLimit } from "./throttle.ts";

const routeProperties = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(["NONE", "JWT"]).default("NONE"),
});
const integrationProperties = z.object({
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal("2.0"),
});

/** The routes of a template's HTTP API, each with its function. */
export function templateRoutes(assembly: Assembly, resolve: (value: unknown) => unknown): LocalRoute[] {
  const integrations = new Map(
    resourcesOf(assembly, "AWS::ApiGatewayV2::Integration").map(([id, resource]) => [
      String(resolve({ Ref: id })),
      integrationProperties.parse(resolve(resource.Properties)),
    ]),
  );
  return resourcesOf(assembly, "AWS::ApiGatewayV2::Route").map(([id, resource]) => {
    const { RouteKey, Target, AuthorizationType } = routeProperties.parse(resolve(resource.Properties));
    const integration = integrations.get(Target.replace("integrations/", ""));
    if (integration === undefined) throw new Error(`the route ${id} has no integration`);
    return {
      key: RouteKey,
      functionName: integration.IntegrationUri.split(":").at(-1) ?? "",
      authorised: AuthorizationType === "JWT",
    };
  });
}

/** The CORS configuration of a template's HTTP API. */
export function templateCors(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
): CorsConfiguration | undefined {
  const [api] = resourcesOf(assembly, "AWS::ApiGatewayV2::Api");
  const given = api === undefined ? undefined : resolve(api[1].Properties["CorsConfiguration"]);
  return given === undefined ? undefined : corsConfiguration.parse(given);
}

const stageProperties = z.object({
  RouteSettings: z
    .record(z.string(), z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }))
    .default({}),
});

/** The limits of a template's routes, by route key. */
export function templateLimits(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
): ReadonlyMap<string, RateLimit> {
  const [stage] = resourcesOf(assembly, "AWS::ApiGatewayV2::Stage");
  const { RouteSettings } = stageProperties.parse(stage === undefined ? {} : resolve(stage[1].Properties));
  return new Map(
    Object.entries(RouteSettings).map(([key, { ThrottlingRateLimit, ThrottlingBurstLimit }]) => [
      key,
      { rate: ThrottlingRateLimit, burst: ThrottlingBurstLimit },
    ]),
  );
}
