import { Duration, Stack, Validations } from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { oemmName } from "../shared/domain/people/oemm.ts";
import { tokenMinutes } from "../shared/domain/people/token-claims.ts";
import type { Resources } from "./resources.ts";
import { isLasting, removalOf, type Stage } from "./stages/stage.ts";

/** Hours that a person stays signed in without typing a password again: a day of work (decision 29). */
const refreshHours = 12;

/** What comes with a code, of which Cognito puts the figures; the same where an address or a password is new. */
const codeMail = [
  "Bonjour,",
  "Voici votre code pour l’espace des certifications (CQP) de la branche Mutualité\u00a0: <strong>{####}</strong>.",
  "Si vous n’avez rien demandé, ne le communiquez à personne\u00a0: sans lui, rien ne change.",
  "L’équipe de l’OEMM",
].join("<br><br>");

/**
 * Accounts: people sign up by themselves, with the address that they were invited at. The function of the `tokens`
 * trigger writes into access tokens whose account it is and what it may act as; the pool has no groups.
 */
export class Identity extends Construct {
  readonly issuer: string;
  readonly audience: string;
  readonly pool: cognito.UserPool;
  /** Where the pool's own pages are: signing in, signing up, signing out. */
  readonly pagesUrl: string;
  /** The API of pools in the region, at which people set their second factor. */
  readonly apiUrl: string;

  constructor(
    scope: Construct,
    id: string,
    props: { stage: Stage; mail: Resources["mail"]; isFirst: boolean },
  ) {
    super(scope, id);
    const { stage, mail, isFirst } = props;
    const mailDomain = stage.domains.mail;
    this.pool = new cognito.UserPool(this, "Pool", {
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // Cognito makes no pool that sends from a domain which SES does not know to be ours yet: its records are told by this
      // deployment. Its own sender takes fifty mails a day.
      email: isFirst
        ? cognito.UserPoolEmail.withCognito()
        : cognito.UserPoolEmail.withSES({
            fromEmail: mail.from,
            fromName: oemmName,
            replyTo: mail.contact,
            sesRegion: Stack.of(this).region,
            sesVerifiedDomain: mailDomain,
            configurationSetName: mail.configurationSet,
          }),
      userVerification: {
        emailStyle: cognito.VerificationEmailStyle.CODE,
        emailSubject: "Votre code de vérification",
        emailBody: codeMail,
      },
      userInvitation: {
        emailSubject: "Votre compte sur l’espace des certifications",
        emailBody:
          "Bonjour,<br><br>Votre compte {username} vous attend. Mot de passe provisoire\u00a0: {####}",
      },
      // Files belong to a verified address: a new one does not count before its owner has proved it.
      keepOriginal: { email: true },
      standardAttributes: {
        email: { required: true, mutable: true },
        givenName: { required: true, mutable: true },
        familyName: { required: true, mutable: true },
      },
      // Read by nothing any more; a pool can't lose an attribute.
      customAttributes: { party_id: new cognito.StringAttribute({ mutable: true }) },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: stage.mfa === "required" ? cognito.Mfa.REQUIRED : cognito.Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      // Access tokens of our own claims take this plan at least (decision 27).
      featurePlan: cognito.FeaturePlan.ESSENTIALS,
      deletionProtection: isLasting(stage),
      removalPolicy: removalOf(stage),
    });
    Validations.of(this.pool).acknowledge({
      id: "AwsSolutions-COG2",
      reason: "candidates come from the public, many without a second device: MFA is offered, not imposed",
    });
    Validations.of(this.pool).acknowledge({
      id: "AwsSolutions-COG8",
      reason: "threat protection costs more than what it is worth beside a second factor (decision 27)",
    });
    const client = this.pool.addClient("Client", {
      authFlows: { userSrp: true },
      // A code that is worth nothing without the verifier of who asked: the client has no secret, and uses PKCE.
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
        scopes: [
          cognito.OAuthScope.OPENID,
          cognito.OAuthScope.EMAIL,
          cognito.OAuthScope.PROFILE,
          // With it, a person sets their own second factor.
          cognito.OAuthScope.COGNITO_ADMIN,
        ],
        callbackUrls: [`${mail.portalUrl}/signed-in`],
        logoutUrls: [`${mail.portalUrl}/signed-out`],
      },
      supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      // A deactivated person keeps the token they have: it must not last (decision 8).
      accessTokenValidity: Duration.minutes(tokenMinutes),
      idTokenValidity: Duration.minutes(tokenMinutes),
      refreshTokenValidity: Duration.hours(refreshHours),
      enableTokenRevocation: true,
      writeAttributes: new cognito.ClientAttributes().withStandardAttributes({
        email: true,
        givenName: true,
        familyName: true,
      }),
    });
    const domain = this.pool.addDomain("Domain", {
      // Unique in the region: the domain of our mails is ours alone.
      cognitoDomain: { domainPrefix: `${stage.name}-${mailDomain.replaceAll(".", "-")}` },
      managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    // These pages speak French (`lang=fr`); without a style they do not open.
    new cognito.CfnManagedLoginBranding(this, "Pages", {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    this.pagesUrl = domain.baseUrl();
    this.apiUrl = `https://cognito-idp.${Stack.of(this).region}.amazonaws.com`;
    this.issuer = `${this.apiUrl}/${this.pool.userPoolId}`;
    this.audience = client.userPoolClientId;
  }
}
