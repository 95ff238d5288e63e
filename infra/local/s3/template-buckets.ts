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
    .object({
      EventBridgeConfiguration: z.object({ EventBridgeEnabled: z.boolean() }).optional(),
      QueueConfigurations: z.array(z.object({ Queue: z.string() })).optional(),
    })
    .optional(),
});

/** A bucket of a template; `told`: the ARNs of the queues that it tells of what is put into it, as that of parked records does. */
export type TemplateBucket = S3DoorBucket & { told: readonly string[] };

/** The buckets of a template. */
export function templateBuckets(assembly: Assembly, resolve: (value: unknown) => unknown): TemplateBucket[] {
  return resourcesOf(assembly, "AWS::S3::Bucket").map(([id, resource]) => {
    const bucket = properties.parse(resolve(resource.Properties));
    return {
      name: localName(id),
      lockedDays: bucket.ObjectLockConfiguration?.Rule.DefaultRetention.Days,
      events: bucket.NotificationConfiguration?.EventBridgeConfiguration?.EventBridgeEnabled === true,
      told: (bucket.NotificationConfiguration?.QueueConfigurations ?? []).map(({ Queue }) => Queue),
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
