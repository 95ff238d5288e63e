import { apiDescription, declaredOperations } from "../infra/api-description.ts";
import { discoverFunctions } from "../infra/discover.ts";
import { toMermaid, toStayingCommands, toTable } from "../shared/domain/state-machine.ts";
import { accessPatterns } from "../shared/store/access-patterns.ts";
import { entities } from "../shared/store/entities.ts";
import { changesDescription } from "./changes-description.ts";
import { correctionsPage } from "./corrections.ts";
import { leastPrivilegePage } from "./least-privilege.ts";
import { machines } from "./machines.ts";
import { objectsPage } from "./objects.ts";
import { permissionsPage } from "./permissions.ts";
import { pagesOfOperations } from "./places.ts";
import { registerPage } from "./register.ts";
import { requestFiles } from "./requests.ts";
import { rulesPage, withReferences } from "./rule-index.ts";
import { scalePage } from "./scale/page.ts";

const notice = "<!-- Generated from the code by `npm run docs`: change the code, not this page. -->";

/** The documents that come from the code, by file name. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  const functions = await discoverFunctions();
  const routes = functions.flatMap(({ declared }) =>
    declared.kind === "route" && declared.route.method !== "ANY" ? [declared.route] : [],
  );
  return new Map([
    ["asyncapi.json", `${JSON.stringify(await changesDescription(), undefined, 1)}\n`],
    ["corrections.md", correctionsPage(notice)],
    ["data-model.md", dataModel()],
    ["least-privilege.md", leastPrivilegePage(notice, functions)],
    ["objects.md", objectsPage(notice)],
    ["pages.md", await pagesOfOperations(await declaredOperations())],
    ["permissions.md", permissionsPage(notice, routes)],
    ["register.md", registerPage(notice)],
    ...requestFiles(await apiDescription()),
    ["rules.md", withReferences(rulesPage())],
    ["scale.md", scalePage(notice, queuesOf(functions))],
    ["state-machines.md", stateMachines()],
  ]);
}

/** Queues that feed a function: those of workers that the bus fills. */
function queuesOf(functions: Awaited<ReturnType<typeof discoverFunctions>>): number {
  const kinds: readonly string[] = ["facts", "subjects", "uploads", "deliveries"];
  return functions.filter(
    ({ declared }) => declared.kind === "trigger" && kinds.includes(declared.trigger.kind),
  ).length;
}

function dataModel(): string {
  const rows = accessPatterns.map(
    ({ pattern, readBy, index, pk, sk }) => `| ${pattern} | ${readBy} | ${index} | \`${pk}\` | \`${sk}\` |`,
  );
  const shapes = [...entities.values()]
    .map(
      ({ name, shape, schemas }) => `| ${name} | ${shape} | ${schemas.summary === undefined ? "" : "yes"} |`,
    )
    .sort();
  return `${notice}
# Data model

One table. Keys are built in \`shared/store/keys.ts\` and nowhere else; nothing scans. An item is
\`pk, sk, entity, shape, version, data\`, with \`summary\` (all that the indexes carry) and index keys where lists show it.
A write that depends on what was read is conditional on \`version\`; any change within a file raises the version of
the file itself, so that one counter guards its answers, evidence and decisions.
The fact of a change is written in the same transaction: it is the history entry, and the stream publishes it.

## Shapes

Each kind of item is declared once (\`defineEntity\`, [decision 21](decisions/0021-stored-shapes-evolve.md)), with the
domain's schema of what it holds. Items are read by the structure of that schema alone: limits of entry may change at will,
and what other releases added is kept when the item is saved again, and told to no reader. Not kept is what a rule makes
anew: an object that is entered again as a whole, summaries, seats, links and expiries, which are made from what they are
of. \`shape\` (absent: 1) tells what an item was written under; the steps of its entity bring an older one up where it is
read. What every shape was made of, and items of it, are in \`test/recorded-items/\`.

To change what is stored:

- a new optional field, or a new value: \`npm run record\` plays stories and adds to the recordings;
- a field removed, renamed or required, a value taken away: \`npm test\` names it and asks for a step, which makes the next
  shape; \`npm run record\` then records that. Each in a release of its own, in the order of decision 21;
- the same for facts, by their \`version\` in \`events/\`.

| entity | shape | in lists |
| --- | --- | --- |
${shapes.join("\n")}

## Access patterns

| access pattern | read by (shared/store/) | index | partition key | sort key |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}

function stateMachines(): string {
  const sections = machines.map(
    (machine) => `## A ${machine.name}

\`\`\`mermaid
${toMermaid(machine)}
\`\`\`

Done within a state, which it leaves as it is:

${toStayingCommands(machine)}

${toTable(machine)}
`,
  );
  return `${notice}
# State machines

A command that a state does not allow is refused with 409 and the list of those that it allows. The diagrams draw what
changes a state; what is done within one is listed below them.

${sections.join("\n")}`;
}
