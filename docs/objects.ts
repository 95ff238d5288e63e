import { livesOfPrefixes } from "../shared/objects/ends.ts";
import { prefixes } from "../shared/objects/prefixes.ts";

/** The page of what is in the bucket and what ends it, from the declarations that its rules are made of. */
export function objectsPage(notice: string): string {
  const rows = Object.entries(livesOfPrefixes).map(
    ([name, { holds, saidBy, deletedBy, days, versionDays }]) => {
      const ends = [
        ...Object.entries(deletedBy).map(([by, when]) => `${when} (\`${by}\`)`),
        ...(days === undefined ? [] : [`after ${days} days, by a rule of the bucket`]),
      ];
      const versions =
        versionDays === undefined ? "the stage's" : versionDays === 1 ? "1 day" : `${versionDays} days`;
      return `| \`${prefixes[name as keyof typeof prefixes]}\` | ${holds} | ${saidBy} | ${ends.join("; ")} | ${versions} |`;
    },
  );
  return `${notice}
# What is in the bucket

Every prefix of the bucket, what says that an object will be there before its bytes are put, and what ends it
([decision 84](decisions/0084-what-is-kept-at-rest.md)). A prefix without an end does not compile;
\`test/integration/infra/objects.test.ts\` reads the rules in the template, and that each function may delete there. An object that was
deleted or replaced is a former version for as long as the last column says: the days of \`retention.versions\` in the stage's file. Uploads in
parts that were given up go after two days, and marks of deletions with the last version.

| prefix | holds | said by | ends | former versions |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}
