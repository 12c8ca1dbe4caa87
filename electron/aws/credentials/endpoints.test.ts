import { expect, test } from 'vitest';
import { endpointFor, endpointsOf } from './endpoints';
import { parseIni } from './ini';
import type { ProfileFiles } from './profile-files';

const values = (text: string) => parseIni(`[x]\n${text}`).sections[0]?.values ?? new Map();
const files: ProfileFiles = {
  profiles: new Map([
    [
      'dev',
      values('endpoint_url = https://all.example\nservices = lab\nuse_fips_endpoint = true\nca_bundle = /etc/lab.pem'),
    ],
    ['lost', values('services = nowhere')],
    ['odd', values('endpoint_url = all.example')],
    ['ignoring', values('endpoint_url = https://all.example\nignore_configured_endpoint_urls = true')],
  ]),
  sessions: new Map(),
  services: new Map([
    ['lab', parseIni('[x]\nsagemaker =\n  endpoint_url = http://127.0.0.1:1').sections[0]?.nested ?? new Map()],
  ]),
  files: [],
};

test("a service's own address wins over the profile's, a variable over both", () => {
  const of = (environment: Record<string, string>) => endpointsOf(files, environment, 'dev');
  const ask = (environment: Record<string, string>, service: string) => endpointFor(of(environment), service);
  expect(ask({}, 'sagemaker')).toBe('http://127.0.0.1:1');
  expect(ask({}, 's3')).toBe('https://all.example');
  expect(ask({ AWS_ENDPOINT_URL: 'http://env' }, 'sagemaker')).toBe('http://env');
  expect(ask({ AWS_ENDPOINT_URL: 'http://env', AWS_ENDPOINT_URL_SAGEMAKER: 'http://own' }, 'sagemaker')).toBe(
    'http://own',
  );
  expect(ask({ AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: 'http://logs' }, 'cloudwatch_logs')).toBe('http://logs');
  expect(of({})).toMatchObject({ fips: true, dualStack: false, caBundle: '/etc/lab.pem' });
  expect(
    of({ AWS_CA_BUNDLE: '/env.pem', AWS_USE_FIPS_ENDPOINT: 'false', AWS_USE_DUALSTACK_ENDPOINT: 'true' }),
  ).toMatchObject({
    fips: false,
    dualStack: true,
    caBundle: '/env.pem',
  });
});

test('configured addresses can be ignored, by variable or profile', () => {
  const all = { AWS_ENDPOINT_URL: 'http://env', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
  expect(endpointFor(endpointsOf(files, all, 'dev'), 'sagemaker')).toBeUndefined();
  expect(endpointFor(endpointsOf(files, {}, 'ignoring'), 's3')).toBeUndefined();
});

test('an address that is none, and a section that is not there, are told', () => {
  expect(() => endpointsOf(files, {}, 'odd')).toThrow('endpoint_url of profile odd is no web address.');
  expect(() => endpointsOf(files, {}, 'lost')).toThrow('nowhere, which does not exist');
  expect(() => endpointsOf(files, { AWS_ENDPOINT_URL_STS: 'ftp://x' }, 'none')).toThrow('AWS_ENDPOINT_URL_STS');
});
