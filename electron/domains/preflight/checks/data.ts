import { ok, type Result } from '../../../../shared/errors/result';
import { formatBytes, formatCount } from '../../../../shared/model/format';
import type { PreflightCheck } from '../../../../shared/model/preflight';
import { parseS3Uri } from '../../../../shared/model/s3-uri';
import type { AwsWorkspace } from '../../aws-ports';
import { failed, passed, type Question, unchecked } from '../check';
import type { LaunchPlan } from '../launch-plan';

const elsewhere = 'Upload the data or choose another address.';

/** What lies at each input; read once, for the data's check and for the disk's. */
export interface InputSizes {
  readonly of: ReadonlyMap<string, Promise<Result<{ readonly objects: number; readonly bytes: number } | null>>>;
}

export function readSizes(aws: AwsWorkspace, plan: LaunchPlan): InputSizes {
  const read = async (s3Uri: string): Promise<Result<{ objects: number; bytes: number } | null>> => {
    const place = parseS3Uri(s3Uri);
    if (place === null) return ok({ objects: 0, bytes: 0 });
    const listed = await aws.objects.list(place.bucket, place.key);
    if (!listed.ok) return listed.error.code === 'object.not-found' ? ok(null) : listed;
    return ok({ objects: listed.data.length, bytes: listed.data.reduce((sum, { bytes }) => sum + bytes, 0) });
  };
  return { of: new Map(plan.reads.map(({ s3Uri }) => [s3Uri, read(s3Uri)])) };
}

/** Every input is there and not empty. */
export function dataQuestions(plan: LaunchPlan, sizes: InputSizes): readonly Question[] {
  return plan.reads.map(({ field, name, s3Uri }) => {
    const about = { id: field, title: `Data of ${name}` };
    const missing = (detail: string, hint: string): readonly PreflightCheck[] => [
      failed(about, { detail, hint, field, blocks: true }),
    ];
    return {
      ...about,
      ask: async () => {
        const place = parseS3Uri(s3Uri);
        if (place === null) return missing(`${s3Uri} is no S3 address.`, 'An S3 URI looks like s3://bucket/key.');
        const found = await sizes.of.get(s3Uri);
        if (found === undefined) return [];
        if (!found.ok) return [unchecked(about, found.error, field)];
        if (found.data === null) return missing(`There is no bucket ${place.bucket}.`, elsewhere);
        const { bytes, objects } = found.data;
        if (objects === 0) return missing(`There is nothing at ${s3Uri}.`, elsewhere);
        if (bytes === 0) return missing(`What is at ${s3Uri} is empty.`, 'Upload a file with content.');
        const count = `${formatCount(objects)} ${objects === 1 ? 'object' : 'objects'}`;
        return [passed(about, { detail: `${count}, ${formatBytes(bytes)}, at ${s3Uri}.`, field })];
      },
    };
  });
}
