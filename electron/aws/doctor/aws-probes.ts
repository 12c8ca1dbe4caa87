import { readFile } from 'node:fs/promises';
import { bad, type Finding, good, skipped } from '../../../shared/model/finding';
import { partitionOf } from '../../../shared/model/partition';
import type { Probe } from '../../domains/doctor/ports';
import type { Clock } from '../../domains/platform-ports';
import { createAwsProfiles } from '../credentials/aws-profiles';
import { endpointFor, endpointsOf, type ServiceEndpoints } from '../credentials/endpoints';
import { type ProfilePlaces, readProfileFiles } from '../credentials/profile-files';
import { clockFinding } from './clock-finding';
import { type ExaminedWay, examineWay } from './examine-way';

export interface AwsProbesOptions extends ProfilePlaces {
  readonly profile: string;
  readonly region: string;
  readonly clock: Clock;
}

/** Configuration files and the way to AWS: what can be looked at without keys. For one run. */
export async function awsProbes(options: AwsProbesOptions): Promise<readonly Probe[]> {
  const { clock, environment, profile, region } = options;
  const settings = await settingsOf(options);
  const certificates = await certificatesOf(settings);
  let way: Promise<ExaminedWay> | null = null;
  const step = (pick: (way: ExaminedWay) => Finding) => async (signal: AbortSignal) => {
    if (settings instanceof Error) return skipped('The address of the service is not known.');
    way ??= examineWay(
      {
        url: new URL(endpointFor(settings, 'sagemaker') ?? addressOf(region, settings.fips)),
        environment,
        extraCertificates: certificates.text,
        now: clock.now,
      },
      signal,
    );
    return pick(await way);
  };
  return [
    { id: 'files.profiles', area: 'Profile', title: 'AWS configuration files', look: () => filesFinding(options) },
    {
      id: 'credentials.profile',
      area: 'Profile',
      title: `Profile ${profile}`,
      look: () => profileFinding(options, settings),
    },
    { id: 'files.certificates', area: 'Profile', title: 'Certificate bundle', look: async () => certificates.finding },
    { id: 'proxy', area: 'Network', title: 'Proxy', look: step(({ proxy }) => proxy) },
    { id: 'network.name', area: 'Network', title: 'Name of the service', look: step(({ name }) => name) },
    { id: 'network.reach', area: 'Network', title: 'Connection', look: step(({ reach }) => reach) },
    { id: 'network.certificate', area: 'Network', title: 'Certificate', look: step(({ certificate }) => certificate) },
    { id: 'network.answer', area: 'Network', title: 'Answer of the service', look: step(({ answer }) => answer) },
    { id: 'clock', area: 'Clock', title: 'Clock of this machine', look: step(({ times }) => clockFinding(times)) },
  ];
}

/** SageMaker's own address: it answers unsigned questions with an error of its own, never with a page. */
function addressOf(region: string, fips: boolean): string {
  return `https://api${fips ? '-fips' : ''}.sagemaker.${region}.${partitionOf(region).dnsSuffix}`;
}

async function settingsOf(options: AwsProbesOptions): Promise<ServiceEndpoints | Error> {
  try {
    return endpointsOf(await readProfileFiles(options), options.environment, options.profile);
  } catch (error) {
    return error instanceof Error ? error : new Error('unknown');
  }
}

async function filesFinding(places: ProfilePlaces): Promise<Finding> {
  const { files } = await createAwsProfiles(places).list();
  const broken = files.find(({ problem }) => problem !== null);
  if (broken?.problem) return bad(`${broken.path}: ${broken.problem}`, 'Correct the file in an editor.');
  if (files.length === 0)
    return bad('There are no AWS configuration files.', 'Make a profile with "aws configure" or "aws configure sso".');
  return good(`Read ${files.map(({ path }) => path).join(' and ')}.`);
}

async function profileFinding(options: AwsProbesOptions, settings: ServiceEndpoints | Error): Promise<Finding> {
  const { profiles } = await createAwsProfiles(options).list();
  const profile = profiles.find(({ name }) => name === options.profile);
  const hint = 'Correct the profile in the AWS configuration files, or add the workspace with another one.';
  if (!profile) return bad(`There is no profile ${options.profile}.`, hint);
  if (profile.problem !== null) return bad(profile.problem, hint);
  return settings instanceof Error ? bad(settings.message, hint) : good(`Gets its keys as ${profile.summary}.`);
}

async function certificatesOf(
  settings: ServiceEndpoints | Error,
): Promise<{ readonly finding: Finding; readonly text: string | null }> {
  const path = settings instanceof Error ? null : settings.caBundle;
  if (path === null) return { finding: good("The machine's own certificates are used."), text: null };
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text?.includes('-----BEGIN CERTIFICATE-----')) return { finding: good(`Read ${path}.`), text };
  return {
    finding: bad(
      `The certificate bundle ${path} ${text === null ? 'could not be read' : 'holds no certificate in PEM form'}.`,
      'Correct ca_bundle in the profile or AWS_CA_BUNDLE, or take it away.',
    ),
    text: null,
  };
}
