import type { Locator, Page } from '@playwright/test';

/** The list of processing jobs and the page of one, by the roles and labels a person meets. */
export class ProcessingPage {
  readonly heading: Locator;
  readonly table: Locator;
  readonly filter: Locator;
  readonly status: Locator;

  constructor(readonly window: Page) {
    this.heading = window.getByRole('heading', { name: /^Processing jobs/, level: 1 });
    this.table = window.getByRole('grid', { name: 'Processing jobs' });
    this.filter = window.getByRole('combobox', { name: 'Filter jobs' });
    this.status = window.getByRole('main').getByRole('status');
  }

  /** As a person gets there: the area, then its second tab. */
  async open(): Promise<void> {
    await this.window.getByRole('link', { name: 'Jobs', exact: true }).click();
    await this.window.getByRole('link', { name: 'Processing', exact: true }).click();
    await this.heading.waitFor();
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ has: this.window.getByRole('link', { name, exact: true }) });
  }

  async openJob(name: string): Promise<void> {
    await this.row(name).getByRole('link', { name, exact: true }).click();
    await this.window.getByRole('heading', { name, level: 1, exact: true }).waitFor();
  }

  line(name: string, text: string): Locator {
    return this.window.getByRole('log', { name: `Log of ${name}` }).getByText(text);
  }

  button(name: string): Locator {
    return this.window.getByRole('main').getByRole('button', { name, exact: true });
  }

  get outputs(): Locator {
    return this.window.getByRole('region', { name: 'Outputs', exact: true });
  }
}
