import { CfnOutput, Fn, Lazy, Stack, Tags } from "aws-cdk-lib";
import { HttpOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import type { Construct } from "constructs";
import { Anchors } from "./anchors.ts";
import { Api } from "./api.ts";
import { Data } from "./data.ts";
import type { FoundFunction } from "./discover.ts";
import { ApiFront } from "./edge/api-front.ts";
import { giveRecords } from "./edge/dns-records.ts";
import { EdgeProof } from "./edge/edge-proof.ts";
import { ApiOrigin } from "./edge/origin.ts";
import { Identity } from "./identity.ts";
import { MalwareScan } from "./malware-scan.ts";
import { Messaging } from "./messaging.ts";
import { Objects } from "./objects.ts";
import { Observability } from "./observability.ts";
import { Operators } from "./operators.ts";
import { Space } from "./space.ts";
import { releaseAlarm } from "./stages/release.ts";
import { isLasting, type Stage, systemName } from "./stages/stage.ts";
import { Workers } from "./workers.ts";

/** What the system is composed of, and where. */
interface CqpStackProps {
  stage: Stage;
  functions: readonly FoundFunction[];
  /** The folder of a function's code, by its name. */
  codeOf: (name: string) => string;
  /** Folder of the space's application. */
  space: string;
  /** Whether it is the first deployment, before the domain of mails is known to be ours: see {@link Identity}. */
  isFirst?: boolean;
}

/** The whole system: it only composes. */
export class CqpStack extends Stack {
  constructor(scope: Construct, id: string, props: CqpStackProps) {
    const { functions, codeOf, stage, isFirst = false } = props;
    super(scope, id, {
      // Names that CloudFormation makes begin with it.
      stackName: systemName(stage),
      env: { account: stage.account, region: stage.region },
      description: "CQP de la Mutualité: certifications, files, juries and decisions",
      terminationProtection: stage.kind === "production",
    });
    Tags.of(this).add("application", "cqp");
    Tags.of(this).add("stage", stage.name);
    const { domains } = stage;
    const portalUrl = `https://${domains.space}`;
    const publicUrl = "api" in domains ? `https://${domains.api}` : undefined;
    const { table, cursorKey } = new Data(this, "Data", stage);
    // Its id makes the name of the bucket: another one would leave what is stored behind.
    const { bucket, accessLogs } = new Objects(this, "Evidence", stage);
    new MalwareScan(this, "MalwareScan", { bucket });
    const { bucket: anchors } = new Anchors(this, "Anchors", { accessLogs, lasting: isLasting(stage) });
    const {
      bus,
      archive,
      mail,
      identity: sender,
    } = new Messaging(this, "Messaging", {
      name: systemName(stage),
      mailDomain: domains.mail,
      portalUrl,
      recovery: stage.retention.recovery,
    });
    const identity = new Identity(this, "Identity", { stage, mail, isFirst });
    // Known once the API is: workers print it in QR codes.
    const verifyUrl = Lazy.string({ produce: () => `${publicUrl ?? api.api.apiEndpoint}/verify` });
    const verifyPage = publicUrl === undefined ? undefined : `${publicUrl}/verify`;
    const certificates = { ...stage.certificates, verifyUrl, verifyPage };
    const signIn = { issuer: identity.issuer, pages: identity.pagesUrl };
    const edgeProof = new EdgeProof(this, "EdgeProof", stage);
    const stores = { table, cursorKey, bucket, anchors, bus };
    const resources = { stage, codeOf, ...stores, mail, signIn, certificates, edgeProof: edgeProof.value };
    const api: Api = new Api(this, "Api", { functions, identity, resources });
    const workers = new Workers(this, "Workers", {
      functions,
      resources,
      pool: identity.pool,
    });
    const origin =
      "origin" in domains
        ? new ApiOrigin(this, "Origin", {
            stage,
            domain: domains.origin,
            api: api.api,
            served: api.stage,
            headers: edgeProof.headers,
          })
        : undefined;
    const space = new Space(this, "Space", {
      files: props.space,
      portalUrl,
      edge: "edge" in stage ? stage.edge : undefined,
      stage,
      apiOrigin:
        origin?.origin ??
        new HttpOrigin(Fn.select(2, Fn.split("/", api.api.apiEndpoint)), {
          customHeaders: edgeProof.headers,
        }),
      identity,
      objects: bucket,
      accessLogs,
    });
    const { deadLetterQueues: queues, watched, parked } = workers;
    const parking = watched.find(({ trigger }) => trigger.needs.parking === true)?.deadLetters;
    if (parking === undefined) throw new Error("no function puts aside what it can't publish");
    const operated = { table, anchors, bucket, functions, queues, bus, archive, pool: identity.pool };
    new Operators(this, "Operators", { ...operated, parked: { bucket: parked.bucket, queue: parking } });
    const front =
      "edge" in stage && origin !== undefined
        ? new ApiFront(this, "ApiFront", {
            domain: stage.domains.api,
            edge: stage.edge,
            origin: origin.origin,
          })
        : undefined;
    new Observability(this, "Observability", {
      api: api.api,
      table,
      workers: watched,
      parked: parked.notices,
      identityRefused: workers.identityRefused,
      subscribers: stage.alarmSubscribers,
      monthlyDollars: stage.monthlyDollars,
      releaseAlarm: releaseAlarm(stage),
      certified:
        origin !== undefined && "origin" in domains
          ? { certificate: origin.certificate, domain: domains.origin }
          : undefined,
      distributions: {
        space: space.distribution,
        ...(front === undefined ? {} : { API: front.distribution }),
      },
    });
    giveRecords(this, stage, {
      identity: sender,
      reports: mail.contact,
      space: space.distribution,
      api: front?.distribution,
      origin: origin?.alias,
    });
    new CfnOutput(this, "ApiUrl", { value: publicUrl ?? api.api.apiEndpoint });
    new CfnOutput(this, "SpaceDistributionId", { value: space.distribution.distributionId });
    if (front !== undefined)
      new CfnOutput(this, "ApiDistributionId", { value: front.distribution.distributionId });
    new CfnOutput(this, "PortalUrl", { value: portalUrl });
    new CfnOutput(this, "TableName", { value: table.tableName });
    new CfnOutput(this, "UserPoolId", { value: identity.pool.userPoolId });
    new CfnOutput(this, "UserPoolClientId", { value: identity.audience });
    new CfnOutput(this, "SignInUrl", { value: identity.pagesUrl });
    new CfnOutput(this, "ObjectsBucketName", { value: bucket.bucketName });
    new CfnOutput(this, "BusName", { value: bus.eventBusName });
    new CfnOutput(this, "ArchiveArn", { value: archive.archiveArn });
    new CfnOutput(this, "ParkedBucketName", { value: parked.bucket.bucketName });
    new CfnOutput(this, "ParkingQueueName", { value: parking.queueName });
    new CfnOutput(this, "AnchorsBucketName", { value: anchors.bucketName });
  }
}
