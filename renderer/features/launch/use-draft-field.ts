import { useWorkspace } from '../../bridge/workspace-store';
import type { LaunchPlace } from './account/account-problems';
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

/** Where the job would run, and under which role unless the person picks one. */
export function useLaunchPlace(): LaunchPlace {
  const kind = useWorkspace((state) => state.workspace.kind);
  const roleArn = useWorkspace((state) => state.defaults.roleArn);
  const brought = useLaunch((slice) => slice.brought);
  return { kind, roleArn, brought };
}

/** The problems of a step once someone tried to leave it; none before, so nobody is scolded for an empty form. */
export function useShownProblems(step: number): Problems {
  const draft = useDraft();
  const recipe = useLaunch(chosenRecipe);
  const shown = useLaunch(({ attempted }) => attempted.has(step));
  const place = useLaunchPlace();
  return shown ? stepProblems(step, draft, recipe, place) : {};
}
