/** Props of a control that changes something: none while it may. */
export interface Blocked {
  readonly disabled?: true;
  readonly disabledReason?: string;
}

export const readOnlyReason =
  'This workspace is read-only in Upside: nothing is created, changed or deleted. Its access can be changed under Workspaces.';

/** What keeps every such control of a workspace from being pressed. */
export function blockedBy(access: 'full' | 'read-only'): Blocked {
  return access === 'read-only' ? { disabled: true, disabledReason: readOnlyReason } : {};
}
