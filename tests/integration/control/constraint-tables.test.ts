import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { pythonEnvironment } from '../../fakes/python-environment';

it('the checked-in constraint tables are what the pinned botocore says', async () => {
  const { python } = await pythonEnvironment('tests/fakes/python-requirements.txt');
  const answer = await promisify(execFile)(python, ['electron/local/gateway/constraints/derive.py', '--check']);
  expect(answer).toEqual({ stdout: '', stderr: '' });
});
