import { expect, it } from 'vitest';
import { fail, ok, type Result } from '../../../shared/errors/result';
import type { ModelPackage, PackageSummary } from '../../../shared/model/model-package';
import type { NewPackage } from '../../../shared/model/new-package';
import type { Clock } from '../platform-ports';
import { requestKey } from './metadata';
import type { RegistryService } from './ports';
import { registerOnce } from './register-once';

const never = new AbortController().signal;
const clock: Clock = { now: () => 0, elapsed: () => 0, uptime: () => 0, wait: async () => undefined };
const request: NewPackage = {
  group: 'bots',
  clientToken: 'token',
  description: null,
  image: 'image:1',
  modelDataUrl: 's3://b/model.tar.gz',
  contentTypes: [],
  responseTypes: [],
  environment: {},
  metricsS3Uri: null,
  metadata: { [requestKey]: 'token' },
  approval: 'PendingManualApproval',
};
const lost = fail('aws.timeout', 'Nobody answered.', '', { retryable: true });

/** A registry without client tokens, as some are: every call that arrives makes a version. */
function forgetful(answers: readonly ('arrives' | 'is lost' | 'reply is lost' | 'refused')[]) {
  const versions: string[] = [];
  let call = 0;
  const create = async ({ metadata }: NewPackage): Promise<Result<{ arn: string }>> => {
    const answer = answers[call++] ?? 'is lost';
    if (answer === 'refused') return fail('model.limit', 'Too many.', '');
    if (answer === 'is lost') return lost;
    versions.push(metadata[requestKey] ?? '');
    return answer === 'arrives' ? ok({ arn: `v${versions.length}` }) : lost;
  };
  const service = {
    createPackage: create,
    listPackages: async () => ok(versions.map((_v, i) => ({ arn: `v${i + 1}` }) as PackageSummary).toReversed()),
    describePackage: async (arn: string) =>
      ok({ arn, metadata: { [requestKey]: versions[Number(arn.slice(1)) - 1] } } as unknown as ModelPackage),
  } as unknown as RegistryService;
  return { service, versions };
}

it.each([
  [['arrives'], 'created', 1],
  [['reply is lost'], 'created', 1],
  [['is lost', 'reply is lost'], 'created', 1],
  [['is lost', 'is lost', 'arrives'], 'created', 1],
  [['is lost', 'is lost', 'is lost'], 'unknown', 0],
  [['refused'], 'rejected', 0],
  [['is lost', 'refused'], 'rejected', 0],
] as const)('after %j it is %s, with %d version', async (answers, kind, count) => {
  const { service, versions } = forgetful(answers);
  const outcome = await registerOnce(service, request, clock, never);
  expect(outcome.kind).toBe(kind);
  expect(versions).toHaveLength(count);
  if (outcome.kind === 'created') expect(outcome.arn).toBe('v1');
});

it('takes no version of another request for its own', async () => {
  const { service, versions } = forgetful(['reply is lost', 'reply is lost']);
  versions.push('somebody else');
  expect(await registerOnce(service, request, clock, never)).toEqual({ kind: 'created', arn: 'v2' });
  expect(versions).toEqual(['somebody else', 'token']);
});
