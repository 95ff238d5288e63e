import { CfnOutput, Stack, Tags } from "aws-cdk-lib";
import * as acm from "aws-cdk-lib/aws-certificatemanager";
import type { Construct } from "constructs";
import { AlarmTopic } from "../operations/alarm-topic.ts";
import { alarmOnCertificate, alarmOnDistributions, alarmOnLimits } from "../operations/edge-alarms.ts";
import { Ring } from "../operations/ring.ts";
import { type Stage, systemName } from "../stages/stage.ts";
import { PipelineRole } from "./pipeline-role.ts";
import { limitRules, webAcl } from "./web-acl.ts";

/**
 * What CloudFront takes from us-east-1 alone: a certificate of the domains, and a firewall; and alarms on it, whose metrics are there
 * alone. Deployed first (decision 79).
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id, {
      stackName: `${systemName(stage)}-edge`,
      env: { account: stage.account, region: "us-east-1" },
      description: "CQP de la Mutualité: certificate and firewall of CloudFront",
      terminationProtection: stage.kind === "production",
    });
    if (stage.kind === "local") throw new Error("the stage local has no edge: it runs on one machine");
    Tags.of(this).add("application", "cqp");
    Tags.of(this).add("stage", stage.name);
    const { space, api } = stage.domains;
    const certificate = new acm.Certificate(this, "Certificate", {
      domainName: space,
      subjectAlternativeNames: [api],
      // By records that are written where the domain is: the deployment waits for them.
      validation: acm.CertificateValidation.fromDns(),
    });
    new PipelineRole(this, "Pipeline", { stage: stage.name, repository: stage.repository });
    const acl = webAcl(this, "WebAcl", stage);
    // Alarms of us-east-1 tell a topic of us-east-1.
    const { topic } = new AlarmTopic(this, "Alarms", { subscribers: stage.alarmSubscribers });
    const ring = new Ring(this, "Ring", topic);
    alarmOnCertificate(ring, certificate, `${space} and ${api}`);
    alarmOnLimits(ring, systemName(stage), Object.values(limitRules));
    // Known once the stack of the system is deployed, which takes what this one gives.
    if (stage.edge.distributions !== undefined) alarmOnDistributions(ring, stage.edge.distributions);
    new CfnOutput(this, "CertificateArn", { value: certificate.certificateArn });
    new CfnOutput(this, "WebAclArn", { value: acl.attrArn });
  }
}
