import type { AwsProfile, ProfileKind } from '../../../shared/model/aws-profile';

/** How a profile comes by its keys, for people. */
const kinds: Readonly<Record<ProfileKind, string>> = {
  static: 'Access key in the file',
  'assume-role': 'Assumes a role',
  sso: 'IAM Identity Center (SSO)',
  'web-identity': 'Web identity token',
  login: 'Signed in with aws login',
  process: 'Another program gives the keys',
  container: 'Role of the container',
  instance: 'Role of the EC2 instance',
  incomplete: 'Incomplete',
};

export function kindWords(kind: ProfileKind): string {
  return kinds[kind];
}

/** What a person does next about a profile that cannot give keys as it is written. */
export function nextStepOf({ kind, name }: AwsProfile): string {
  switch (kind) {
    case 'sso':
      return `Complete it with \`aws configure sso --profile ${name}\`.`;
    case 'static':
      return `Complete it with \`aws configure --profile ${name}\`, or choose another profile.`;
    case 'assume-role':
      return 'Correct its source_profile or role_arn in the configuration file, or choose another profile.';
    default:
      return 'Correct it in the configuration file, or choose another profile.';
  }
}

/** What a person should know of a profile that works: keys that never end are worth replacing. */
export function adviceOf({ kind }: AwsProfile): string | null {
  switch (kind) {
    case 'static':
      return 'Keys of this kind do not expire by themselves. Temporary ones, for example of SSO, are safer.';
    case 'sso':
      return 'The first time, and whenever the sign-in has ended, Upside asks you to sign in in your browser.';
    case 'login':
      return 'When the sign-in has ended, sign in with the AWS CLI and reconnect.';
    case 'assume-role':
      return 'When the role wants MFA, Upside asks for a code.';
    default:
      return null;
  }
}
