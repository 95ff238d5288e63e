import { createContext, Script } from "node:vm";
import * as z from "zod";
import { type Assembly, resourcesOf } from "../template/assembly.ts";

const behaviour = z.object({
  PathPattern: z
    .string()
    .regex(/^\/[\w/-]+\/\*$/)
    .optional(),
  TargetOriginId: z.string(),
  Compress: z.boolean().default(false),
  ResponseHeadersPolicyId: z.object({ Ref: z.string() }).optional(),
  FunctionAssociations: z
    .array(
      z.object({
        EventType: z.enum(["viewer-request", "viewer-response"]),
        FunctionARN: z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("FunctionARN")]) }),
      }),
    )
    .default([]),
});
const properties = z.object({
  DistributionConfig: z.object({
    DefaultCacheBehavior: behaviour,
    CacheBehaviors: z.array(behaviour).default([]),
    Origins: z.array(
      z.object({
        Id: z.string(),
        DomainName: z.unknown(),
        S3OriginConfig: z.object({}).optional(),
        OriginCustomHeaders: z
          .array(z.object({ HeaderName: z.string(), HeaderValue: z.unknown() }))
          .default([]),
      }),
    ),
  }),
});
const overridden = { Override: z.literal(true) };
const headersPolicy = z.object({
  ResponseHeadersPolicyConfig: z.object({
    CustomHeadersConfig: z.object({
      Items: z.array(z.object({ Header: z.string(), Value: z.string(), ...overridden })),
    }),
    SecurityHeadersConfig: z.object({
      ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string(), ...overridden }),
      ContentTypeOptions: z.object(overridden),
      FrameOptions: z.object({ FrameOption: z.string(), ...overridden }),
      ReferrerPolicy: z.object({ ReferrerPolicy: z.string(), ...overridden }),
    }),
  }),
});
const edgeFunction = z.object({ FunctionCode: z.string() });
/** How CloudFront calls a function, as often as it likes once it is loaded. */
const called = new Script("handler(event)");

/** What CloudFront's functions are called with here: what ours read and change. */
export interface EdgeEvent {
  request: { uri: string; headers: Record<string, { value: string }> };
  /** Who asks. */
  viewer: { ip: string };
  response?: { headers: Record<string, { value: string }> };
}

/** How requests of some paths are answered. */
export interface Behaviour {
  /** What their paths begin with; every path where it is empty. */
  under: string;
  /** The bucket whose files they get, or the host of the API. */
  origin: { bucket: string } | { host: string; headers: Readonly<Record<string, string>> };
  compress: boolean;
  headers: Readonly<Record<string, string>>;
  /** Runs the functions of a moment, which change what they are given. */
  run(moment: "viewer-request" | "viewer-response", event: EdgeEvent): void;
}

/** The behaviours of the template's distribution, in the order in which CloudFront asks; none where there is none. */
export function behavioursOf(assembly: Assembly, resolve: (value: unknown) => unknown): Behaviour[] {
  return resourcesOf(assembly, "AWS::CloudFront::Distribution").flatMap(([, { Properties }]) => {
    const { DistributionConfig: config } = properties.parse(Properties);
    const origins = new Map(config.Origins.map((origin) => [origin.Id, origin]));
    return [...config.CacheBehaviors, config.DefaultCacheBehavior].map((declared) => {
      const origin = origins.get(declared.TargetOriginId);
      const edge = declared.FunctionAssociations.map(({ EventType, FunctionARN }) => {
        const [id] = FunctionARN["Fn::GetAtt"];
        const { FunctionCode } = edgeFunction.parse(assembly.resources.get(id)?.Properties);
        const context = createContext({});
        new Script(FunctionCode).runInContext(context);
        return { moment: EventType, context };
      });
      const shown = Object.fromEntries(
        (origin?.OriginCustomHeaders ?? []).map(({ HeaderName, HeaderValue }) => [
          HeaderName.toLowerCase(),
          String(resolve(HeaderValue)),
        ]),
      );
      const domain = z.string().parse(resolve(origin?.DomainName));
      return {
        under: declared.PathPattern?.replace("*", "") ?? "",
        origin: origin?.S3OriginConfig === undefined ? { host: domain, headers: shown } : { bucket: domain },
        compress: declared.Compress,
        headers: headersOf(assembly, resolve, declared.ResponseHeadersPolicyId?.Ref),
        run: (moment, event) => {
          // Against what never ends: a busy machine may take a while for what CloudFront does in one millisecond.
          for (const { context } of edge.filter((one) => one.moment === moment))
            called.runInContext(Object.assign(context, { event }), { timeout: 5000 });
        },
      };
    });
  });
}

function headersOf(
  assembly: Assembly,
  resolve: (value: unknown) => unknown,
  policy: string | undefined,
): Record<string, string> {
  if (policy === undefined) return {};
  const { ResponseHeadersPolicyConfig: config } = headersPolicy.parse(
    resolve(assembly.resources.get(policy)?.Properties),
  );
  const { SecurityHeadersConfig: secure, CustomHeadersConfig: own } = config;
  return {
    "content-security-policy": secure.ContentSecurityPolicy.ContentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "x-frame-options": secure.FrameOptions.FrameOption,
    "referrer-policy": secure.ReferrerPolicy.ReferrerPolicy,
    // A browser takes no HSTS over HTTP: the one header that is not told here.
    ...Object.fromEntries(own.Items.map(({ Header, Value }) => [Header, Value])),
  };
}
