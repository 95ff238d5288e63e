import { toMermaid, toStayingCommands, toTable } from "../shared/domain/state-machine.ts";
import { accessPatterns } from "../shared/store/access-patterns.ts";
import { machines } from "./machines.ts";
import { rulesPage, withReferences } from "./rule-index.ts";

const notice = "<!-- Generated from the code by `npm run docs`: change the code, not this page. -->";

/** The documents that come from the code, by file name. */
export function generatedDocuments(): ReadonlyMap<string, string> {
  return new Map([
    ["data-model.md", dataModel()],
    ["rules.md", withReferences(rulesPage())],
    ["state-machines.md", stateMachines()],
  ]);
}

function dataModel(): string {
  const rows = accessPatterns.map(
    ({ pattern, readBy, index, pk, sk }) => `| ${pattern} | ${readBy} | ${index} | \`${pk}\` | \`${sk}\` |`,
  );
  return `${notice}
# Data model

One table. Keys are built in \`shared/store/keys.ts\` and nowhere else; nothing scans. An item is
\`pk, sk, entity, version, data\`, with \`summary\` (all that the indexes carry) and index keys where lists show it.
A write that depends on what was read is conditional on \`version\`; any change within a file raises the version of
the file itself, so that one counter guards its answers, evidence and decisions.
The fact of a change is written in the same transaction: it is the history entry, and the stream publishes it.

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
