import { chosenRecipe, useLaunch } from '../launch-store';
import { useDraft, useLaunchPlace, useShownProblems } from '../use-draft-field';
import type { AccountDraft } from './account-draft';
import { accountProblems } from './account-problems';

/**
 * The account part of the draft with its problems by field of the spec. What is half empty is told off only
 * once somebody tried to leave the step; what contradicts is said at once.
 */
export function useAccountFields(step: 0 | 3): {
  readonly account: AccountDraft;
  readonly problemOf: (field: string) => string;
} {
  const draft = useDraft();
  const recipe = useLaunch(chosenRecipe);
  const place = useLaunchPlace();
  const shown = useShownProblems(step);
  const live = recipe === null ? {} : accountProblems(step, draft, recipe, place);
  const patient = ['image', 'roleArn', 'metricDefinitions', 'network.subnetIds', 'network.securityGroupIds'];
  return {
    account: draft.account,
    problemOf: (field) => {
      const [path, message] =
        Object.entries(live).find(([each]) => each === field || each.startsWith(`${field}.`)) ?? [];
      if (path === undefined || message === undefined) return '';
      return patient.some((each) => path.startsWith(each)) && shown[path] === undefined ? '' : message;
    },
  };
}
