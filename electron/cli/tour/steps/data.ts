import { contentTypeOf } from '../../../../shared/model/content-type';
import { formatCount } from '../../../../shared/model/format';
import type { InputChannel } from '../../../../shared/model/training-job';
import { unwrap } from '../../context';
import { upload } from '../../data-source';
import { expect, needed, type TourState } from '../tour-state';
import type { TourStep } from '../tour-step';
import { type ChannelFile, labelledFiles } from './labelled-files';

/** Looks into what the classifier is to train on: the prepared examples, or labelled rows of one's own or of the sample. */
export const dataStep: TourStep = {
  name: 'data',
  title: 'Checking what to train on',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const own = state.options.data === null ? [] : await labelledFiles(state.options.data);
    if (own.length > 0) state.inputs = await uploaded(state, own);
    // Transcripts without places have no examples to learn places from.
    else if (state.inputs.length === 0) state.inputs = await uploaded(state, await sampleFiles(state));
    const facts: Record<string, unknown> = {};
    const said: string[] = [];
    for (const { channel, s3Uri } of state.inputs) {
      const { labels, problems, rows } = unwrap(await state.console.data.preview(scope, { kind: 'object', s3Uri }));
      expect(rows > 0 && labels.length > 1, `${s3Uri} cannot be trained on: ${problems.join(' ')}`);
      facts[channel] = { rows, labels: labels.length, s3Uri };
      said.push(`${channel}: ${formatCount(rows)} rows, ${labels.length} labels`);
    }
    return { said: `${said.join('; ')}; read back`, facts };
  },
};

/** Uploads each file and has size and checksum read back. */
async function uploaded(state: TourState, files: readonly ChannelFile[]): Promise<readonly InputChannel[]> {
  const scope = needed(state.scope, 'scope');
  const inputs: InputChannel[] = [];
  for (const { channel, fileName, origin } of files) {
    const { s3Uri } = await upload(state.context, state.console, scope, origin, `tour/${channel}/${fileName}`);
    inputs.push({ channel, s3Uri, contentType: contentTypeOf(fileName) });
  }
  return inputs;
}

async function sampleFiles(state: TourState): Promise<readonly ChannelFile[]> {
  const samples = unwrap(await state.console.data.samples()).filter(
    ({ recipeId }) => recipeId === 'location-classifier',
  );
  return samples.map(({ name, channel, fileName }) => ({ channel, fileName, origin: { kind: 'sample', name } }));
}
