import { CfnOutput, Lazy, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { Anchors } from "./anchors.ts";
import { Api } from "./api.ts";
import { Data } from "./data.ts";
import type { FoundFunction } from "./discover.ts";
import { Identity } from "./identity.ts";
import { MalwareScan } from "./malware-scan.ts";
import { Messaging } from "./messaging.ts";
import { Objects } from "./objects.ts";
import { Observability } from "./observability.ts";
import { Operators } from "./operators.ts";
import { Space } from "./space.ts";
import { Workers } from "./workers.ts";

/** What a deployment chooses. */
export interface CqpStackProps extends StackProps {
  functions: readonly FoundFunction[];
  /** The folder of a function's code, by its name. */
  codeOf: (name: string) => string;
  /** Domain that mails come from, verified in SES. */
  mailDomain: string;
  /** The online space, without a slash at its end: where mails lead, and signing in and out come back to. */
  portalUrl: string;
  /** Folder of the space's application. */
  space: string;
  /** Certificate of the space's domain, in us-east-1. */
  portalCertificateArn?: string | undefined;
  /** Public address of the API, under which certificates are verified; API Gateway's own unless told. */
  publicUrl?: string | undefined;
  /** Who signs certificates, and where. */
  certificates: { signatory: string; place: string };
}

/** The whole system: it only composes. */
export class CqpStack extends Stack {
  constructor(scope: Construct, id: string, props: CqpStackProps) {
    super(scope, id, props);
    const { functions, codeOf } = props;
    const { table, cursorKey } = new Data(this, "Data");
    // Its id makes the name of the bucket: another one would leave what is stored behind.
    const { bucket, accessLogs } = new Objects(this, "Evidence");
    new MalwareScan(this, "MalwareScan", { bucket });
    const { bucket: anchors } = new Anchors(this, "Anchors", { accessLogs });
    const { bus, mail } = new Messaging(this, "Messaging", props);
    const identity = new Identity(this, "Identity", { mailDomain: props.mailDomain, mail });
    // Known once the API is: workers print it in QR codes.
    const { publicUrl, certificates: printed } = props;
    const verifyUrl = Lazy.string({ produce: () => `${publicUrl ?? api.api.apiEndpoint}/verify` });
    const verifyPage = publicUrl === undefined ? undefined : `${publicUrl}/verify`;
    const certificates = { ...printed, verifyUrl, verifyPage };
    const signIn = { issuer: identity.issuer, pages: identity.pagesUrl };
    const resources = { codeOf, table, cursorKey, bucket, anchors, bus, mail, signIn, certificates };
    const api: Api = new Api(this, "Api", { functions, identity, resources });
    const { alarms, deadLetterQueues: queues } = new Workers(this, "Workers", {
      functions,
      resources,
      pool: identity.pool,
    });
    new Space(this, "Space", {
      files: props.space,
      portalUrl: props.portalUrl,
      certificateArn: props.portalCertificateArn,
      apiUrl: api.api.apiEndpoint,
      identity,
      objects: bucket,
      accessLogs,
    });
    new Operators(this, "Operators", { table, anchors, bucket, functions, queues });
    new Observability(this, "Observability", { api, alarms });
    new CfnOutput(this, "ApiUrl", { value: api.api.apiEndpoint });
    new CfnOutput(this, "PortalUrl", { value: props.portalUrl });
    new CfnOutput(this, "TableName", { value: table.tableName });
    new CfnOutput(this, "UserPoolId", { value: identity.pool.userPoolId });
    new CfnOutput(this, "UserPoolClientId", { value: identity.audience });
    new CfnOutput(this, "SignInUrl", { value: identity.pagesUrl });
    new CfnOutput(this, "ObjectsBucketName", { value: bucket.bucketName });
    new CfnOutput(this, "AnchorsBucketName", { value: anchors.bucketName });
  }
}
