import * as z from "zod";
import type { Template } from "./template.ts";

const reference = z.strictObject({ Ref: z.string() });
const attribute = z.strictObject({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) });
const substitution = z.strictObject({ "Fn::Sub": z.string() });

/** A nested stack: its logical id in its parent, its own template, and the values that the parent gives it. */
export interface NestedStack {
  id: string;
  template: Template;
  parameters: Readonly<Record<string, unknown>>;
}

/**
 * A template with the resources of its nested stacks in place of those stacks, as CloudFormation would make them:
 * parameters take the values that the parent gives, and the parent's references to outputs lead to what these are made
 * of. Logical ids get the stack's own digest in front, as two nested stacks may use the same ones.
 */
export function inlineNestedStacks(parent: Template, stacks: readonly NestedStack[]): Template {
  const inlined = stacks.map(inline);
  const outputs = new Map<string, unknown>(inlined.flatMap((one) => one.outputs));
  // All outputs at once: a template goes through here in full, and there is a nested stack for each room.
  const followed = (value: unknown): unknown =>
    rewrite(value, {
      ref: (id) => ({ Ref: id }),
      attribute: (id, name) => {
        const output = `${id} ${name}`;
        return outputs.has(output) ? followed(outputs.get(output)) : { "Fn::GetAtt": [id, name] };
      },
      substitution: (text) => ({ "Fn::Sub": text }),
    });
  const ids = new Set(stacks.map(({ id }) => id));
  const own = Object.entries(parent.Resources).filter(([id]) => !ids.has(id));
  return followed({
    Resources: Object.fromEntries([...own, ...inlined.flatMap(({ resources }) => resources)]),
    Outputs: parent.Outputs,
  }) as Template;
}

/** The resources of a nested stack and what its outputs are made of, in the words of its parent. */
function inline({ id: stackId, template: nested, parameters }: NestedStack) {
  const renamed = (id: string) => `${stackId.slice(-8)}${id}`;
  const toParent = (value: unknown): unknown =>
    rewrite(value, {
      ref: (id) =>
        id in parameters ? parameters[id] : { Ref: nested.Resources[id] === undefined ? id : renamed(id) },
      attribute: (id, name) => ({ "Fn::GetAtt": [renamed(id), name] }),
      substitution: (text) => ({
        "Fn::Sub": text.replace(/\$\{([^}.]+)/g, (whole, id: string) =>
          nested.Resources[id] === undefined ? whole : `\${${renamed(id)}`,
        ),
      }),
    });
  return {
    resources: Object.entries(nested.Resources).map(([id, resource]) => [
      renamed(id),
      { ...resource, Properties: toParent(resource.Properties) },
    ]),
    outputs: Object.entries(nested.Outputs).map(
      ([name, { Value }]) => [`${stackId} Outputs.${name}`, toParent(Value)] as const,
    ),
  };
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
