import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { type Listening, listen } from "../../../infra/local/listen.ts";
import { isAllowed } from "../../../infra/local/permissions/policy.ts";
import { roleStatements } from "../../../infra/local/permissions/role-statements.ts";
import { accessesOf } from "../../../infra/local/permissions/table-access.ts";
import { loadAssembly } from "../../../infra/local/template/assembly.ts";
import { useHostedFunction } from "../../support/hosted.ts";

const shared = join(import.meta.dirname, "../../../shared");
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: "-" } });

describe("what a call to DynamoDB asks for", () => {
  const asked = (operation: string, call: object) =>
    accessesOf(operation, { TableName: "cqp", ...call }).map(({ action, resource, leadingKeys }) =>
      [action.replace("dynamodb:", ""), resource.replace("table/cqp", "table"), ...leadingKeys].join(" "),
    );

  it("is its action on the partition of the item that it names", () => {
    expect(asked("GetItem", { Key: key("FILE#1") })).toEqual(["GetItem table FILE#1"]);
    expect(asked("PutItem", { Item: { ...key("FILE#1"), data: { M: {} } } })).toEqual([
      "PutItem table FILE#1",
    ]);
    expect(asked("Scan", {})).toEqual(["Scan table"]);
  });

  it("is one access of all the keys that a batch reads", () => {
    const RequestItems = { cqp: { Keys: [key("FILE#1"), key("SESSION#2")] } };
    expect(asked("BatchGetItem", { RequestItems })).toEqual(["BatchGetItem table FILE#1 SESSION#2"]);
  });

  it("is the single actions of a transaction", () => {
    const TransactItems = [
      { Put: { TableName: "cqp", Item: key("FILE#1") } },
      { ConditionCheck: { TableName: "cqp", Key: key("CANDIDATE#2") } },
      { Delete: { TableName: "cqp", Key: key("CANDIDATE#3") } },
    ];
    expect(asked("TransactWriteItems", { TransactItems })).toEqual([
      "PutItem table FILE#1",
      "ConditionCheckItem table CANDIDATE#2",
      "DeleteItem table CANDIDATE#3",
    ]);
    const gets = [{ Get: { TableName: "cqp", Key: key("FILE#1") } }];
    expect(asked("TransactGetItems", { TransactItems: gets })).toEqual(["GetItem table FILE#1"]);
  });

  it("is the partition that a query reads, of the index that it names", () => {
    const values = { ":pk": { S: "CENTRE#1" }, ":from": { S: "2027" } };
    const onTable = { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: values };
    expect(asked("Query", onTable)).toEqual(["Query table CENTRE#1"]);
    const onIndex = {
      IndexName: "gsi2",
      KeyConditionExpression: "#pk = :pk AND #sk >= :from",
      ExpressionAttributeNames: { "#pk": "gsi2pk", "#sk": "gsi2sk" },
      ExpressionAttributeValues: values,
    };
    expect(asked("Query", onIndex)).toEqual(["Query table/index/gsi2 CENTRE#1"]);
  });
});

describe("a role's statements", () => {
  const statements = [
    { actions: ["dynamodb:GetItem"], resources: ["table/cqp"], leadingKeys: ["FILE#*", "REFERENTIAL"] },
    { actions: ["dynamodb:GetItem"], resources: ["table/cqp"], leadingKeys: ["SESSION#*"] },
  ];
  const may = (...leadingKeys: string[]) =>
    isAllowed(statements, { action: "dynamodb:GetItem", resource: "table/cqp", leadingKeys });

  it("allow keys by their beginning, and whole ones as they are", () => {
    expect(may("FILE#1")).toBe(true);
    expect(may("REFERENTIAL")).toBe(true);
    expect(may("REFERENTIAL#1")).toBe(false);
    expect(may("FILES#1")).toBe(false);
  });

  it("allow several keys by one statement that allows each, and none by no key", () => {
    expect(may("FILE#1", "REFERENTIAL")).toBe(true);
    expect(may("FILE#1", "SESSION#1")).toBe(false);
    expect(may()).toBe(false);
  });

  it("allow their own actions on their own table and indexes", () => {
    const leadingKeys = ["FILE#1"];
    expect(isAllowed(statements, { action: "dynamodb:PutItem", resource: "table/cqp", leadingKeys })).toBe(
      false,
    );
    const resource = "table/cqp/index/gsi1";
    expect(isAllowed(statements, { action: "dynamodb:GetItem", resource, leadingKeys })).toBe(false);
  });

  it("are not guessed at: a condition that is not understood stops the stack", async () => {
    const assembly = await loadAssembly(inject("assembly"));
    const Statement = [
      {
        Effect: "Allow",
        Action: "dynamodb:GetItem",
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestTag/x": "y" } },
      },
    ];
    const Policies = [{ PolicyName: "needs", PolicyDocument: { Statement } }];
    const resources = new Map([["Role", { Type: "AWS::IAM::Role", Properties: { Policies } }]]);
    expect(() => roleStatements({ ...assembly, resources }, (value) => value)("Role")).toThrow(
      "StringEquals",
    );
  });
});

describe("a function", () => {
  let calls: string[] = [];
  let database: Listening;
  beforeAll(async () => {
    database = await listen(
      (request, response) => {
        calls.push(String(request.headers["x-amz-target"]));
        response.setHeader("content-type", "application/x-amz-json-1.0").end("{}");
      },
      0,
      "a database",
    );
  });
  afterAll(() => database.close());
  beforeEach(() => {
    calls = [];
  });
  const tried = useHostedFunction(() => ({
    environment: {
      TABLE_NAME: "cqp",
      AWS_REGION: "eu-west-3",
      AWS_ACCESS_KEY_ID: "LOCAL",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_ENDPOINT_URL_DYNAMODB: database.url,
    },
    statements: JSON.stringify([
      { actions: ["dynamodb:GetItem"], resources: ["table/cqp"], leadingKeys: ["FILE#*"] },
      { actions: ["dynamodb:PutItem"], resources: ["table/cqp"], leadingKeys: ["FILE#*"] },
    ]),
  }));

  it("reaches what its role allows", async () => {
    await tried.write(`
      import { readOne } from "${shared}/store/table.ts";
      export const handler = async () => (await readOne({ pk: "FILE#1", sk: "FILE" })) ?? "none";
    `);
    expect(await tried.invoke()).toBe("none");
    expect(calls).toEqual(["DynamoDB_20120810.GetItem"]);
  });

  it("is refused what reaches further, as by AWS, and the database is not asked", async () => {
    await tried.write(`
      import { readOne } from "${shared}/store/table.ts";
      import { commit } from "${shared}/store/transaction.ts";
      const nameOf = (error: Error) => error.name + " " + error.message;
      const file = { pk: "FILE#1", sk: "FILE", entity: "file", shape: 1, version: 1, data: {} };
      export const handler = async () => [
        await readOne({ pk: "SESSION#1", sk: "SESSION" }).catch(nameOf),
        await commit([{ put: file, when: "absent" }, { delete: { pk: "FILE#1", sk: "LINK" } }]).catch(nameOf),
      ];
    `);
    expect(await tried.invoke()).toEqual([
      "AccessDeniedException tried is not authorized to perform: dynamodb:GetItem on table/cqp, keys SESSION#1",
      "AccessDeniedException tried is not authorized to perform: dynamodb:DeleteItem on table/cqp, keys FILE#1",
    ]);
    expect(calls).toEqual([]);
  });

  it("answers for its own calls alone: one that goes on after it ended is not the next one's", async () => {
    const module = new URL("../../../infra/local/permissions/guard.ts", import.meta.url).href;
    const { hostname, port } = new URL(database.url);
    const program = `
      import http from "node:http";
      import { guardTable } from ${JSON.stringify(module)};
      const guard = guardTable();
      const headers = { "x-amz-target": "DynamoDB_20120810.GetItem" };
      const Key = { pk: { S: "FILE#1" }, sk: { S: "-" } };
      const read = () => new Promise((resolve) => {
        const options = { host: "${hostname}", port: ${port}, method: "POST", headers };
        const request = http.request(options, (answer) => resolve(answer.resume().statusCode));
        request.on("error", ({ message }) => resolve(message)).end(JSON.stringify({ TableName: "cqp", Key }));
      });
      const reading = (key) => [{ actions: ["dynamodb:GetItem"], resources: ["table/cqp"], leadingKeys: [key] }];
      const later = Promise.withResolvers();
      const first = guard({ name: "first", statements: reading("FILE#*") }, () => later.promise.then(read));
      const second = guard({ name: "second", statements: reading("SESSION#*") }, () => (later.resolve(), read()));
      console.log(JSON.stringify(await Promise.all([first, second])));
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    expect(JSON.parse(stdout)).toEqual([
      200,
      "second is not authorized to perform: dynamodb:GetItem on table/cqp, keys FILE#1",
    ]);
  });
});
