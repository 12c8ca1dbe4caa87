import { expect, test } from 'vitest';
import { workspaceOf } from './workspace-of';

test('the workspace stands anywhere in a command line, else in the environment, else it is this machine', () => {
  expect(workspaceOf(['jobs', 'list', '--workspace', 'aws-lab-eu-west-1', '--json'], {})).toBe('aws-lab-eu-west-1');
  expect(workspaceOf(['--workspace=aws-lab-eu-west-1', 'jobs'], { UPSIDE_WORKSPACE: 'other' })).toBe(
    'aws-lab-eu-west-1',
  );
  expect(workspaceOf(['jobs', 'list'], { UPSIDE_WORKSPACE: 'aws-lab-eu-west-1' })).toBe('aws-lab-eu-west-1');
  expect(workspaceOf(['jobs', 'list', '--workspace'], {})).toBe('local');
});
