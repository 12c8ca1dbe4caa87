import { expect, it } from 'vitest';
import { workspaceEntrySchema, workspaceIdOf } from './workspace-entry';

it('makes an id of any profile, and tells profiles that read alike apart', () => {
  expect(workspaceIdOf('Lab Works/a', 'eu-west-1', [])).toBe('aws-lab-works-a-eu-west-1');
  const taken = ['aws-lab-a-eu-west-1', 'aws-lab-a-eu-west-1-2'];
  expect(workspaceIdOf('lab.a', 'eu-west-1', taken)).toBe('aws-lab-a-eu-west-1-3');
  const id = workspaceEntrySchema.unwrap().shape.id;
  expect(id.safeParse(workspaceIdOf('x'.repeat(300), 'eu-west-1', [])).success).toBe(true);
});
