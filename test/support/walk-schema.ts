import type * as z from "zod";

/** A schema within another one, and where it is: `periods[].employer`, `domains{}`. */
export interface Found {
  path: string;
  schema: z.core.$ZodType;
}

/** Every schema within a schema, itself included, in the order of its fields; what is behind a transformation too. */
export function schemasWithin(schema: z.core.$ZodType, path = ""): Found[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const within = (inner: z.core.$ZodType, step = "") => schemasWithin(inner, path + step);
  const parts = (): Found[] => {
    switch (def.type) {
      case "object":
        return Object.entries(def.shape).flatMap(([key, field]) =>
          within(field, path === "" ? key : `.${key}`),
        );
      case "array":
        return within(def.element, "[]");
      case "record":
        return [...within(def.keyType, "{key}"), ...within(def.valueType, "{}")];
      case "union":
        return def.options.flatMap((option) => within(option));
      case "optional":
      case "nullable":
      case "default":
        return within(def.innerType);
      case "pipe":
        return within(def.in);
      default:
        return [];
    }
  };
  return [{ path, schema }, ...parts()];
}
