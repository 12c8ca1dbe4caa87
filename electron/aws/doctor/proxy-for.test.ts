import { expect, test } from 'vitest';
import { proxyFor } from './proxy-for';

const aws = new URL('https://api.sagemaker.eu-west-1.amazonaws.com');
const host = (environment: Record<string, string>, url = aws) => {
  const proxy = proxyFor(url, environment);
  return proxy instanceof URL ? proxy.host : proxy;
};

test('the usual variables, in either case, with and without a scheme', () => {
  expect(host({})).toBeNull();
  expect(host({ HTTPS_PROXY: 'http://user:pass@proxy:8080' })).toBe('proxy:8080');
  expect(host({ https_proxy: 'proxy:8080' })).toBe('proxy:8080');
  expect(host({ HTTP_PROXY: 'http://proxy:8080' })).toBeNull();
  expect(host({ ALL_PROXY: 'http://all:1' })).toBe('all:1');
  expect(host({ HTTPS_PROXY: 'http://' })).toBe('unreadable');
});

test.each([
  ['amazonaws.com', false],
  ['.amazonaws.com', true],
  ['*.amazonaws.com', true],
  ['api.sagemaker.eu-west-1.amazonaws.com:443', true],
  ['api.sagemaker.eu-west-1.amazonaws.com:8443', false],
  ['localhost, .amazonaws.com', true],
  ['*', true],
  ['', false],
])('NO_PROXY=%s', (exceptions, direct) => {
  expect(host({ HTTPS_PROXY: 'http://proxy:8080', NO_PROXY: exceptions }) === null).toBe(direct);
});

test('what is on this machine is never asked for through a proxy', () => {
  expect(host({ HTTP_PROXY: 'http://proxy:8080' }, new URL('http://127.0.0.1:4566'))).toBeNull();
});
