import { expect, test } from 'vitest';
import { appFile } from './app-files';

test.each([
  ['app://upside/', '/app/index.html', 'text/html; charset=utf-8'],
  ['app://upside/?x=1#/jobs', '/app/index.html', 'text/html; charset=utf-8'],
  ['app://upside/assets/index-1.js', '/app/assets/index-1.js', 'text/javascript; charset=utf-8'],
  ['app://upside/assets/a%20b.woff2', '/app/assets/a b.woff2', 'font/woff2'],
])('%s is %s', (address, path, mimeType) => {
  expect(appFile('/app', address)).toEqual({ path, mimeType });
});

test.each([
  'app://other/index.html',
  'https://upside/index.html',
  'file:///app/index.html',
  'app://upside/..%2fsecret.json',
  'app://upside/%2e%2e%2fsecret.json',
  'app://upside/..%5csecret.json',
  'app://upside/%00.html',
  'app://upside/%E0%A4%A',
  'app://upside/program.exe',
  'app://upside/assets/',
  'nothing',
])('%s is refused', (address) => {
  expect(appFile('/app', address)).toBeNull();
});
