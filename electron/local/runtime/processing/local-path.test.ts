import { expect, it } from 'vitest';
import { belowProcessing } from './local-path';

it.each([
  ['/opt/ml/processing/input/raw', 'input/raw'],
  ['/opt/ml/processing/input/raw/', 'input/raw'],
  ['/opt/ml/processing//a/./b/../c', 'a/c'],
  ['/opt/ml/processing', null],
  ['/opt/ml/processing/', null],
  ['/opt/ml/processing/..', null],
  ['/opt/ml/processing/../model', null],
  ['/opt/ml/processing-more/x', null],
  ['/opt/ml/model', null],
  ['opt/ml/processing/x', null],
  ['', null],
  ['/opt/ml/processing/a\0b', null],
] as const)('%j is %j below /opt/ml/processing', (localPath, below) => {
  expect(belowProcessing(localPath)).toBe(below);
});
