import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { AwsKeys } from '../../connection';
import { refuse } from '../failures';
import type { Fetching } from '../fetching';
import { keysFromAnswer, metadataCall } from './metadata-call';

const service = "The container's credential service";
/** Addresses of ECS and EKS; nothing else may be sent the authorization token without TLS. */
const known = new Set(['169.254.170.2', '169.254.170.23', '[fd00:ec2::23]']);

/** Keys of the ECS task or EKS pod, from the address its environment names. */
export async function containerKeys(fetching: Fetching): Promise<AwsKeys> {
  const { environment, profile, secrets } = fetching;
  const token = await authorization(fetching);
  secrets.add(token);
  const relative = environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  const full = environment.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  const address = relative ? `http://169.254.170.2${relative}` : full;
  if (!address || !URL.canParse(address))
    throw refuse(
      'credentials.not-found',
      `Profile ${profile} takes its keys from the container, but the environment names no address for them.`,
      'This works in an ECS task or EKS pod with a role; elsewhere choose another profile.',
    );
  const { hostname, protocol } = new URL(address);
  if (protocol !== 'https:' && !(known.has(hostname) || isLoopback(hostname)))
    throw refuse(
      'credentials.invalid',
      'AWS_CONTAINER_CREDENTIALS_FULL_URI names another machine without TLS, so no keys are asked for there.',
      'Correct the variable, or use https.',
    );
  const headers = token === undefined ? {} : { authorization: token };
  const answer = await metadataCall(address, { method: 'GET', headers }, service, fetching);
  return keysFromAnswer(answer, service, fetching);
}

async function authorization({ environment, profile }: Fetching): Promise<string | undefined> {
  const file = environment.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
  if (!file) return environment.AWS_CONTAINER_AUTHORIZATION_TOKEN || undefined;
  const token = await readFile(file, 'utf8').catch(() => null);
  if (token !== null) return token.trim();
  throw refuse(
    'credentials.not-found',
    `The authorization token for the container's keys of profile ${profile} could not be read from ${file}.`,
    'Check AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE.',
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));
}
