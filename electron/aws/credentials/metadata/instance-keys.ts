import type { AwsKeys } from '../../connection';
import { refuse } from '../failures';
import type { Fetching } from '../fetching';
import { keysFromAnswer, metadataCall } from './metadata-call';

const service = "The instance's metadata service";
const roles = '/latest/meta-data/iam/security-credentials/';

/** Keys of the EC2 instance's role, by version 2 of its metadata service: version 1 can be tricked by a proxy. */
export async function instanceKeys(fetching: Fetching): Promise<AwsKeys> {
  const { environment, profile, secrets } = fetching;
  if (environment.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true')
    throw refuse(
      'credentials.not-found',
      `Profile ${profile} takes its keys from the instance, but AWS_EC2_METADATA_DISABLED forbids that.`,
      'Take the variable away or choose another profile.',
    );
  const address = environment.AWS_EC2_METADATA_SERVICE_ENDPOINT || defaultAddress(fetching);
  const base = address.replace(/\/+$/, '');
  const token = await metadataCall(
    `${base}/latest/api/token`,
    { method: 'PUT', headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' } },
    service,
    fetching,
  );
  secrets.add(token);
  const read = (path: string): Promise<string> =>
    metadataCall(
      `${base}${path}`,
      { method: 'GET', headers: { 'x-aws-ec2-metadata-token': token } },
      service,
      fetching,
    );
  const role = (await read(roles)).trim().split('\n')[0] ?? '';
  return keysFromAnswer(await read(`${roles}${encodeURIComponent(role)}`), service, fetching);
}

function defaultAddress({ environment }: Fetching): string {
  return environment.AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE?.toLowerCase() === 'ipv6'
    ? 'http://[fd00:ec2::254]'
    : 'http://169.254.169.254';
}
