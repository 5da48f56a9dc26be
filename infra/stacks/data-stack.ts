import { Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { KeyRing } from "#infra/constructs/key-ring.ts";
import { RegisterTable } from "#infra/constructs/register-table.ts";
import { SchoolMail } from "#infra/constructs/school-mail.ts";
import { StaffDirectory } from "#infra/constructs/staff-directory.ts";
import type { SchoolProfile } from "#shared/domain/school/profile.ts";

export interface DataStackProps extends StackProps {
  readonly profile: SchoolProfile;
  /** How many keys the ring holds: 1 to 6. */
  readonly keyGenerations: number;
}

/** What must survive: the register, the keys, the people who may sign in, the right to send mail. */
export class DataStack extends Stack {
  readonly register: RegisterTable;
  readonly keyRing: KeyRing;
  readonly mail: SchoolMail;
  readonly staff: StaffDirectory;

  constructor(scope: Construct, id: string, { profile, keyGenerations, ...props }: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.register = new RegisterTable(this, "Register");
    this.keyRing = new KeyRing(this, "KeyRing", keyGenerations);
    this.mail = new SchoolMail(this, "Mail", profile.mail.from);
    this.staff = new StaffDirectory(this, "Staff");
  }
}
