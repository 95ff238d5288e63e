import * as z from "zod";

/** What becomes of an attribute that a schema doesn't name: it is kept with the thing, or left out. */
type Unknown = "kept" | "dropped";

const derived: Record<Unknown, WeakMap<z.core.$ZodType, z.ZodType>> = {
  kept: new WeakMap(),
  dropped: new WeakMap(),
};

/**
 * What reads a thing that was stored: made of what `schema` says, at every depth, with all else that it holds.
 *
 * A schema of the domain says two things: what a thing is made of, and what may be entered (lengths, formats, fields
 * that go together, nothing else besides). Once stored, the first alone counts: what was entered under yesterday's
 * limits is still there today, and what tomorrow's code adds to it is kept when today's code saves it again.
 */
export function keepingUnknown<Schema extends z.ZodType>(schema: Schema): z.ZodType<z.output<Schema>> {
  return structureOf<z.output<Schema>>(schema, "kept");
}

/**
 * What shows a thing to those who know of `schema` alone: readers of the API, and of events. All else that the thing
 * holds is left out, at every depth.
 */
export function droppingUnknown<Schema extends z.ZodType>(schema: Schema): z.ZodType<z.output<Schema>> {
  return structureOf<z.output<Schema>>(schema, "dropped");
}

function structureOf<Output = unknown>(schema: z.core.$ZodType, unknown: Unknown): z.ZodType<Output> {
  let made = derived[unknown].get(schema);
  if (made === undefined) {
    made = derive(schema, unknown);
    derived[unknown].set(schema, made);
  }
  // It reads what `schema` reads, which the walk through its definition hides from TypeScript.
  return made as z.ZodType<Output>;
}

/** By hand: zod opens the outermost object of a schema alone (`loose`, `strip`). */
function derive(schema: z.core.$ZodType, unknown: Unknown): z.ZodType {
  // Every schema of zod has one of these definitions; `$ZodType` alone does not say so.
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const of = (inner: z.core.$ZodType) => structureOf(inner, unknown);
  switch (def.type) {
    case "object": {
      const shape = Object.fromEntries(Object.entries(def.shape).map(([key, field]) => [key, of(field)]));
      const open =
        unknown === "kept" || (def.catchall !== undefined && def.catchall._zod.def.type !== "never");
      return open ? z.looseObject(shape) : z.object(shape);
    }
    case "array":
      return z.array(of(def.element));
    case "record":
      return z.record(z.string(), of(def.valueType));
    case "union":
      return "discriminator" in def
        ? z.discriminatedUnion(def.discriminator as string, def.options.map(of) as unknown as Discriminated)
        : z.union(def.options.map(of));
    case "optional":
      return z.optional(of(def.innerType));
    case "nullable":
      return z.nullable(of(def.innerType));
    case "default":
      return z._default(of(def.innerType), () => def.defaultValue as z.core.util.NoUndefined<unknown>);
    case "pipe":
      // What was entered one way is stored, and shown, as it came out.
      return of(def.out._zod.def.type === "transform" ? def.in : def.out);
    case "string":
      return z.string();
    case "number":
      return z.number();
    case "boolean":
    case "enum":
    case "literal":
    case "unknown":
      return schema as z.ZodType;
    default:
      throw new Error(
        `what of a ${def.type} is stored or shown has to be said in shared/domain/structure.ts`,
      );
  }
}

type Discriminated = Parameters<typeof z.discriminatedUnion>[1];
