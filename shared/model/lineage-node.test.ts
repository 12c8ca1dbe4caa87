import { expect, it } from 'vitest';
import type { LineageVertex } from './lineage';
import { lineageNode } from './lineage-node';

const base = 'arn:aws:sagemaker:us-east-1:123456789012';
const vertex = (more: Partial<LineageVertex>): LineageVertex => ({
  arn: `${base}:artifact/1`,
  lineageType: 'Artifact',
  type: '',
  name: null,
  source: null,
  properties: {},
  ...more,
});

it.each([
  [{ type: 'DataSet', source: 's3://b/data/train.csv', properties: { Sha256: 'ab12' } }, 'data', 'train.csv'],
  [{ type: 'Model', source: 's3://b/out/job/output/model.tar.gz' }, 'model', 'model.tar.gz'],
  [{ type: 'Model', source: `${base}:model-package/bots/3` }, 'package', 'bots/3'],
  [{ lineageType: 'TrialComponent', type: 'TrainingJob', source: `${base}:training-job/j` }, 'job', 'j'],
  [{ lineageType: 'TrialComponent', type: 'SageMakerTrainingJob', name: 'j-aws-training-job' }, 'job', 'j'],
  [{ lineageType: 'TrialComponent', type: 'SageMakerProcessingJob', name: 'p-aws-processing-job' }, 'processing', 'p'],
  [
    { lineageType: 'Context', type: 'Endpoint', name: 'Demo-aws-endpoint', source: `${base}:endpoint/demo` },
    'endpoint',
    'Demo',
  ],
  [{ lineageType: 'Context', type: 'ModelGroup', source: `${base}:model-package-group/bots` }, 'group', 'bots'],
  [
    { lineageType: 'Action', type: 'Approval', properties: { ModelApprovalStatus: 'Approved' } },
    'approval',
    'Approved',
  ],
  [{ lineageType: 'Action', type: 'ModelDeployment' }, 'deployment', 'Deployed'],
  [{ type: 'Code' }, 'other', '1'],
] as const)('says what %o is', (more, kind, title) => {
  expect(lineageNode(vertex(more))).toMatchObject({ kind, title });
});

it('keeps the hash of a data set, and of nothing else', () => {
  expect(lineageNode(vertex({ type: 'DataSet', properties: { Sha256: 'ab12' } })).sha256).toBe('ab12');
  expect(lineageNode(vertex({ type: 'Model', properties: { Sha256: 'ab12' } })).sha256).toBeNull();
});
