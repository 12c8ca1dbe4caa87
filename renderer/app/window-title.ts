import type { Identity } from '../bridge/identity';

/**
 * "NAME · ACCOUNT · REGION – Upside": who changes windows sees which account is which. What is not known yet is left out;
 * the screen names itself in the page.
 */
export function windowTitle({ accountId, name, production, region }: Identity): string {
  const called = production ? `${name} (Production)` : name;
  return `${[called, accountId, region].filter((part) => part !== null).join(' · ')} – Upside`;
}
