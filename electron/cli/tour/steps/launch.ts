import { suggestJobName } from '../../../../shared/model/job-name';
import { specFromRecipe } from '../../../../shared/model/recipe-spec';
import { trainingSpecSchema } from '../../../../shared/model/training-spec';
import { unwrap } from '../../context';
import { expect, needed } from '../tour-state';
import type { TourStep } from '../tour-step';

export const launchStep: TourStep = {
  name: 'launch',
  title: 'Launching a training job',
  async run(state) {
    const scope = needed(state.scope, 'scope');
    const recipe = unwrap(await state.console.jobs.recipes()).find(({ id }) => id === 'location-classifier') ?? null;
    const { defaults } = unwrap(await state.console.workspace.current());
    const spec = trainingSpecSchema.parse(
      specFromRecipe(needed(recipe, 'recipe location-classifier'), {
        name: suggestJobName('tour', state.context.now(), state.context.random),
        roleArn: defaults.roleArn,
        bucket: defaults.bucket,
        inputs: state.inputs,
        checkpointS3Uri: `s3://${defaults.bucket}/tour/checkpoints`,
      }),
    );
    const { problems, price } = unwrap(await state.console.jobs.preflight(scope, spec));
    expect(problems.length === 0, `The preflight found: ${problems.map(({ message }) => message).join(' ')}`);
    const confirmed = { accountId: scope.accountId, region: scope.region, target: spec.name };
    const { name, arn } = unwrap(await state.console.jobs.launch(scope, spec, confirmed));
    state.spec = spec;
    return { said: `${name}; ${price.note}`, facts: { name, arn, maximumUsd: price.maximumUsd } };
  },
};
