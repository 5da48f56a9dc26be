import { Aws, Duration, Fn, RemovalPolicy } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { roles } from "#shared/domain/school/role.ts";

/** Who may sign in: a person is added by the school, never by themselves, and needs a second factor. */
export class StaffDirectory extends UserPool {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        passwordHistorySize: 5,
        tempPasswordValidity: Duration.days(3),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const groupName of [...roles, "outside-contact"]) this.addGroup(groupName, { groupName });
    this.addDomain("SignInPages", {
      cognitoDomain: { domainPrefix: uniquePrefix() },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
  }
}

/** Prefixes are shared by all of AWS: the stack's own id, which never changes, keeps ours apart. */
const uniquePrefix = (): string =>
  Fn.join("-", [
    "school-policy",
    Fn.select(0, Fn.split("-", Fn.select(2, Fn.split("/", Aws.STACK_ID)))),
  ]);

/**
 * The product as the directory knows it: a public client, so code flow with PKCE and no secret.
 * Its tokens are read once, at sign-in, so they live as short as Cognito lets them.
 */
export class StaffSignIn extends Construct {
  readonly clientId: string;

  /** @param baseUrl the address people use, without a slash at the end. */
  constructor(scope: Construct, id: string, directory: StaffDirectory, baseUrl: string) {
    super(scope, id);
    const client = new UserPoolClient(this, "Client", {
      userPool: directory,
      generateSecret: false,
      authFlows: { userSrp: true },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${baseUrl}/sign-in/callback`],
        logoutUrls: [`${baseUrl}/`],
      },
      idTokenValidity: Duration.minutes(5),
      accessTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(1),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
    });
    // Without a branding of its own a client's managed sign-in page is not served at all.
    new CfnManagedLoginBranding(this, "Pages", {
      userPoolId: directory.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    this.clientId = client.userPoolClientId;
  }
}
