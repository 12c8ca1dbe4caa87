import { parseS3Uri } from '../../../../shared/model/s3-uri';
import type { AwsWorkspace } from '../../aws-ports';
import { failed, passed, type Question, unchecked } from '../check';
import type { LaunchPlan } from '../launch-plan';

const titles: Readonly<Record<string, string>> = {
  outputS3Uri: 'Place for results',
  checkpointS3Uri: 'Place for checkpoints',
  dataCapture: 'Place for captured data',
};

/** The buckets that will be written to exist and belong to the account. */
export function placeQuestions(plan: LaunchPlan, aws: AwsWorkspace): readonly Question[] {
  return plan.writes.map(({ field, s3Uri }) => {
    const about = { id: field, title: titles[field] ?? `Place for ${field.replace(/^outputs\./, '')}` };
    const bucket = parseS3Uri(s3Uri)?.bucket ?? '';
    return {
      ...about,
      ask: async () => {
        const found = await aws.objects.bucketExists(bucket);
        if (found.ok) return [passed(about, { detail: `The bucket ${bucket} is there.`, field })];
        const wrong = (detail: string, hint: string) => [failed(about, { detail, hint, field, blocks: true })];
        if (found.error.code === 'object.not-found') {
          return wrong(
            `There is no bucket ${bucket}.`,
            'Choose a bucket that exists, such as the default one of the workspace.',
          );
        }
        if (found.error.code === 'aws.denied')
          return wrong(`The bucket ${bucket} may not be used by this account.`, 'Choose a bucket of your own.');
        return [unchecked(about, found.error, field)];
      },
    };
  });
}
