import type { FoundFunction } from "../infra/discover.ts";
import { reachOf } from "../infra/reach.ts";
import { routeKey } from "../shared/http/route-key.ts";

/** The page of what each function reaches in the table, from the declarations that roles are made of. */
export function leastPrivilegePage(notice: string, functions: readonly FoundFunction[]): string {
  const rows = functions.map((found) => {
    const { reads, lists, writes, counts, checks, deletes } = reachOf(found);
    const { declared } = found;
    const startedBy = declared.kind === "route" ? routeKey(declared.route) : declared.trigger.kind;
    return row([
      found.name,
      `\`${startedBy}\``,
      reads.join(", "),
      lists.join(", "),
      writes.join(", "),
      counts.join(", "),
      checks.join(", "),
      deletes.join(", "),
    ]);
  });
  return `${notice}
# What functions reach

The partitions of the table that each function's role lets it read, list by an index, put items in, add numbers to, check and
delete items of, and nothing else ([decision 32](decisions/0032-roles-name-partitions.md)): what its declaration needs, and what \`serve\`
does for a route. What partitions hold is in the [data model](data-model.md). \`test/integration/infra/least-privilege.test.ts\`
reads the same in the template; the local stack refuses the rest, as AWS does.

${row(["function", "started by", "reads", "lists", "puts in", "adds to", "checks", "deletes of"])}
${row(["---", "---", "---", "---", "---", "---", "---", "---"])}
${rows.join("\n")}
`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
