import { environmentPlan, staticPlan } from './environment-plan';
import type { AssumeRolePlan, KeyPlan } from './key-plan';
import type { Environment, ProfileFiles, Values } from './profile-files';
import { readSsoPlan } from './sso/read-sso-plan';

/** The profile that stands for keys in the environment, unless a file has one of that name. */
export const environmentProfile = 'environment';

/** How `name` comes by its keys. Pure: nothing is called and no other file is read. */
export function readPlan(files: ProfileFiles, environment: Environment, name: string): KeyPlan {
  const values = files.profiles.get(name);
  if (values) return planOf({ files, environment, above: [] }, name, values, false);
  if (name === environmentProfile) {
    return environmentPlan(environment) ?? incomplete('The environment holds no AWS keys.');
  }
  return incomplete(`Neither of the AWS configuration files has a profile ${name}.`);
}

interface Reading {
  readonly files: ProfileFiles;
  readonly environment: Environment;
  /** Profiles that led here by `source_profile`, outermost first. */
  readonly above: readonly string[];
}

/** `asSource`: keys written in a profile win over its role when another profile builds on it, as in the AWS tools. */
function planOf(reading: Reading, name: string, values: Values, asSource: boolean): KeyPlan {
  const written = staticPlan(values);
  const roleArn = values.get('role_arn');
  if (asSource && written) return written;
  if (roleArn && (values.has('source_profile') || values.has('credential_source')))
    return rolePlan(reading, name, values, roleArn);
  const tokenFile = values.get('web_identity_token_file');
  if (roleArn && tokenFile) {
    return {
      kind: 'web-identity',
      roleArn,
      tokenFile,
      sessionName: values.get('role_session_name') ?? null,
      durationSeconds: durationOf(values),
    };
  }
  const sso = readSsoPlan(reading.files, name, values);
  if (sso) return sso;
  if (written) return written;
  const command = values.get('credential_process');
  if (command) return { kind: 'process', command };
  const source = values.get('credential_source');
  if (source) return credentialSource(source, reading.environment);
  const login = values.get('login_session');
  if (login) return { kind: 'login', profile: name, session: login, hasRegion: values.has('region') };
  if (roleArn)
    return incomplete(`Profile ${name} has a role but no source_profile or credential_source to take it with.`);
  return incomplete(`Profile ${name} names no keys, no role, no sign-in and no credential process.`);
}

function rolePlan(reading: Reading, name: string, values: Values, roleArn: string): KeyPlan {
  const sourceProfile = values.get('source_profile');
  const source = values.get('credential_source');
  if (sourceProfile && source)
    return incomplete(`Profile ${name} has both source_profile and credential_source; only one of them can be used.`);
  const base = sourceProfile
    ? sourcePlan(reading, name, sourceProfile)
    : credentialSource(source ?? '', reading.environment);
  if (base.kind === 'incomplete') return base;
  return {
    kind: 'assume-role',
    roleArn,
    source: base,
    sourceName: sourceProfile ? `profile ${sourceProfile}` : (sourceWords[source ?? ''] ?? 'its source'),
    sessionName: values.get('role_session_name') ?? null,
    externalId: values.get('external_id') ?? null,
    mfaSerial: values.get('mfa_serial') ?? null,
    durationSeconds: durationOf(values),
  } satisfies AssumeRolePlan;
}

function sourcePlan(reading: Reading, name: string, sourceName: string): KeyPlan {
  const values = reading.files.profiles.get(sourceName);
  if (!values) return incomplete(`Profile ${name} builds on profile ${sourceName}, which does not exist.`);
  // A profile may build on the keys it holds itself; anything else that comes back to itself never ends.
  const above = [...reading.above, name];
  if (above.includes(sourceName) && !staticPlan(values))
    return incomplete(`Profiles build on each other in a circle: ${[...above, sourceName].join(' → ')}.`);
  return planOf({ ...reading, above }, sourceName, values, true);
}

const sourceWords: Readonly<Record<string, string>> = {
  Environment: 'the keys of the environment',
  Ec2InstanceMetadata: "the instance's role",
  EcsContainer: "the container's role",
};

function credentialSource(source: string, environment: Environment): KeyPlan {
  switch (source) {
    case 'Environment':
      return (
        environmentPlan(environment) ?? incomplete('The profile takes its keys from the environment, which holds none.')
      );
    case 'Ec2InstanceMetadata':
      return { kind: 'instance' };
    case 'EcsContainer':
      return { kind: 'container' };
    default:
      return incomplete('credential_source is none of Environment, Ec2InstanceMetadata and EcsContainer.');
  }
}

/** Seconds; what is no number is left to the service's default, as in the AWS tools. */
function durationOf(values: Values): number | null {
  const seconds = Number(values.get('duration_seconds'));
  return Number.isInteger(seconds) && seconds > 0 ? seconds : null;
}

function incomplete(problem: string): KeyPlan {
  return { kind: 'incomplete', problem };
}
