import type { Result } from '../../../shared/errors/result';
import { ok } from '../../../shared/errors/result';
import type { ObjectSelection } from '../../../shared/model/bucket-objects';
import type { DataObject } from '../../../shared/model/data-object';
import { toS3Uri } from '../../../shared/model/s3-uri';
import type { AwsWorkspace } from '../aws-ports';

/** Every object a selection means, each once: those named, and all below the prefixes. Named ones that are gone are left out. */
export async function selectedObjects(
  aws: AwsWorkspace,
  { bucket, keys, prefixes }: ObjectSelection,
): Promise<Result<readonly DataObject[]>> {
  const found = new Map<string, DataObject>();
  for (const prefix of prefixes) {
    const listed = await aws.objects.list(bucket, prefix);
    if (!listed.ok) return listed;
    for (const object of listed.data) found.set(object.key, object);
  }
  for (const key of keys) {
    if (found.has(key)) continue;
    const head = await aws.objects.head(toS3Uri(bucket, key));
    if (!head.ok && head.error.code === 'object.not-found') continue;
    if (!head.ok) return head;
    found.set(key, { s3Uri: toS3Uri(bucket, key), key, bytes: head.data.bytes, modifiedAt: 0 });
  }
  return ok([...found.values()]);
}
