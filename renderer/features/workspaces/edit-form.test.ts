import { expect, it } from 'vitest';
import type { WorkspaceEntry } from '../../../shared/model/workspace-entry';
import { changesOf, editProblems, formOf } from './edit-form';

const entry: WorkspaceEntry = {
  id: 'aws-dev-eu-west-1',
  profile: 'dev',
  region: 'eu-west-1',
  name: 'Dev',
  colour: 'blue',
  production: false,
  access: 'full',
  sensitive: ['delete'],
  roleArn: null,
  bucket: 'my-data',
};

it('sends only what differs', () => {
  const form = formOf(entry);
  expect(changesOf(form, entry)).toEqual({});
  expect(changesOf({ ...form, name: ' Dev ', roleArn: ' ' }, entry)).toEqual({});
  expect(changesOf({ ...form, access: 'read-only', sensitive: [], bucket: '' }, entry)).toEqual({
    access: 'read-only',
    sensitive: [],
    bucket: null,
  });
});

it('knows what a role and a bucket look like', () => {
  const form = formOf(entry);
  expect(editProblems(form)).toEqual({});
  expect(editProblems({ ...form, roleArn: 'arn:aws-cn:iam::123456789012:role/service-role/Upside' })).toEqual({});
  expect(Object.keys(editProblems({ ...form, name: ' ', roleArn: 'Upside', bucket: 'My_Data' }))).toEqual([
    'name',
    'roleArn',
    'bucket',
  ]);
});
