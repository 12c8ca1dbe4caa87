import { useMemo } from 'react';
import type { DataPreview } from '../../../shared/model/data-object';
import { chosenRecipe, useLaunch } from './launch-store';

const noLabels: DataPreview['labels'] = [];

/** The labels of the data that is learnt from (the first required channel), as its preview counted them. */
export function useLearnedLabels(): DataPreview['labels'] {
  const recipe = useLaunch(chosenRecipe);
  const previews = useLaunch((slice) => slice.previews);
  return useMemo(() => {
    const channel = recipe?.channels.find(({ required }) => required)?.name;
    const state = channel === undefined ? undefined : previews[channel];
    return state?.kind === 'ready' ? state.preview.labels : noLabels;
  }, [recipe, previews]);
}
