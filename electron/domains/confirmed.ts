import type { Confirmation } from '../../shared/contract/scope';
import { CodedError } from '../../shared/errors/coded-error';
import { fail } from '../../shared/errors/result';
import type { Scope } from './scope';

/** What the person agreed to must be what is about to happen; throws CodedError `input.invalid` when it is not. */
export function mustBeConfirmed(scope: Scope, target: string, confirmed: Confirmation): void {
  const agreed =
    confirmed.accountId === scope.accountId && confirmed.region === scope.region && confirmed.target === target;
  if (agreed) return;
  throw new CodedError(
    fail(
      'input.invalid',
      `What was confirmed (${confirmed.target} in ${confirmed.accountId}, ${confirmed.region}) is not what would happen (${target} in ${scope.accountId}, ${scope.region}).`,
      'Look at it again and confirm anew.',
    ).error,
  );
}
