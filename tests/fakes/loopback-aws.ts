import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { type AwsFiles, awsFiles } from './aws-files';
import { type SsoServer, startSsoServer } from './credentials/sso-server';
import { type StsDoor, startStsDoor } from './credentials/sts-door';
import { type FaultProxy, startFaultProxy } from './fault-proxy';
import { type Moto, startMoto } from './moto';

/** Of the profile `keys`, which the profiles with a role build on. */
export const longLived = {
  accessKeyId: 'AKIALOOPBACKKEYS0000',
  secretAccessKey: 'longLivedSecretKey-7f3e9c1b5a',
  sessionToken: 'longLivedSessionToken-5d8b2e6c4f',
} as const;

/** moto's own account, and the one profile `abroad` takes a role in. */
export const accounts = { home: '123456789012', abroad: '210987654321' } as const;
export const mfaSerial = `arn:aws:iam::${accounts.home}:mfa/keeper`;

export interface LoopbackAws {
  /** Makes Upside read these profiles, and nothing of this machine's. */
  readonly environment: Readonly<Record<string, string>>;
  /** In front of STS: who may sign in. */
  readonly door: StsDoor;
  readonly sso: SsoServer;
  /** In front of every other service, but for profile `abroad`. */
  readonly proxy: FaultProxy;
  /** moto's own address, past everything Upside goes through; `s3` is its client. */
  readonly behind: string;
  readonly s3: S3Client;
  /** What must be found nowhere: everything secret in the files, and what was given out since. */
  secrets(): readonly string[];
  stop(): Promise<void>;
}

const profiles = (services: string, abroad: string) => `
[profile keys]
region = us-east-1
aws_access_key_id = ${longLived.accessKeyId}
aws_secret_access_key = ${longLived.secretAccessKey}
aws_session_token = ${longLived.sessionToken}
endpoint_url = ${services}

[profile guarded]
region = us-east-1
role_arn = arn:aws:iam::${accounts.home}:role/Keeper
source_profile = keys
mfa_serial = ${mfaSerial}
endpoint_url = ${services}

[profile lab]
region = us-east-1
sso_session = harbour
sso_account_id = ${accounts.home}
sso_role_name = Researcher
endpoint_url = ${services}

[sso-session harbour]
sso_start_url = https://harbour.example/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile abroad]
region = eu-west-1
role_arn = arn:aws:iam::${accounts.abroad}:role/Keeper
source_profile = keys
endpoint_url = ${abroad}
`;

/** moto as two accounts, with the doors of STS and of IAM Identity Center that it has not, on loopback. */
export async function startLoopbackAws(): Promise<LoopbackAws> {
  const moto: Moto = await startMoto();
  const behind = moto.connection.endpoint ?? '';
  const door = await startStsDoor(behind);
  const sso = await startSsoServer();
  const proxy = await startFaultProxy(Number(new URL(behind).port));
  const files: AwsFiles = awsFiles(profiles(`http://127.0.0.1:${proxy.port}`, behind));
  // The AWS tools keep tokens of sign-ins below the person's home.
  const home = mkdtempSync(join(tmpdir(), 'upside-person-'));
  const s3 = new S3Client({ ...moto.connection, endpoint: behind, forcePathStyle: true });
  return {
    environment: {
      ...files.environment,
      HOME: home,
      AWS_ENDPOINT_URL_STS: door.endpoint,
      AWS_ENDPOINT_URL_SSO: sso.endpoint,
      AWS_ENDPOINT_URL_SSO_OIDC: sso.endpoint,
    },
    door,
    sso,
    proxy,
    behind,
    s3,
    secrets: () => [longLived.secretAccessKey, longLived.sessionToken, ...door.secrets, ...sso.secrets],
    stop: async () => {
      s3.destroy();
      await Promise.all([proxy.close(), door.close(), sso.close()]);
      await moto.stop();
      files.remove();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
