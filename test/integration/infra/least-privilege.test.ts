import { expect, inject, it } from "vitest";
import { discoverFunctions, type FoundFunction } from "../../../infra/discover.ts";
import { loadAssembly, resourcesOf } from "../../../infra/local/template/assembly.ts";
import { reachOf } from "../../../infra/reach.ts";
import { isRated } from "../../../shared/http/request-rate.ts";
import { routeKey } from "../../../shared/http/route-key.ts";

const assembly = await loadAssembly(inject("assembly"));
const found = await discoverFunctions();

/** A statement of a role, as the template has it. */
interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, string | string[]>>;
}

interface Policies {
  PolicyDocument: { Statement: Statement[] };
}

const listOf = (value: string | string[] | undefined) => [value ?? []].flat();

/** The policies of each function's role, by the function's name under functions/. */
const policies = new Map(
  resourcesOf(assembly, "AWS::Lambda::Function").flatMap(([, { Properties }]) => {
    const { Environment, Role } = Properties as {
      Environment?: { Variables: { POWERTOOLS_SERVICE_NAME?: string } };
      Role: { "Fn::GetAtt": [string, string] };
    };
    const name = Environment?.Variables.POWERTOOLS_SERVICE_NAME;
    if (name === undefined) return [];
    const role = Role["Fn::GetAtt"][0];
    const within = (assembly.resources.get(role)?.Properties["Policies"] ?? []) as Policies[];
    const beside = resourcesOf(assembly, "AWS::IAM::Policy")
      .filter(([, policy]) => JSON.stringify(policy.Properties["Roles"]).includes(`"${role}"`))
      .map(([, policy]) => policy.Properties as unknown as Policies);
    return [
      [name, [...within, ...beside].flatMap(({ PolicyDocument }) => PolicyDocument.Statement)] as const,
    ];
  }),
);

/** What a function may do with items: an action, where, and the keys that it takes. */
function allowedOn({ name }: Pick<FoundFunction, "name">): string[] {
  return (policies.get(name) ?? [])
    .filter(({ Action }) => listOf(Action).some((action) => /^dynamodb:.*(Item|Query|Scan)/.test(action)))
    .flatMap(({ Action, Resource, Condition }) => {
      const index = /\/index\/(\w+)/.exec(JSON.stringify(Resource))?.[1];
      const keys = listOf(Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"]);
      const doing =
        index === undefined ? listOf(Action).join("+") : `${listOf(Action).join("+")} of ${index}`;
      return keys.map((key) => `${doing.replaceAll("dynamodb:", "")} ${key}`);
    })
    .sort();
}

/** The functions whose roles allow an action on keys that a pattern matches. */
const allowed = (pattern: RegExp) =>
  found.filter((one) => allowedOn(one).some((what) => pattern.test(what))).map(({ name }) => name);

it("every statement on the table names the keys that it allows, and is none of a call without a key", () => {
  for (const [name, statements] of policies)
    for (const { Action, Effect, Condition } of statements) {
      const actions = listOf(Action).filter((action) => action.startsWith("dynamodb:"));
      expect(Effect).toBe("Allow");
      // The stream is read by what Lambda does for its function; no item is named.
      if (actions.length === 0 || actions.every((action) => /Stream|GetRecords|ShardIterator/.test(action)))
        continue;
      expect(Condition, name).toEqual({
        "ForAllValues:StringLike": { "dynamodb:LeadingKeys": expect.anything() },
        Null: { "dynamodb:LeadingKeys": "false" },
      });
    }
});

it("no function may scan or write in batches, or update but what routes count; each action is in one statement, so that it takes all keys of a call", () => {
  for (const one of found) {
    const statements = policies.get(one.name) ?? [];
    const onTable = statements.flatMap(({ Action, Resource }) =>
      JSON.stringify(Resource).includes("/index/") ? [] : listOf(Action),
    );
    const actions = onTable.filter((action) => /^dynamodb:.*(Item|Query|Scan)/.test(action));
    expect(new Set(actions).size, one.name).toBe(actions.length);
    for (const action of actions)
      expect([
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:Query",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:ConditionCheckItem",
        "dynamodb:DeleteItem",
      ]).toContain(action);
    const updated = allowedOn(one).filter((what) => what.startsWith("UpdateItem"));
    const rated = one.declared.kind === "route" && isRated(one.declared.route);
    expect(updated, one.name).toEqual(rated ? ["UpdateItem REQUESTS#*"] : []);
  }
});

it.each(found.map((one) => [one.name, one] as const))(
  "%s may reach what it declares, and nothing else",
  (_, one) => {
    const { reads, lists, writes, counts, checks, deletes } = reachOf(one);
    const keyOf = (partition: string) =>
      /^(DEADLINE-RUNS|REFERENTIAL)$/.test(partition) ? partition : `${partition}#*`;
    const keyOfList = (list: string) =>
      list.replace(/^(gsi\d) (.*)$/, (_, index, partition) =>
        /^(BLOCKED-ADDRESSES|CENTRES|COMPANIES|DEADLINE-RUNS|MEMBERS)$/.test(partition)
          ? `${index} ${partition}`
          : `${index} ${partition}#*`,
      );
    expect(allowedOn(one)).toEqual(
      [
        ...reads.map((partition) => `GetItem+BatchGetItem+Query ${keyOf(partition)}`),
        ...lists.map((list) => `Query of ${keyOfList(list)}`),
        ...writes.map((partition) => `PutItem ${keyOf(partition)}`),
        ...counts.map((partition) => `UpdateItem ${keyOf(partition)}`),
        ...checks.map((partition) => `ConditionCheckItem ${keyOf(partition)}`),
        ...deletes.map((partition) => `DeleteItem ${keyOf(partition)}`),
      ].sort(),
    );
  },
);

it("nothing may be deleted under HISTORY#, and no pattern takes in more than one kind of partition", () => {
  const all = found.flatMap(allowedOn);
  expect(all.filter((what) => what.startsWith("DeleteItem HISTORY"))).toEqual([]);
  expect(all.filter((what) => !/ [A-Z-]+(#\*)?$/.test(what))).toEqual([]);
});

it("few functions may delete, each what its handler has to", () => {
  const deleting = found.flatMap((one) =>
    allowedOn(one).flatMap((what) =>
      what.startsWith("DeleteItem ") ? [`${one.name} ${what.slice(11)}`] : [],
    ),
  );
  expect(deleting).toEqual([
    // Guards of a file under way, and days of expiry.
    "certificate/restore-certificate CANDIDATE#*",
    "certificate/withdraw-certificate CANDIDATE#*",
    "deadlines/act-on-due CANDIDATE#*",
    "deadlines/act-on-due COMPANY#*",
    // What says that bytes will be there, once they are named.
    "documents/build PLACED#*",
    "enrolment/change-company COMPANY#*",
    "enrolment/change-company FILE#*",
    "enrolment/choose-centre FILE#*",
    "enrolment/close-file CANDIDATE#*",
    "enrolment/close-file COMPANY#*",
    "enrolment/correct-contact COMPANY#*",
    "enrolment/withdraw CANDIDATE#*",
    "enrolment/withdraw COMPANY#*",
    // Days on which no session hears a candidate any more.
    "evidence/verify-upload PLACED#*",
    "jury/adjourn CANDIDATE#*",
    "jury/answer-absence CANDIDATE#*",
    "jury/cancel CANDIDATE#*",
    "jury/change-session CANDIDATE#*",
    // The seat of a member who leaves.
    "jury/change-session SESSION#*",
    "jury/close CANDIDATE#*",
    "jury/countersign-correction CANDIDATE#*",
    "jury/countersign-correction COMPANY#*",
    // What an address was given, by its new key or by the one of its first release.
    "jury/describe-member ACCOUNT#*",
    "jury/sign CANDIDATE#*",
    "jury/sign COMPANY#*",
    // What something is found by no more.
    "lists/keep-entries ENTRIES#*",
    "orientation/rule-on-admissibility CANDIDATE#*",
    // A day of expiry that a decision of before moves.
    "past/take-over-past CANDIDATE#*",
    "people/accept-invitation ACCOUNT#*",
    "people/change-person ACCOUNT#*",
    "people/decline-invitation ACCOUNT#*",
    "people/divide-address CANDIDATE#*",
    "people/divide-address COMPANY#*",
    "people/follow-account-move COMPANY#*",
    "people/follow-correction COMPANY#*",
    "people/follow-joining CANDIDATE#*",
    // What a joining kept, once it is undone.
    "people/follow-joining PERSON#*",
    // What a merged company or centre had.
    "people/follow-merger ACCOUNT#*",
    "people/follow-merger COMPANY#*",
    "people/follow-merger FILE#*",
    "people/grant-joined CANDIDATE#*",
    "people/grant-joined COMPANY#*",
    "people/invite ACCOUNT#*",
    "people/join-persons CANDIDATE#*",
    "people/join-persons COMPANY#*",
    "people/separate-persons CANDIDATE#*",
    // A move, once the account was taken over.
    "people/take-over-account ACCOUNT#*",
    // R-RGPD-2: all that hangs on a file whose time is over.
    "privacy/erase-due ADDRESS#*",
    "privacy/erase-due CANDIDATE#*",
    "privacy/erase-due COMPANY#*",
    "privacy/erase-due DETAILS#*",
    "privacy/erase-due ENTRIES#*",
    "privacy/erase-due FILE#*",
    "privacy/erase-due MAIL#*",
    "privacy/erase-due PERSON#*",
    "privacy/erase-due READERS#*",
    "privacy/erase-due SESSION#*",
    "privacy/erase-due TASK#*",
    // Links to those who follow a file no more.
    "service/collect-objects PLACED#*",
    "training/decline-evaluation FILE#*",
    "training/define-path FILE#*",
    "training/describe-enrolment COMPANY#*",
    "training/name-evaluators FILE#*",
  ]);
});

it("the history is read by those who show it, what sends the mails of its facts, what copies it for its person, what asks who deposited a piece, and what erases by the last of them", () => {
  expect(allowed(/^GetItem.* HISTORY#/)).toEqual([
    "enrolment/read-history",
    // R-OEMM-1: a piece of before says in its announcement alone that OEMM deposited it.
    "evidence/remove",
    "evidence/renew-upload",
    "mail/follow-delivery",
    "mail/send-mail",
    "mail/send-pending",
    "privacy/erase-due",
    "privacy/write-copy",
    "referential/read-history",
    "trail/read-own-trail",
    "trail/read-trail",
  ]);
});

it("public routes reach what they publish: certificates by number, approved centres, the referential", () => {
  const open = found.filter(({ declared }) => declared.kind === "route" && "public" in declared.route.may);
  const reached = open.map((one) => [
    one.declared.kind === "route" ? routeKey(one.declared.route) : "",
    allowedOn(one),
  ]);
  const certificates = ["GetItem+BatchGetItem+Query CERTIFICATE#*", "GetItem+BatchGetItem+Query REFERENTIAL"];
  const counted = ["UpdateItem REQUESTS#*"];
  const referential = ["GetItem+BatchGetItem+Query REFERENTIAL", ...counted];
  expect(Object.fromEntries(reached)).toEqual({
    "ANY /{proxy+}": [],
    "GET /asyncapi.json": [],
    "GET /certificates/{number}": [...certificates, ...counted],
    "GET /certifications": referential,
    "GET /certifications/{code}": referential,
    "GET /certifications/{code}/approved-centres": [
      "GetItem+BatchGetItem+Query CENTRE#*",
      "Query of gsi1 APPROVED#*",
      ...counted,
    ],
    "GET /certifications/{code}/versions": referential,
    "GET /docs": [],
    "GET /docs/problems/{code}": [],
    "GET /docs/rules/{rule}": [],
    "GET /docs/versions": [],
    "GET /docs/{page}": [],
    "GET /imports/enrolments/template": [],
    "GET /imports/past/template": [],
    "GET /labels": [],
    "GET /openapi.json": [],
    "GET /policy-series": referential,
    "GET /privacy": [],
    "GET /tutor-guide": [],
    "GET /verify": certificates,
    "GET /verify/{number}": certificates,
  });
});

it("every role fits into what IAM takes within a role", () => {
  const most = Math.max(
    ...[...policies.values()].map((statements) => {
      // References become ARNs of some hundred characters.
      const text = JSON.stringify(statements, (_, value) =>
        typeof value === "object" &&
        value !== null &&
        ("Ref" in value || "Fn::GetAtt" in value || "Fn::Join" in value)
          ? "x".repeat(130)
          : value,
      );
      return text.length;
    }),
  );
  // Most names dead-letter queues, one for each worker: there is room for half as many again.
  expect(most).toBeLessThan((10_240 * 2) / 3);
});
