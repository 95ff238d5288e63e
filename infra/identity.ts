import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

/**
 * Accounts: people sign up by themselves, with the address that they were invited at. The function of the `tokens`
 * trigger gives tokens their group and party; a group given by hand is for the first person of OEMM.
 */
export class Identity extends Construct {
  readonly issuer: string;
  readonly audience: string;
  readonly pool: cognito.UserPool;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.pool = new cognito.UserPool(this, "Pool", {
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      autoVerify: { email: true },
      // Files belong to a verified address: a new one does not count before its owner has proved it.
      keepOriginal: { email: true },
      standardAttributes: {
        email: { required: true, mutable: true },
        givenName: { required: true, mutable: true },
        familyName: { required: true, mutable: true },
      },
      // The centre or company of an account that was given its group by hand: no owner can write their own.
      customAttributes: { party_id: new cognito.StringAttribute({ mutable: true }) },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: cognito.FeaturePlan.PLUS,
      standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.pool).acknowledge({
      id: "AwsSolutions-COG2",
      reason: "candidates come from the public, many without a second device: MFA is offered, not imposed",
    });
    for (const group of ["oemm", "centre", "company", "jury-member"]) {
      new cognito.CfnUserPoolGroup(this, `Group-${group}`, {
        userPoolId: this.pool.userPoolId,
        groupName: group,
      });
    }
    const client = this.pool.addClient("Client", {
      authFlows: { userSrp: true },
      preventUserExistenceErrors: true,
      // A deactivated person keeps the token they have: it must not last (decision 8).
      idTokenValidity: Duration.minutes(15),
      writeAttributes: new cognito.ClientAttributes().withStandardAttributes({
        email: true,
        givenName: true,
        familyName: true,
      }),
    });
    this.issuer = `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${this.pool.userPoolId}`;
    this.audience = client.userPoolClientId;
  }
}
