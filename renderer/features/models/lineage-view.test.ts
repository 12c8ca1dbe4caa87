import { expect, it } from 'vitest';
import type { LineageVertex } from '../../../shared/model/lineage';
import { lineagePicture } from './lineage-view';

const base = 'arn:aws:sagemaker:us-east-1:123456789012';
const vertex = (id: string, more: Partial<LineageVertex>): LineageVertex => ({
  arn: `${base}:artifact/${id}`,
  lineageType: 'Artifact',
  type: 'Model',
  name: null,
  source: null,
  properties: {},
  ...more,
});

it('draws a history with links to what has a screen, hashes of data, and the thing it is about', () => {
  const about = `${base}:model-package/bots/3`;
  const { arrows, nodes } = lineagePicture(
    {
      vertices: [
        vertex('d', { type: 'DataSet', source: 's3://b/train.jsonl', properties: { Sha256: 'abcdef0123456789' } }),
        vertex('j', { lineageType: 'TrialComponent', type: 'TrainingJob', name: 'Run-aws-training-job' }),
        vertex('p', { source: about }),
        vertex('a', { lineageType: 'Action', type: 'Approval', source: about }),
        vertex('e', { lineageType: 'Context', type: 'Endpoint', name: 'demo-aws-endpoint' }),
      ],
      edges: [{ source: `${base}:artifact/d`, destination: `${base}:artifact/j`, association: 'ContributedTo' }],
    },
    about,
  );
  expect(nodes.map(({ detail, here, href }) => [detail, here, href])).toEqual([
    ['sha256 abcdef012345…', false, null],
    [null, false, '#/jobs/Run'],
    [null, true, '#/models/bots/3'],
    [null, false, null],
    [null, false, '#/endpoints/demo'],
  ]);
  expect(nodes[0]?.tip).toContain('abcdef0123456789');
  expect(arrows).toEqual([{ from: `${base}:artifact/d`, to: `${base}:artifact/j` }]);
});
