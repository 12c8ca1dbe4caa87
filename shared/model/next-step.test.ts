import { describe, expect, it } from 'vitest';
import { type LoopFacts, nextStep, nextStepKinds, nextStepWords } from './next-step';
import { hrefOf, parseAddress } from './screen-address';

const nothing: LoopFacts = {
  datasets: [],
  jobs: [],
  versions: [],
  endpoints: [],
  conversations: 0,
  preparesTranscripts: true,
};
const arn = (version: number) => `arn:aws:sagemaker:us-east-1:123456789012:model-package/town/${version}`;
const version = (number: number, approval: 'Approved' | 'PendingManualApproval' | 'Rejected', createdAt = number) => ({
  name: `town/${number}`,
  arn: arn(number),
  approval,
  createdAt,
});
const job = (name: string, status: string, endedAt: number | null = null) => ({ name, status, endedAt });
const serving = { name: 'demo', status: 'InService', serves: [arn(1)] };

describe('nextStep', () => {
  it.each<[string, Partial<LoopFacts>, string, string | null]>([
    ['import', {}, 'import', null],
    ['wait-data', { datasets: [{ name: 'a@1', status: 'preparing' }] }, 'wait-data', 'a@1'],
    ['import again after a failure', { datasets: [{ name: 'a@1', status: 'failed' }] }, 'import', null],
    ['train', { datasets: [{ name: 'a@1', status: 'ready' }] }, 'train', 'a@1'],
    ['train after a failed job', { jobs: [job('j', 'Failed', 5)] }, 'train', null],
    ['watch', { jobs: [job('j', 'InProgress')] }, 'watch', 'j'],
    ['register', { jobs: [job('j', 'Completed', 5), job('k', 'InProgress')] }, 'register', 'j'],
    ['approve', { versions: [version(1, 'PendingManualApproval')] }, 'approve', 'town/1'],
    ['deploy', { versions: [version(2, 'Rejected'), version(1, 'Approved')] }, 'deploy', 'town/1'],
    [
      'wait-endpoint',
      { versions: [version(1, 'Approved')], endpoints: [{ name: 'demo', status: 'Creating', serves: [] }] },
      'wait-endpoint',
      'demo',
    ],
    ['talk', { endpoints: [serving] }, 'talk', 'demo'],
    ['train-better', { endpoints: [serving], conversations: 1, jobs: [job('j', 'Completed', 0)] }, 'train-better', 'j'],
    [
      'promote',
      { endpoints: [serving], conversations: 1, versions: [version(2, 'Approved'), version(1, 'Approved')] },
      'promote',
      'demo',
    ],
    [
      'no promotion to what serves already',
      { endpoints: [serving], conversations: 1, versions: [version(1, 'Approved')] },
      'train-better',
      null,
    ],
    [
      'register the better one',
      { endpoints: [serving], conversations: 1, versions: [version(1, 'Approved')], jobs: [job('k', 'Completed', 9)] },
      'register',
      'k',
    ],
  ])('%s', (_name, facts, kind, name) => {
    const step = nextStep({ ...nothing, ...facts });
    expect([step.kind, step.thing?.name ?? null]).toEqual([kind, name]);
  });

  it('does not take another group’s version for a newer one', () => {
    const other = { ...version(7, 'Approved'), arn: arn(7).replace('/town/', '/harbour/') };
    expect(nextStep({ ...nothing, endpoints: [serving], conversations: 1, versions: [other] }).kind).toBe(
      'train-better',
    );
  });

  it.each(nextStepKinds)('%s is said in words and leads to a screen', (kind) => {
    const thing = { kind: 'job', name: 'j' } as const;
    for (const step of [
      { kind, thing, packageArn: arn(1) },
      { kind, thing: null, packageArn: null },
    ]) {
      const words = nextStepWords(step);
      expect(words.title.length).toBeGreaterThan(3);
      expect(parseAddress(hrefOf(words.address)).kind).not.toBe('unknown');
    }
  });
});

it('begins with a job where no program prepares transcripts', () => {
  expect(nextStep({ ...nothing, preparesTranscripts: false })).toEqual({
    kind: 'train',
    thing: null,
    packageArn: null,
  });
});
