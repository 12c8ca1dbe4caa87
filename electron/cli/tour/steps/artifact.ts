import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { z } from 'zod';
import { formatBytes } from '../../../../shared/model/format';
import { unwrap } from '../../context';
import { expect, needed } from '../tour-state';
import type { TourStep } from '../tour-step';

const valueSchema = z.object({ value: z.number() });
const evaluationSchema = z.object({
  multiclass_classification_metrics: z.object({ accuracy: valueSchema, macro_f1: valueSchema.optional() }),
});

/** Downloads model.tar.gz with its checksum compared, opens it and reads the evaluation inside. */
export const artifactStep: TourStep = {
  name: 'artifact',
  title: 'Reading the artifact back',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const { name } = needed(state.spec, 'spec');
    const { value: job } = unwrap(await state.console.jobs.show(scope, name));
    const s3Uri = needed(job.artifactS3Uri, 'artifact');
    await mkdir(state.downloads, { recursive: true });
    const path = join(state.downloads, 'model.tar.gz');
    let bytes: number | null = null;
    for await (const result of state.console.data.download(scope, s3Uri, path, state.context.signal)) {
      const item = unwrap(result);
      if (item.kind === 'done') bytes = item.bytes;
    }
    expect(bytes !== null, 'The artifact was not downloaded.');
    const { files, evaluation } = await readArtifact(path);
    expect(evaluation !== null, 'model.tar.gz holds no evaluation.json.');
    const accuracy = evaluation.multiclass_classification_metrics.accuracy.value;
    return {
      said: `${formatBytes(bytes)}: ${files.join(', ')}; held-out accuracy ${accuracy.toFixed(4)}`,
      facts: { s3Uri, bytes, files, accuracy },
    };
  },
};

async function readArtifact(path: string) {
  const files: string[] = [];
  let evaluation: z.infer<typeof evaluationSchema> | null = null;
  const entries = createReadStream(path).pipe(createGunzip()).pipe(extract());
  for await (const entry of entries) {
    files.push(entry.header.name);
    if (entry.header.name.endsWith('evaluation.json')) evaluation = evaluationSchema.parse(await json(entry));
    else entry.resume();
  }
  return { files, evaluation };
}
