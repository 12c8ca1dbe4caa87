import type { Workspace } from '../../shared/model/workspace';

/** Where something is about to happen, as a question before it says. */
export function workspaceFacts({
  accountId,
  name,
  region,
}: Workspace): readonly { readonly label: string; readonly value: string }[] {
  return [
    { label: 'Account', value: accountId },
    { label: 'Region', value: region },
    { label: 'Workspace', value: name },
  ];
}
