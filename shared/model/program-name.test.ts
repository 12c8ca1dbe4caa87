import { expect, it } from 'vitest';
import { programName } from './program-name';

it.each([
  ['upside.local/prepare-dialogue:1', 'prepare-dialogue'],
  ['123456789012.dkr.ecr.us-east-1.amazonaws.com/scene-tools:2', 'scene-tools:2'],
  ['python:3', 'python:3'],
  ['', ''],
])('%s is shown as %s', (image, shown) => {
  expect(programName(image)).toBe(shown);
});
