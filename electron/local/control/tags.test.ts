import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlBench, jobRequest } from './testing/control-bench';

let bench: ControlBench;
let ResourceArn: unknown;
beforeEach(async () => {
  bench = new ControlBench();
  ({ TrainingJobArn: ResourceArn } = await bench.send(
    'CreateTrainingJob',
    jobRequest('a', { Tags: [{ Key: 'b', Value: '1' }] }),
  ));
});
afterEach(() => bench.close());

describe('tags', () => {
  it('are added, overwritten, listed in order and deleted', async () => {
    expect(
      await bench.send('AddTags', {
        ResourceArn,
        Tags: [
          { Key: 'b', Value: '2' },
          { Key: 'a', Value: '' },
        ],
      }),
    ).toEqual({
      Tags: [
        { Key: 'a', Value: '' },
        { Key: 'b', Value: '2' },
      ],
    });
    await bench.send('DeleteTags', { ResourceArn, TagKeys: ['a', 'never'] });
    expect(await bench.send('ListTags', { ResourceArn })).toEqual({ Tags: [{ Key: 'b', Value: '2' }] });
  });

  it('are no more than 50, and none is kept of a call that goes beyond', async () => {
    const Tags = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
    expect(await bench.failure('AddTags', { ResourceArn, Tags })).toBe(
      'ResourceLimitExceeded: A resource can have no more than 50 tags.',
    );
    expect(await bench.send('ListTags', { ResourceArn })).toEqual({ Tags: [{ Key: 'b', Value: '1' }] });
  });

  it('belong to a resource that exists', async () => {
    const missing = 'arn:aws:sagemaker:us-east-1:123456789012:training-job/none';
    expect(await bench.failure('ListTags', { ResourceArn: missing })).toContain('Requested resource not found.');
    expect(await bench.failure('AddTags', { ResourceArn: missing, Tags: [{ Key: 'a', Value: '' }] })).toContain(
      'Requested resource not found.',
    );
  });
});
