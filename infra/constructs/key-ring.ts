import { Fn, RemovalPolicy } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";

/**
 * CloudFormation resolves 60 references in a template, and each function that needs keys refers to
 * each key: six are enough for ten functions. `KEYS` of `contract/settings.ts` would take nine.
 */
export const mostGenerations = 6;

/**
 * The keys that receipts, sealed drafts and sign-ins are derived from, one secret a generation,
 * oldest first. See infra/docs/decisions/0001-key-ring.md.
 *
 * Never change how a secret is generated: CloudFormation would generate the old ones again, and
 * every receipt handed out would be worth nothing.
 */
export class KeyRing extends Construct {
  /** The value of `KEYS`: references that CloudFormation resolves when it deploys. */
  readonly references: string;
  readonly secrets: readonly Secret[];

  /** @param generations how many keys there are: a whole number from 1 to 6, raised to rotate. */
  constructor(scope: Construct, id: string, generations: number) {
    super(scope, id);
    this.secrets = Array.from({ length: generations }, (_, place) => this.#generation(place + 1));
    this.references = Fn.join(
      ",",
      this.secrets.map(({ secretValue }) => secretValue.unsafeUnwrap()),
    );
  }

  #generation(number: number): Secret {
    return new Secret(this, `Generation${number}`, {
      description: `Key ${number} of the social media policy service. Receipts depend on it: never change or delete it.`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true, includeSpace: false },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
