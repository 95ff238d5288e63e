import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What a stack is on the server: its template, and the change sets that were asked for. */
export interface StackOnAws {
  /** What tells clients where it answers: variables of their environment. */
  environment: Readonly<Record<string, string>>;
  /** Each request, by its action, with its parameters. */
  asked: { action: string; parameters: Readonly<Record<string, string>> }[];
  close(): void;
}

const escaped = (value: string) =>
  value.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);

/**
 * Answers what CDK asks of CloudFormation, STS and SSM about a stack that is there with a template, or is not; change sets are made and
 * executed at once. It notes what is asked.
 */
export async function stackOnAws(
  name: string,
  account: string,
  standing: object | undefined,
): Promise<StackOnAws> {
  const asked: StackOnAws["asked"] = [];
  let status = standing === undefined ? undefined : "UPDATE_COMPLETE";
  let changing = false;
  const id = `arn:aws:cloudformation:eu-west-3:${account}:stack/${name}/1`;
  const stack = () =>
    `<member><StackName>${name}</StackName><StackId>${id}</StackId><CreationTime>2027-01-01T00:00:00Z</CreationTime><StackStatus>${status}</StackStatus></member>`;
  const results: Readonly<Record<string, () => string>> = {
    GetCallerIdentity: () =>
      `<Account>${account}</Account><Arn>arn:aws:iam::${account}:user/operator</Arn><UserId>operator</UserId>`,
    AssumeRole: () =>
      "<Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>b</SecretAccessKey><SessionToken>c</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>",
    DescribeStacks: () => `<Stacks>${stack()}</Stacks>`,
    GetTemplate: () => `<TemplateBody>${escaped(JSON.stringify(standing))}</TemplateBody>`,
    GetTemplateSummary: () => "<ResourceIdentifierSummaries/>",
    CreateChangeSet: () => {
      status ??= "REVIEW_IN_PROGRESS";
      changing = true;
      return `<Id>${id}/change</Id><StackId>${id}</StackId>`;
    },
    DescribeChangeSet: () =>
      `<ChangeSetName>change</ChangeSetName><ChangeSetId>${id}/change</ChangeSetId><StackId>${id}</StackId><Status>CREATE_COMPLETE</Status><Changes><member><Type>Resource</Type></member></Changes>`,
    ExecuteChangeSet: () => {
      status = "IMPORT_COMPLETE";
      return "";
    },
    DescribeStackEvents: () => "<StackEvents/>",
    DeleteChangeSet: () => "",
    UpdateTerminationProtection: () => `<StackId>${id}</StackId>`,
  };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const target = request.headers["x-amz-target"];
    if (target === "AmazonSSM.GetParameter") {
      asked.push({ action: "GetParameter", parameters: JSON.parse(body) });
      const Parameter = { Name: "version", Type: "String", Value: "30" };
      response
        .writeHead(200, { "content-type": "application/x-amz-json-1.1" })
        .end(JSON.stringify({ Parameter }));
      return;
    }
    const parameters = Object.fromEntries(new URLSearchParams(body));
    const action = parameters["Action"] ?? `${request.method} ${request.url}`;
    asked.push({ action, parameters });
    const result = results[action];
    const answer = (code: number, content: string) =>
      response.writeHead(code, { "content-type": "text/xml" }).end(content);
    const refuse = (code: string, message: string) =>
      answer(
        400,
        `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
      );
    if (result === undefined || (action === "DescribeStacks" && status === undefined))
      return void refuse("ValidationError", `Stack with id ${name} does not exist`);
    if (action === "DescribeChangeSet" && !changing)
      return void refuse("ChangeSetNotFound", "there is no such change set");
    answer(200, `<${action}Response><${action}Result>${result()}</${action}Result></${action}Response>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    environment: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: "an-operator",
      AWS_SECRET_ACCESS_KEY: "of-tests",
      AWS_REGION: "eu-west-3",
      CDK_DISABLE_CLI_TELEMETRY: "true",
    },
    close: () => void server.close(),
  };
}
