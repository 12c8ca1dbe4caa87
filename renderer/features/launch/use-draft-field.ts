import type { Draft } from './draft';
import { chosenRecipe, useLaunch } from './launch-store';
import { type Problems, stepProblems } from './step-problems';

/** The draft; steps are shown only while there is one. */
export function useDraft(): Draft {
  return useLaunch(({ draft }) => {
    if (draft === null) throw new Error('A wizard step was shown without a draft.');
    return draft;
  });
}

/** The problems of a step once someone tried to leave it; none before, so nobody is scolded for an empty form. */
export function useShownProblems(step: number): Problems {
  const draft = useDraft();
  const recipe = useLaunch(chosenRecipe);
  const shown = useLaunch(({ attempted }) => attempted.has(step));
  return shown ? stepProblems(step, draft, recipe) : {};
}
