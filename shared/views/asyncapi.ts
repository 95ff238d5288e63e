import * as z from "zod";
import { factCatalogue } from "../../events/catalogue.ts";
import type { FactDefinition, FactSubject } from "../../events/fact.ts";
import { inFigures } from "../domain/french/quantity.ts";
import { guidePolicy } from "../domain/policy/guide-policy.ts";
import { describeSchema, formalise, valuesOf } from "../http/description/describe.ts";
import { descriptionVersion, subjectReads, tokens } from "../http/description/introduction.ts";
import { isNode, type Node, optionsOf, schemasIn } from "../http/description/walk.ts";
import { factWords } from "../http/description/words/facts.ts";
import { words } from "../http/description/words.ts";
import type { Operation } from "../http/openapi.ts";
import { servedPath } from "../http/served-path.ts";
import { accessEnded, accessEndedLabel, change, dataOfChange } from "./change-view.ts";

/** What facts are about, in French. */
const subjects: Readonly<Record<FactSubject["kind"], string>> = {
  file: "un dossier",
  session: "un jury",
  centre: "un centre de formation",
  company: "une entreprise",
  "jury-member": "un membre de jury",
  certification: "une certification",
  party: "un organisme",
  export: "une liste exportée",
  oemm: "l’OEMM",
  person: "une personne",
};

const introduction = `Ce que dit \`GET ${servedPath("/changes")}\`, fait par fait. L’API n’appelle personne\u00a0: un client relit ce flux à son rythme.

- \`after\` reçoit le \`next\` de la lecture précédente\u00a0; sans lui, la lecture commence au plus ancien changement conservé (${inFigures(guidePolicy.changes.kept)}).
- Pour commencer une copie, comme après un 410\u00a0: lire d’abord \`next\` avec \`begin=now\`, puis les listes en entier\u00a0; ce qui change entre-temps suit cette place.
- Chaque changement est dit une fois, dans un ordre qui ne change pas\u00a0; \`more\` dit s’il en reste.
- Ce qui ne tient qu’au jour de la lecture (les manques que dit \`readiness\` quand un agrément prend fin, par exemple) change sans qu’aucun changement le dise\u00a0: relire le dossier avant d’agir.
- \`data\` ne contient que ce que l’appelant peut lire\u00a0: un champ facultatif peut manquer. Ni nom, ni adresse, ni texte libre n’y figure\u00a0: ils se lisent sur l’objet que \`subject\` nomme.
- \`version\` est celle du schéma de \`data\`\u00a0: elle augmente quand un champ disparaît, change de nom ou de type, ou devient obligatoire. Un champ, une valeur ou un type de fait peut apparaître sans qu’aucune version augmente\u00a0: un client accepte ce qu’il ne connaît pas encore.
- Les autres opérations, et les erreurs, sont décrites par \`/openapi.json\`.

Ce que nomme \`subject\` se relit selon sa nature (\`kind\`)\u00a0:

${subjectReads}`;

/** The schema of what an event says, in JSON Schema: open, as facts may gain fields, and without names that other schemas share. */
function jsonSchema(schema: z.ZodType, place: string): Node {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io: "output",
    metadata: z.registry(),
    override: ({ zodSchema, jsonSchema: told }) => {
      if (told.additionalProperties === false) delete told.additionalProperties;
      const { description } = z.globalRegistry.get(zodSchema) ?? {};
      if (description !== undefined) told.description ??= description;
    },
  });
  const read: unknown = JSON.parse(JSON.stringify(made));
  if (!isNode(read)) throw new Error(`${place} has no schema`);
  for (const met of schemasIn(read, [place])) {
    describeSchema(met, everyWord);
    formalise(met, everyWord);
    for (const one of [met.schema, ...optionsOf(met.schema)]) labelByWords(one, met.schema["description"]);
  }
  return read;
}

/** Labels values as the words of their property do, between brackets, where no label of the API's values is theirs. */
function labelByWords(schema: Node, words: unknown): void {
  const values = valuesOf(schema);
  if (values.length === 0 || schema["x-enumDescriptions"] !== undefined) return;
  const said = [...String(words).matchAll(/`([^`]+)` \(([^)]+)\)/g)];
  const labels = new Map(said.map(([, value = "", label = ""]) => [value, label]));
  schema["x-enumDescriptions"] = Object.fromEntries(values.map((value) => [value, labels.get(value)]));
}

const everyWord = new Map([...words, ...Object.entries(factWords)]);

/** What a change of any type says: the type, with its version and its data, is told by each, as languages with classes ask. */
function envelope(): Node {
  const { type: _, version: __, data: ___, ...shape } = change.shape;
  return { ...jsonSchema(z.strictObject(shape), "Change"), description: "Ce que dit tout changement" };
}

/** A change of a type, beside the schema that all share; with what its data are, where it has some. */
function typed(type: string, version: number, shared: string, data?: Node): Node {
  const label = factCatalogue.get(type)?.label ?? ended.title;
  return {
    type: "object",
    allOf: [reference("schemas", shared)],
    required: ["type", "version", ...(data === undefined ? [] : ["data"])],
    properties: {
      type: {
        type: "string",
        const: type,
        description: "Type du fait, stable",
        "x-enumDescriptions": { [type]: label },
      },
      version: {
        type: "integer",
        format: "int32",
        const: version,
        description: "Version du schéma des données de ce type",
      },
      ...(data === undefined ? {} : { data }),
    },
  };
}

/** What a reader is told of whom the data of a kind of fact are for. */
function readers({ ownerOnly, oemmOnly, decisions = [], personal }: FactDefinition): string[] {
  const named = (fields: readonly string[]) => fields.map((field) => `\`${field}\``).join(", ");
  const hidden = oemmOnly.filter((field) => !personal.includes(field));
  return [
    ...(ownerOnly ? ["Seuls le candidat et l’OEMM en sont informés."] : []),
    ...(hidden.length === 0 ? [] : [`Seul l’OEMM lit ${named(hidden)}.`]),
    ...(decisions.length === 0
      ? []
      : [`Une entreprise ne lit ${named(decisions)} que si son salarié y a consenti (R-PER-3).`]),
  ];
}

/** The data of a fact's example that the feed tells. */
function exampleOf(kind: FactDefinition): Node {
  const { shape } = dataOfChange(kind);
  return Object.fromEntries(Object.entries(kind.example).filter(([field]) => field in shape));
}

const exampleIds: Readonly<Partial<Record<FactSubject["kind"], string>>> = {
  file: "file_01JZ8M4Q7V2X9K3N5P6R8T0WYC",
  session: "ses_01JZ8M4Q7V2X9K3N5P6R8T0WYE",
};

function exampleOfChange(
  { type, label, version }: Pick<FactDefinition, "type" | "label" | "version">,
  about: FactSubject["kind"],
): Node {
  return {
    id: "01JZ8M4Q7V2X9K3N5P6R8T0WYC",
    type,
    label,
    version,
    at: "2027-03-15T09:30:00.000Z",
    subject: { kind: about, id: exampleIds[about] ?? "exemple" },
  };
}

function messageOf(kind: FactDefinition): Node {
  const { type, version, about, label } = kind;
  return {
    name: type,
    title: label,
    summary: label,
    description: [
      `${label}. Le fait concerne ${subjects[about]}\u00a0; ses données sont en version ${version}.`,
      ...readers(kind),
    ].join(" "),
    contentType: "application/json",
    tags: [reference("tags", about)],
    payload: reference("schemas", type),
    examples: [
      {
        name: "exemple",
        summary: "Exemple",
        payload: { ...exampleOfChange(kind, about), by: "oemm", data: exampleOf(kind) },
      },
    ],
  };
}

function schemaOf(kind: FactDefinition, shared: string): Node {
  const data = { ...jsonSchema(dataOfChange(kind), kind.type), description: "Données du fait" };
  return typed(kind.type, kind.version, shared, data);
}

/** The schema of a change of each type, by the type, beside the schema named `shared` of what all have. */
export function changeSchemas(shared: string): Record<string, Node> {
  const kinds = [...factCatalogue.values()].sort((one, other) => (one.type < other.type ? -1 : 1));
  return {
    [accessEnded]: typed(accessEnded, 1, shared),
    ...Object.fromEntries(kinds.map((kind) => [kind.type, schemaOf(kind, shared)])),
  };
}

const ended = {
  name: accessEnded,
  title: accessEndedLabel,
  summary: accessEndedLabel,
  description:
    "L’appelant n’a plus accès à ce que nomme `subject`\u00a0: ce qu’il en détient est à effacer. Rien d’autre n’en est dit.",
  contentType: "application/json",
  tags: [reference("tags", "access")],
  payload: reference("schemas", accessEnded),
  examples: [
    {
      name: "exemple",
      summary: "Exemple",
      payload: exampleOfChange({ type: accessEnded, label: accessEndedLabel, version: 1 }, "file"),
    },
  ],
};

function reference(...path: readonly string[]): Node {
  return { $ref: `#/components/${path.join("/")}` };
}

/** The AsyncAPI 3 description of what the feed of changes tells, from the facts' contracts and the route that reads it. */
export function asyncApiDescription(operations: readonly Operation[]): object {
  const route = operations.find(({ route: { path } }) => path === "/changes")?.route;
  if (route?.query === undefined) throw new Error("no route reads the changes");
  // What is read has its default; who asks need not say it.
  const { required: _, ...query } = jsonSchema(route.query, "readChanges");
  const kinds = [...factCatalogue.values()].sort((one, other) => (one.type < other.type ? -1 : 1));
  const types = [accessEnded, ...kinds.map(({ type }) => type)];
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Changements des CQP de la Mutualité",
      version: descriptionVersion,
      description: introduction,
      contact: { name: "OEMM, observatoire de la branche Mutualité" },
      license: { name: "Usage réservé aux organismes de la branche" },
    },
    defaultContentType: "application/json",
    servers: {
      api: {
        host: "{host}",
        protocol: "https",
        description: "Le serveur qui rend cette description",
        variables: { host: { default: "api.example.org", description: "Nom du serveur de l’API" } },
        security: [reference("securitySchemes", "jwt")],
      },
    },
    channels: {
      changes: {
        address: servedPath(route.path),
        title: "Changements",
        summary: route.summary,
        description: "Les changements de ce que l’appelant suit, en la qualité que dit `Acting-As`.",
        messages: Object.fromEntries(types.map((type) => [type, reference("messages", type)])),
      },
    },
    operations: {
      readChanges: {
        action: "send",
        channel: { $ref: "#/channels/changes" },
        title: route.summary,
        summary: route.summary,
        description: "Chaque changement est un élément de `items`, dans la réponse de l’opération HTTP.",
        bindings: {
          http: {
            method: route.method,
            query,
            bindingVersion: "0.3.0",
          },
        },
      },
    },
    components: {
      messages: {
        [accessEnded]: ended,
        ...Object.fromEntries(kinds.map((kind) => [kind.type, messageOf(kind)])),
      },
      schemas: { Change: envelope(), ...changeSchemas("Change") },
      tags: {
        access: { name: "access", description: "Ce qui concerne l’accès de l’appelant" },
        ...Object.fromEntries(
          Object.entries(subjects).map(([name, says]) => [
            name,
            { name, description: `Ce qui concerne ${says}` },
          ]),
        ),
      },
      securitySchemes: {
        jwt: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: tokens },
      },
    },
  };
}
