import * as z from "zod";
import { type Assembly, resourcesOf } from "../template/assembly.ts";
import { localName } from "../template/resolve.ts";
import type { S3DoorBucket } from "./door.ts";

const list = z.array(z.string()).default([]);
const properties = z.object({
  CorsConfiguration: z
    .object({
      CorsRules: z.array(
        z.object({
          AllowedOrigins: list,
          AllowedMethods: list,
          AllowedHeaders: list,
          ExposedHeaders: list,
          MaxAge: z.coerce.number().optional(),
        }),
      ),
    })
    .optional(),
  ObjectLockConfiguration: z
    .object({
      Rule: z.object({
        DefaultRetention: z.object({ Mode: z.literal("COMPLIANCE"), Days: z.coerce.number().int() }),
      }),
    })
    .optional(),
  NotificationConfiguration: z
    .object({ EventBridgeConfiguration: z.object({ EventBridgeEnabled: z.boolean() }).optional() })
    .optional(),
});

/** The buckets of a template. */
export function templateBuckets(assembly: Assembly, resolve: (value: unknown) => unknown): S3DoorBucket[] {
  return resourcesOf(assembly, "AWS::S3::Bucket").map(([id, resource]) => {
    const bucket = properties.parse(resolve(resource.Properties));
    return {
      name: localName(id),
      lockedDays: bucket.ObjectLockConfiguration?.Rule.DefaultRetention.Days,
      events: bucket.NotificationConfiguration?.EventBridgeConfiguration?.EventBridgeEnabled === true,
      cors: (bucket.CorsConfiguration?.CorsRules ?? []).map((rule) => ({
        allowedOrigins: rule.AllowedOrigins,
        allowedMethods: rule.AllowedMethods,
        allowedHeaders: rule.AllowedHeaders,
        exposedHeaders: rule.ExposedHeaders,
        ...(rule.MaxAge === undefined ? {} : { maxAgeSeconds: rule.MaxAge }),
      })),
    };
  });
}
