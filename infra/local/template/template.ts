import * as z from "zod";

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
/** What is read of a synthesised template. */
export const template = z.object({
  Resources: z.record(z.string(), resource),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});

/** A resource of the template. */
export type TemplateResource = z.infer<typeof resource>;
/** A template: its resources and outputs by logical id. */
export type Template = z.infer<typeof template>;
