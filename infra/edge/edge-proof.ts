import { Validations } from "aws-cdk-lib";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { edgeProofHeader } from "../../shared/http/visitor.ts";
import { removalOf, type Stage } from "../stages/stage.ts";

/** What CloudFront shows the API with each request, so that the API believes what it says of the visitor (decision 82). */
export class EdgeProof extends Construct {
  /** A dynamic reference: CloudFormation puts the secret in its place, and the template never holds it. */
  readonly value: string;
  /** What origins of the API are given: CloudFront writes it over what the request has under that name. */
  readonly headers: Record<string, string>;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const secret = new secretsmanager.Secret(this, "Secret", {
      description: "Proves to the API that a request came through CloudFront (decision 82)",
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: removalOf(stage),
    });
    Validations.of(secret).acknowledge({
      id: "AwsSolutions-SMG4",
      reason:
        "it opens nothing: who had it could count as other visitors; it is replaced by hand (decision 82)",
    });
    this.value = secret.secretValue.unsafeUnwrap();
    this.headers = { [edgeProofHeader]: this.value };
  }
}
