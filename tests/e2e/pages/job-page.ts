import type { Locator, Page } from '@playwright/test';

/** One job's page, by the roles and labels a person meets. */
export class JobPage {
  readonly heading: Locator;
  readonly status: Locator;
  readonly phases: Locator;
  readonly log: Locator;
  readonly jumpToLatest: Locator;
  readonly outputs: Locator;

  constructor(
    readonly window: Page,
    readonly name: string,
  ) {
    this.heading = window.getByRole('heading', { name, level: 1, exact: true });
    this.status = window.getByRole('main').getByRole('status');
    this.phases = window.getByRole('list', { name: 'Phases' }).getByRole('listitem');
    this.log = window.getByRole('log', { name: `Log of ${name}` });
    this.jumpToLatest = window.getByRole('button', { name: /^Jump to latest/ });
    this.outputs = window.getByRole('table').filter({ hasText: 'Object' });
  }

  /** The legend of one plot, e.g. "loss": its series with their newest values, and how far it goes. */
  plot(title: string): Locator {
    return this.window.getByRole('region', { name: title, exact: true });
  }

  /** The epoch a plot has come to; 0 while it has no point. */
  async epochOf(title: string): Promise<number> {
    const text = (await this.plot(title).textContent()) ?? '';
    return Number(/epoch ([\d,]+)/.exec(text)?.[1]?.replaceAll(',', '') ?? 0);
  }

  line(text: string | RegExp): Locator {
    return this.log.getByText(text);
  }

  button(name: 'Stop' | 'Delete'): Locator {
    return this.window.getByRole('main').getByRole('button', { name, exact: true });
  }

  get clone(): Locator {
    return this.window.getByRole('main').getByRole('link', { name: 'Clone', exact: true });
  }

  confirm(name: 'Stop job' | 'Delete job'): Locator {
    return this.window.getByRole('dialog').getByRole('button', { name, exact: true });
  }

  /** By its address, as a link would. */
  async open(): Promise<void> {
    await this.window.evaluate((name) => {
      location.hash = `#/jobs/${name}`;
    }, this.name);
    await this.heading.waitFor();
  }
}
