import type { Recipe } from '../../../shared/model/recipe';
import type { TrainingJob } from '../../../shared/model/training-job';

const longestName = 63;

/** A group for the models of a job: its recipe's name, else the last part of its image; never empty, always allowed. */
export function suggestGroup(job: Pick<TrainingJob, 'image'>, recipes: readonly Recipe[]): string {
  const image = job.image ?? '';
  const recipe = recipes.find((one) => one.image === image)?.id;
  const name = (recipe ?? image.split('/').at(-1) ?? '').replace(/[:@].*$/, '');
  const allowed = name
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, longestName)
    .replace(/^-+|-+$/g, '');
  return allowed || 'models';
}
