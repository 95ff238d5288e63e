import * as z from "zod";
import type { Template } from "./template.ts";

const reference = z.strictObject({ Ref: z.string() });
const attribute = z.strictObject({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) });
const substitution = z.strictObject({ "Fn::Sub": z.string() });

/**
 * A template with the resources of one of its nested stacks in place of that stack, as CloudFormation would make
 * them: parameters take the values that the parent gives, and the parent's references to outputs lead to what these
 * are made of. Logical ids get the stack's own digest in front, as two nested stacks may use the same ones.
 */
export function inlineNestedStack(
  parent: Template,
  stackId: string,
  nested: Template,
  parameters: Readonly<Record<string, unknown>>,
): Template {
  const renamed = (id: string) => `${stackId.slice(-8)}${id}`;
  const ownReference = (id: string): unknown =>
    id in parameters ? parameters[id] : { Ref: nested.Resources[id] === undefined ? id : renamed(id) };
  const toParent = (value: unknown): unknown =>
    rewrite(value, {
      ref: ownReference,
      attribute: (id, name) => ({ "Fn::GetAtt": [renamed(id), name] }),
      substitution: (text) => ({
        "Fn::Sub": text.replace(/\$\{([^}.]+)/g, (whole, id: string) =>
          nested.Resources[id] === undefined ? whole : `\${${renamed(id)}`,
        ),
      }),
    });
  const outputs = new Map(
    Object.entries(nested.Outputs).map(([name, { Value }]) => [`Outputs.${name}`, toParent(Value)]),
  );
  const inParent = (value: unknown): unknown =>
    rewrite(value, {
      ref: (id) => ({ Ref: id }),
      attribute: (id, name) =>
        id === stackId && outputs.has(name) ? outputs.get(name) : { "Fn::GetAtt": [id, name] },
      substitution: (text) => ({ "Fn::Sub": text }),
    });
  const { [stackId]: _, ...others } = parent.Resources;
  const resources = Object.entries(nested.Resources).map(([id, { Type, Properties }]) => [
    renamed(id),
    { Type, Properties: toParent(Properties) },
  ]);
  return inParent({
    Resources: { ...others, ...Object.fromEntries(resources) },
    Outputs: parent.Outputs,
  }) as Template;
}

/** A value with each of its references replaced. */
function rewrite(
  value: unknown,
  by: {
    ref: (id: string) => unknown;
    attribute: (id: string, name: string) => unknown;
    substitution: (text: string) => unknown;
  },
): unknown {
  if (Array.isArray(value)) return value.map((entry) => rewrite(entry, by));
  if (typeof value !== "object" || value === null) return value;
  // The key tells first: a schema that refuses costs a hundred times as much, and a template has thousands of values.
  if ("Ref" in value) {
    const ref = reference.safeParse(value);
    if (ref.success) return by.ref(ref.data.Ref);
  } else if ("Fn::GetAtt" in value) {
    const att = attribute.safeParse(value);
    if (att.success) return by.attribute(...att.data["Fn::GetAtt"]);
  } else if ("Fn::Sub" in value) {
    const sub = substitution.safeParse(value);
    if (sub.success) return by.substitution(sub.data["Fn::Sub"]);
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, rewrite(entry, by)]));
}
