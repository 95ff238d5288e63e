import * as zod from "zod";

/*
 * What bundles have in the place of zod (decision 24): schemas that are made when something is asked of them. A function
 * imports a thousand with the code that it shares, of which a request uses some; making them all took as long as loading
 * the SDK. Sources and their types know of zod alone, and what is not listed here is zod's own: what makes a check, of
 * which the domain knows some again.
 */
export * from "zod";

/** Methods that make a schema out of one, and so wait with it. All others make it. */
const makingMethods: ReadonlySet<string | symbol> = new Set([
  "catch",
  "check",
  "default",
  "extend",
  "length",
  "max",
  "meta",
  "min",
  "nonnegative",
  "nullish",
  "omit",
  "optional",
  "overwrite",
  "partial",
  "pick",
  "positive",
  "refine",
  "regex",
  "safeExtend",
  "superRefine",
  "toLowerCase",
  "toUpperCase",
  "transform",
  "trim",
]);

/** A schema that is not made yet, or was. */
interface Late {
  make: () => object;
  made?: object;
}

function schemaOf(late: Late): object {
  late.made ??= late.make();
  return late.made;
}

/** The property that gives the schema itself, for zod, which tells its schemas apart. */
const itself = Symbol("itself");

const late: ProxyHandler<Late> = {
  get(target, property) {
    if (property === itself) return schemaOf(target);
    if (!makingMethods.has(property)) return Reflect.get(schemaOf(target), property);
    return (...given: unknown[]) =>
      wait(() => Reflect.apply(Reflect.get(schemaOf(target), property), schemaOf(target), given.map(made)));
  },
  has: (target, property) => property in schemaOf(target),
  getPrototypeOf: (target) => Object.getPrototypeOf(schemaOf(target)),
};

function wait(make: () => object): object {
  return new Proxy<Late>({ make }, late);
}

/** What zod is given, with all late schemas in it made. */
function made(given: unknown): unknown {
  if (typeof given !== "object" || given === null) return given;
  const schema = Reflect.get(given, itself);
  if (schema !== undefined) return schema;
  if (Array.isArray(given)) return given.map(made);
  // Not what has a class of its own: a pattern, a date.
  if (Object.getPrototypeOf(given) !== Object.prototype) return given;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, made(value)]));
}

function lately(make: (...given: never[]) => object): (...given: unknown[]) => object {
  return (...given) => wait(() => Reflect.apply(make, undefined, given.map(made)));
}

export const array = lately(zod.array);
export const boolean = lately(zod.boolean);
export const custom = lately(zod.custom);
export const discriminatedUnion = lately(zod.discriminatedUnion);
export const email = lately(zod.email);
export const int = lately(zod.int);
export const iso = { date: lately(zod.iso.date), datetime: lately(zod.iso.datetime) };
export const literal = lately(zod.literal);
export const looseObject = lately(zod.looseObject);
export const nullable = lately(zod.nullable);
export const number = lately(zod.number);
export const object = lately(zod.object);
export const optional = lately(zod.optional);
export const partialRecord = lately(zod.partialRecord);
export const record = lately(zod.record);
export const strictObject = lately(zod.strictObject);
export const string = lately(zod.string);
export const ulid = lately(zod.ulid);
export const union = lately(zod.union);
export const unknown = lately(zod.unknown);
export const url = lately(zod.url);
const [lateEnum, lateDefault, lateInstance] = [zod.enum, zod._default, zod.instanceof].map(lately);

export { lateDefault as _default, lateEnum as enum, lateInstance as instanceof };
