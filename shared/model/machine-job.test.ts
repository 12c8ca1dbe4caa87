import { expect, it } from 'vitest';
import { machineJobName } from './machine-job';
import { processingJobNameSchema } from './processing-job';

it('gives jobs of the same name in two workspaces two names, and the same one each time', () => {
  const name = 'prepare-town-0123456789ab-1';
  const one = machineJobName('aws-dev-eu-west-1', name);
  expect(one).toBe(machineJobName('aws-dev-eu-west-1', name));
  expect(one).toMatch(/^prepare-town-0123456789ab-1-[0-9a-f]{8}$/);
  expect(machineJobName('aws-lab-eu-west-1', name)).not.toBe(one);
});

it('tells long names apart by their ends too, and stays within what a job may be called', () => {
  const long = `prepare-${'a'.repeat(40)}-0123456789a`;
  const [first, second] = [1, 2].map((attempt) => machineJobName('aws-dev-eu-west-1', `${long}-${attempt}`));
  expect(first).not.toBe(second);
  expect(processingJobNameSchema.safeParse(first).success).toBe(true);
});
