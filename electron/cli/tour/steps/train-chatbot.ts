import { suggestJobName } from '../../../../shared/model/job-name';
import { specFromRecipe } from '../../../../shared/model/recipe-spec';
import type { InputChannel, TrainingJob } from '../../../../shared/model/training-job';
import { trainingSpecSchema } from '../../../../shared/model/training-spec';
import { unwrap } from '../../context';
import { upload } from '../../data-source';
import { agreed, expect, needed, type TourState } from '../tour-state';

/** Trains a chatbot on the prepared dialogue and registers it as the next approved version. */
export async function trainAndRegister(
  state: TourState,
  label: string,
  hyperParameters: Readonly<Record<string, string>>,
): Promise<{ readonly arn: string; readonly version: number; readonly job: TrainingJob; readonly mrr: number }> {
  const scope = needed(state.scope, 'scope');
  const { models } = state.console;
  const job = await train(state, label, hyperParameters);
  const { arn, group, version } = unwrap(await models.register(scope, job.name, 'tour-chatbot', `Tour: ${label}.`));
  const judged = unwrap(await models.judge(scope, arn, 'Approved', 'Its figures on the held-out scenes are fine.'));
  expect(judged.value.package.approval === 'Approved', `${group}/${version} was read back as not approved.`);
  state.versions = [...state.versions, arn];
  const mrr = job.finalMetrics.find(({ name }) => name === 'validation:mrr')?.value ?? null;
  return { arn, version, job, mrr: needed(mrr, 'MRR on held-out scenes') };
}

async function train(
  state: TourState,
  label: string,
  hyperParameters: Readonly<Record<string, string>>,
): Promise<TrainingJob> {
  const scope = needed(state.scope, 'scope');
  const { defaults } = unwrap(await state.console.workspace.current());
  const recipe = unwrap(await state.console.jobs.recipes()).find(({ id }) => id === 'character-chatbot') ?? null;
  const spec = trainingSpecSchema.parse(
    specFromRecipe(needed(recipe, 'recipe character-chatbot'), {
      name: suggestJobName(`tour-${label}`, state.context.now(), state.context.random),
      roleArn: defaults.roleArn,
      bucket: defaults.bucket,
      inputs: await dialogue(state),
      hyperParameters,
    }),
  );
  unwrap(await state.console.jobs.launch(scope, spec, agreed(scope, spec.name)));
  for await (const result of state.console.logs.follow(scope, spec.name, state.context.signal)) {
    const item = unwrap(result);
    if (item.kind === 'lines') for (const line of item.lines) state.context.output.note(`    ${line.text}`);
  }
  const { value: job } = unwrap(await state.console.jobs.show(scope, spec.name));
  expect(job.status === 'Completed', `${job.name} ended ${job.status}: ${job.failureReason ?? 'no reason given'}.`);
  return job;
}

/** The prepared dialogue; transcripts that name nobody have none, and the sample takes their place. */
async function dialogue(state: TourState): Promise<readonly InputChannel[]> {
  if (state.dialogue.length > 0) return state.dialogue;
  const scope = needed(state.scope, 'scope');
  const samples = unwrap(await state.console.data.samples()).filter(({ recipeId }) => recipeId === 'character-chatbot');
  expect(samples.length > 0, 'No sample dialogue ships with this installation.');
  const inputs: InputChannel[] = [];
  for (const { channel, name } of samples) {
    const key = `tour/dialogue/${channel}/${name}.jsonl`;
    const { s3Uri } = await upload(state.context, state.console, scope, { kind: 'sample', name }, key);
    inputs.push({ channel, s3Uri, contentType: 'application/jsonlines' });
  }
  return inputs;
}
