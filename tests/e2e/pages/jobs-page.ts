import type { Locator, Page } from '@playwright/test';

/** The list of training jobs, by the roles and labels a person meets. */
export class JobsPage {
  readonly table: Locator;
  readonly heading: Locator;
  readonly newJob: Locator;
  readonly firstJob: Locator;
  readonly filter: Locator;

  constructor(readonly window: Page) {
    this.table = window.getByRole('grid', { name: 'Training jobs' });
    this.heading = window.getByRole('heading', { name: /^Training jobs/, level: 1 });
    this.newJob = window.getByRole('link', { name: 'New training job' });
    this.firstJob = window.getByRole('link', { name: 'Launch a first job on sample data' });
    this.filter = window.getByRole('combobox', { name: 'Filter jobs' });
  }

  async open(): Promise<void> {
    await this.window.getByRole('link', { name: 'Jobs', exact: true }).click();
    await this.heading.waitFor();
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ has: this.window.getByRole('link', { name, exact: true }) });
  }

  async select(name: string): Promise<void> {
    await this.table.getByRole('radio', { name: `Select ${name}` }).check();
  }

  action(name: 'Clone' | 'Stop' | 'Delete'): Locator {
    return this.window.getByRole(name === 'Clone' ? 'link' : 'button', { name, exact: true });
  }
}
