import type { z } from 'zod';
import type { ErrorCode } from '../../../shared/errors/codes';
import { ok, type Result } from '../../../shared/errors/result';
import {
  type BucketList,
  bucketListSchema,
  type ObjectPage,
  objectPageSchema,
} from '../../../shared/model/bucket-objects';
import type { AwsWorkspace } from '../aws-ports';
import { guard } from '../guard';
import type { Scope } from '../scope';
import type { ObjectsOptions } from './options';

/** The service did not refuse; it could not be asked. */
const unreachable: ReadonlySet<ErrorCode> = new Set(['workspace.offline', 'workspace.start-failed', 'aws.timeout']);

/** Buckets and prefixes as the service lists them, and what was kept of them while it cannot be asked. */
export function createBrowsing({ clock, link, store }: ObjectsOptions) {
  /** `key` null: what is read is neither kept nor looked for. */
  const read = async <T extends { readonly fetchedAt: number; readonly source: 'live' | 'store' }>(
    key: string | null,
    schema: z.ZodType<T>,
    ask: (aws: AwsWorkspace) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const aws = await link.aws();
    const answer = aws.ok ? link.report(await ask(aws.data)) : aws;
    if (answer.ok) {
      // What was listed is true even when it cannot be kept; the store's own failure shows elsewhere.
      if (key !== null) await guard(() => store.documents.save('listing', key, JSON.stringify(answer.data)));
      return answer;
    }
    if (key === null || (aws.ok && !unreachable.has(answer.error.code))) return answer;
    const held = await guard(() => store.documents.load('listing', key));
    if (!held.ok || held.data === null) return answer;
    const parsed = schema.safeParse({ ...JSON.parse(held.data), source: 'store' });
    return parsed.success ? ok(parsed.data) : answer;
  };

  return {
    buckets: (scope: Scope): Promise<Result<BucketList>> =>
      read(`${scope.workspaceId} buckets`, bucketListSchema, async (aws) => {
        const found = await aws.browser.buckets();
        if (!found.ok) return found;
        const own = scope.bucket;
        const buckets = found.data
          .map((bucket) => ({ ...bucket, isDefault: bucket.name === own }))
          .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault) || (a.name < b.name ? -1 : 1));
        return ok({ buckets, fetchedAt: clock.now(), source: 'live' });
      }),

    browse: (scope: Scope, bucket: string, prefix: string, token: string | null): Promise<Result<ObjectPage>> =>
      read(
        token === null ? `${scope.workspaceId} browse s3://${bucket}/${prefix}` : null,
        objectPageSchema,
        async (aws) => {
          const page = await aws.browser.page(bucket, prefix, token);
          // Made when something is first put into it: until then nothing is in it.
          if (!page.ok && page.error.code === 'object.not-found' && bucket === scope.bucket) {
            return ok({ prefixes: [], objects: [], next: null, fetchedAt: clock.now(), source: 'live' });
          }
          return page.ok ? ok({ ...page.data, fetchedAt: clock.now(), source: 'live' }) : page;
        },
      ),
  };
}
