import type { z } from 'zod';
import { commands } from '../../../shared/contract';
import { readEvaluation } from '../../../shared/model/evaluation';
import { tellingWordsSchema } from '../../../shared/model/insights/telling-words';
import type { AwsWorkspace } from '../aws-ports';
import { keptWhenAway } from '../datasets/kept-when-away';
import { dataOf } from '../guard';
import { largestArtifact, largestReport } from '../registry/read-evaluation';
import type { Scope } from '../scope';
import type { ClassifierInsight } from './contract';
import type { InsightsOptions } from './options';
import { keptInsight } from './state';

const valueSchema = commands['insights.classifier'].output.unwrap().shape.value;
type Value = z.output<typeof valueSchema>;

/** What a trained classifier confuses and goes by, out of its artifact; as it was kept while the workspace is away. */
export function classifierInsight(options: InsightsOptions, scope: Scope, jobName: string): Promise<ClassifierInsight> {
  const { clock, link, store, training, workspaceId } = options;
  const subject = `job/${jobName}`;
  const live = async (): Promise<ClassifierInsight> => {
    const aws = dataOf(await link.aws());
    const { artifactS3Uri } = dataOf(await training.show(scope, jobName)).value;
    const value: Value =
      artifactS3Uri === null
        ? { evaluation: null, words: null }
        : {
            evaluation: await report(options, aws, artifactS3Uri, 'evaluation.json', (json) => readEvaluation(json)),
            words: await report(options, aws, artifactS3Uri, 'telling-words.json', (json) =>
              tellingWordsSchema.parse(json),
            ),
          };
    const fetchedAt = clock.now();
    await store.save(workspaceId, subject, 'classifier', JSON.stringify(value), fetchedAt);
    return { value, fetchedAt, source: 'live' };
  };
  return keptWhenAway(
    live,
    async () => (await keptInsight(options, subject, 'classifier', valueSchema))?.fetched ?? null,
  );
}

/** A JSON file of the artifact as `read` takes it; null when there is none, none that can be read, or too much to look through. */
async function report<T>(
  { artifacts, closing, link }: InsightsOptions,
  aws: AwsWorkspace,
  artifactS3Uri: string,
  fileName: string,
  read: (json: unknown) => T | null,
): Promise<T | null> {
  const artifact = dataOf(link.report(await aws.objects.read(artifactS3Uri, closing)));
  if (artifact.bytes > largestArtifact) {
    artifact.body.destroy();
    return null;
  }
  const bytes = dataOf(await artifacts.find(artifact.body, fileName, largestReport));
  if (bytes === null) return null;
  try {
    return read(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return null;
  }
}
