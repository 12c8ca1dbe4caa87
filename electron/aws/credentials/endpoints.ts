import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import type { Environment, ProfileFiles, Values } from './profile-files';

/** How a profile wants AWS to be reached. */
export interface ServiceEndpoints {
  /** For every service without one of its own; null for AWS's addresses. */
  readonly endpoint: string | null;
  /** By the service's id in AWS configuration files, e.g. `sagemaker`, `cloudwatch_logs`, `sts`, `sso_oidc`. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly fips: boolean;
  readonly dualStack: boolean;
  /** A file of certificate authorities in PEM form; null for the machine's own. */
  readonly caBundle: string | null;
}

const prefix = 'AWS_ENDPOINT_URL_';

/**
 * Settings of a profile and of the environment, which wins, in the AWS tools' order (Tools Reference Guide,
 * "Service-specific endpoints"): AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL, the profile's `services`
 * section, its endpoint_url. Throws CodedError `credentials.invalid` for an address that is none.
 */
export function endpointsOf(files: ProfileFiles, environment: Environment, profile: string): ServiceEndpoints {
  const values: Values = files.profiles.get(profile) ?? new Map();
  const setting = (variable: string, key: string): string | null => environment[variable] || values.get(key) || null;
  const on = (variable: string, key: string): boolean => setting(variable, key)?.toLowerCase() === 'true';
  const common = {
    fips: on('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
    dualStack: on('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
    caBundle: setting('AWS_CA_BUNDLE', 'ca_bundle'),
  };
  if (on('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls'))
    return { endpoint: null, endpoints: {}, ...common };
  const everywhere = environment.AWS_ENDPOINT_URL;
  const endpoints: Record<string, string> = everywhere ? {} : servicesOf(files, values.get('services'));
  for (const [name, value] of Object.entries(environment)) {
    if (name.startsWith(prefix) && value)
      endpoints[name.slice(prefix.length).toLowerCase()] = address(value, `The variable ${name}`);
  }
  const own = everywhere || values.get('endpoint_url');
  const where = everywhere ? 'The variable AWS_ENDPOINT_URL' : `endpoint_url of profile ${profile}`;
  return { endpoint: own ? address(own, where) : null, endpoints, ...common };
}

/** The address of one service; undefined for AWS's own. */
export function endpointFor({ endpoint, endpoints }: ServiceEndpoints, serviceId: string): string | undefined {
  return endpoints[serviceId] ?? endpoint ?? undefined;
}

function servicesOf(files: ProfileFiles, section: string | undefined): Record<string, string> {
  if (!section) return {};
  const services = files.services.get(section);
  if (!services) {
    throw new CodedError(
      fail(
        'credentials.invalid',
        `The profile uses the services section ${section}, which does not exist.`,
        `Add [services ${section}] to the AWS configuration file, or take the line out of the profile.`,
      ).error,
    );
  }
  const found: Record<string, string> = {};
  for (const [id, values] of services) {
    const url = values.get('endpoint_url');
    if (url) found[id] = address(url, `endpoint_url of ${id} in the services section ${section}`);
  }
  return found;
}

function address(text: string, where: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new CodedError(
    fail('credentials.invalid', `${where} is no web address.`, 'Write it as https://host or http://host:port.').error,
  );
}
