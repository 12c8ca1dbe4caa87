import type { Locator, Page } from '@playwright/test';

/** The screens of insights, by the roles and labels a person meets. */
export class InsightsPage {
  readonly lines: Locator;
  readonly graph: Locator;
  readonly found: Locator;

  constructor(readonly window: Page) {
    this.lines = window.getByRole('list', { name: /^Lines of / });
    this.graph = window.getByRole('group', { name: /^Network of / });
    this.found = window.getByRole('list', { name: 'Lines found' });
  }

  async open(path = ''): Promise<void> {
    await this.window.evaluate((hash) => {
      location.hash = hash;
    }, `#/insights${path}`);
  }

  tab(name: string): Locator {
    return this.window.getByRole('navigation', { name: 'Insights' }).getByRole('link', { name });
  }

  character(name: string): Locator {
    return this.graph.getByRole('button', { name: new RegExp(`^${name}, `) });
  }

  /** Chooses how what is shown is to be saved. */
  async export(format: string): Promise<void> {
    await this.window.getByRole('button', { name: 'Export', exact: true }).click();
    await this.window.getByRole('menuitem', { name: format }).click();
  }

  /** Presses the button of a view that is not computed yet, and agrees. */
  async compute(button: string): Promise<void> {
    await this.window.getByRole('button', { name: button }).click();
    await this.window.getByRole('dialog').getByRole('button', { name: 'Start the job' }).click();
  }
}
