import { type PersonRole, personRoles } from "../shared/domain/access/actor.ts";
import { restrictedFields } from "../shared/domain/access/fields.ts";
import type { Access } from "../shared/domain/access/permissions.ts";
import {
  type FileRelation,
  fileRelations,
  type SessionRelation,
  sessionRelations,
} from "../shared/domain/access/relations.ts";
import { type Route, routeTags } from "../shared/http/route.ts";

type Operation = Pick<Route, "method" | "path" | "summary" | "tag" | "may">;

/** Who is in a role, or in a relation to a file or a session, as the page tells it. */
const meanings: Readonly<Record<PersonRole | FileRelation | SessionRelation, string>> = {
  oemm: "acts for OEMM",
  company: "acts for a company; of a file: for the one that enrolled its candidate",
  centre: "acts for a centre",
  candidate: "acts as themselves: candidates, and evaluators",
  "jury-member": "acts as a member of juries",
  owner: "the file's candidate, in any capacity",
  evaluator: "named by the company for this file, until replaced",
  "chosen-centre": "acts for the centre that was chosen, or that delivers a module",
  "sitting-member":
    "sits on the session, from its convocation; reads the files that it hears until it is closed or cancelled",
};

/** The page of who may do what, from the table by which routes authorise. */
export function permissionsPage(notice: string, routes: readonly Operation[]): string {
  const of = (kind: "public" | "roles" | "file" | "session") => routes.filter(({ may }) => kind in may);
  return `${notice}
# Permissions

Who may use each operation, from the table by which routes authorise (\`shared/domain/access/permissions.ts\`). In which
state of a file or a session it does something is said by its [machine](state-machines.md). Within it a handler narrows further, to what is the caller's own: their party, their
enrolment, their invitation. Another role is answered 403. To those who are in no relation to a file or a session it
does not exist (404); those who are in one that is not listed may not do this (403).
\`test/journeys/permissions.test.ts\` asks every operation as every kind of caller, and compares with what the
[rules](rules.md) say of each.

| who | meaning |
| --- | --- |
${Object.entries(meanings)
  .map(([who, meaning]) => `| \`${who}\` | ${meaning} |`)
  .join("\n")}

## Open to all

${table(of("public"), [], () => [])}

## By role

${table(of("roles"), personRoles, (may) => ("roles" in may ? may.roles : []))}

## By relation to a file

${table(of("file"), fileRelations, (may) => ("file" in may ? may.file : []))}

## By relation to a session

${table(of("session"), sessionRelations, (may) => ("session" in may ? may.session : []))}

## Fields of a file

Who reads a file reads all of it, but for these (\`shared/domain/access/fields.ts\`, from which views drop them). Of a
session, companies and centres read nothing.

${fields()}
`;
}

function fields(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(["field", "rule", ...fileRelations]),
    row(["---", "---", ...fileRelations.map(() => ":-:")]),
    ...Object.values(restrictedFields).map(({ shown, rule, readers, ...more }) => {
      const conditions: Partial<Record<FileRelation, string>> = "condition" in more ? more.condition : {};
      const cell = (relation: FileRelation) => conditions[relation] ?? "yes";
      const listed: readonly FileRelation[] = readers;
      return row([shown, rule, ...fileRelations.map((one) => (listed.includes(one) ? cell(one) : ""))]);
    }),
  ].join("\n");
}

function table(
  operations: readonly Operation[],
  columns: readonly string[],
  allowed: (may: Access) => readonly string[],
): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const tags = Object.keys(routeTags);
  const sorted = operations.toSorted(
    (a, b) => tags.indexOf(a.tag) - tags.indexOf(b.tag) || (a.path < b.path ? -1 : 1),
  );
  return [
    row(["operation", "summary", ...columns]),
    row(["---", "---", ...columns.map(() => ":-:")]),
    ...sorted.map(({ method, path, summary, may }) =>
      row([
        `\`${method} ${path}\`${"path" in may && may.path !== undefined ? ` (${may.path})` : ""}`,
        summary,
        ...columns.map((column) => (allowed(may).includes(column) ? "yes" : "")),
      ]),
    ),
  ].join("\n");
}
