import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Violations a person would stumble over, by rule and place. Legacy mode: Electron opens no second page for it. `within` is a CSS selector. */
export async function serious(window: Page, rules: 'all' | 'colours' = 'all', within?: string): Promise<string[]> {
  const page = new AxeBuilder({ page: window }).setLegacyMode(true);
  const axe = within === undefined ? page : page.include(within);
  const { violations } = await (rules === 'all' ? axe : axe.withRules(['color-contrast'])).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
