import * as z from "zod";
import { type Assembly, resourcesOf } from "../template/assembly.ts";

const properties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.coerce.number().default(10),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
  /** Of a stream: how often what fails is tried again, and for how long; -1 without end, as Lambda does unless told. */
  MaximumRetryAttempts: z.coerce.number().int().default(-1),
  MaximumRecordAgeInSeconds: z.coerce.number().int().default(-1),
  BisectBatchOnFunctionError: z.boolean().default(false),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
});
/** What feeds a function: a queue, or the table's stream. */
export type SourceMapping = z.infer<typeof properties>;

/** The event source mappings of a template. */
export function sourceMappings(assembly: Assembly, resolve: (value: unknown) => unknown): SourceMapping[] {
  return resourcesOf(assembly, "AWS::Lambda::EventSourceMapping").map(([, resource]) =>
    properties.parse(resolve(resource.Properties)),
  );
}
