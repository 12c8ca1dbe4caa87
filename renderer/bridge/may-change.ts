import { type Blocked, blockedBy } from './read-only';
import { useIdentity } from './use-identity';

/**
 * For every control that creates, changes or deletes, as its last props: `<Button disabled={!online} {...mayChange}>`. The
 * main process refuses in a read-only workspace anyway (`workspace.read-only`); this says so before a form is filled in.
 */
export function useMayChange(): Blocked {
  return blockedBy(useIdentity().access);
}
