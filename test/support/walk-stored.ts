import type * as z from "zod";
import { keepingUnknown } from "../../shared/domain/structure.ts";

/** Shows every object that a stored thing is made of, and where in it; the attributes of records are not its own. */
export function walkStored(
  schema: z.core.$ZodType,
  value: unknown,
  see: (found: Record<string, unknown>, path: string) => void,
  path = "",
): void {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (value === undefined || value === null) return;
  switch (def.type) {
    case "object": {
      const found = value as Record<string, unknown>;
      for (const [key, field] of Object.entries(def.shape))
        walkStored(field, found[key], see, path === "" ? key : `${path}.${key}`);
      see(found, path);
      return;
    }
    case "array":
      for (const [index, element] of (value as unknown[]).entries())
        walkStored(def.element, element, see, `${path}[${index}]`);
      return;
    case "record":
      for (const [key, element] of Object.entries(value))
        walkStored(def.valueType, element, see, `${path}{${key}}`);
      return;
    case "union": {
      const option = def.options.find((one) => keepingUnknown(one as z.ZodType).safeParse(value).success);
      if (option === undefined) throw new Error(`nothing of the union at ${path}`);
      walkStored(option, value, see, path);
      return;
    }
    case "optional":
    case "default":
    case "nullable":
      walkStored(def.innerType, value, see, path);
      return;
    default:
      return;
  }
}
