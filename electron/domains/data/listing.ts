import { z } from 'zod';
import type { ErrorCode } from '../../../shared/errors/codes';
import { fail, ok, type Result } from '../../../shared/errors/result';
import { dataObjectSchema } from '../../../shared/model/data-object';
import { parseS3Uri } from '../../../shared/model/s3-uri';
import { instantSchema } from '../../../shared/model/time';
import { guard } from '../guard';
import type { Scope } from '../scope';
import type { DataListing } from './contract';
import type { DataOptions } from './options';

/** The service did not refuse; it could not be asked. */
const unreachable: ReadonlySet<ErrorCode> = new Set(['workspace.offline', 'aws.timeout']);

const keptSchema = z.object({ objects: z.array(dataObjectSchema), fetchedAt: instantSchema });

/** Objects under a prefix: from the service, and kept, so that the same prefix opens again offline. */
export function createListing({ link, store, clock }: DataOptions) {
  const kept = async (bucket: string, key: string): Promise<DataListing | null> => {
    const json = await store.documents.load('listing', key);
    if (json === null) return null;
    const parsed = keptSchema.safeParse(JSON.parse(json));
    return parsed.success ? { bucket, ...parsed.data, source: 'store' } : null;
  };

  return {
    async list(scope: Scope, prefix: string | null): Promise<Result<DataListing>> {
      const place = prefix === null ? { bucket: scope.bucket, key: '' } : parseS3Uri(prefix);
      if (place === null) {
        return fail('input.invalid', `${prefix} is no S3 address.`, 'An S3 URI looks like s3://bucket/prefix.');
      }
      const documentKey = `${scope.workspaceId} s3://${place.bucket}/${place.key}`;
      const services = await link.aws();
      const answered = services.ok ? link.report(await services.data.objects.list(place.bucket, place.key)) : services;
      // An account nobody has put anything into yet has no default bucket, and so nothing in it.
      const isUnmade = !answered.ok && answered.error.code === 'object.not-found' && place.bucket === scope.bucket;
      const listed = isUnmade ? ok([]) : answered;
      if (!listed.ok) {
        if (services.ok && !unreachable.has(listed.error.code)) return listed;
        const held = await guard(() => kept(place.bucket, documentKey));
        return held.ok && held.data ? ok(held.data) : listed;
      }
      const fetchedAt = clock.now();
      // What was listed is true even when it cannot be kept; the store's own failure shows elsewhere.
      await guard(() =>
        store.documents.save('listing', documentKey, JSON.stringify({ objects: listed.data, fetchedAt })),
      );
      return ok({ bucket: place.bucket, objects: listed.data, fetchedAt, source: 'live' });
    },
  };
}
