import { CfnOutput, Stack, Validations } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";

const issuer = "token.actions.githubusercontent.com";

/** What a pipeline is let in by: its repository, in the environment of the stage, which the forge guards. */
interface PipelineRoleProps {
  stage: string;
  /** `owner/name` on GitHub. */
  repository: string;
}

/** The role of the pipeline, taken by a token of its run which lives for minutes: there is no key to keep. It takes CDK's own roles, and does nothing else. */
export class PipelineRole extends Construct {
  constructor(scope: Construct, id: string, { stage, repository }: PipelineRoleProps) {
    super(scope, id);
    const provider = new iam.CfnOIDCProvider(this, "Forge", {
      url: `https://${issuer}`,
      clientIdList: ["sts.amazonaws.com"],
    });
    const roles = `arn:aws:iam::${Stack.of(this).account}:role/cdk-hnb659fds-*`;
    const role = new iam.Role(this, "Role", {
      description: `Releases ${stage} from ${repository} (decision 79)`,
      assumedBy: new iam.WebIdentityPrincipal(provider.attrArn, {
        StringEquals: {
          [`${issuer}:aud`]: "sts.amazonaws.com",
          [`${issuer}:sub`]: `repo:${repository}:environment:${stage}`,
        },
      }),
      inlinePolicies: {
        releases: new iam.PolicyDocument({
          statements: [new iam.PolicyStatement({ actions: ["sts:AssumeRole"], resources: [roles] })],
        }),
      },
    });
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${roles}]`,
      reason: "the roles that CDK's bootstrap made for deployments",
    });
    new CfnOutput(this, "Arn", { value: role.roleArn }).overrideLogicalId("ReleaseRoleArn");
  }
}
