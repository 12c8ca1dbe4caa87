import type { Locator, Page } from '@playwright/test';

/** One endpoint's page, by the roles and labels a person meets. */
export class EndpointPage {
  readonly heading: Locator;
  readonly answer: Locator;
  readonly log: Locator;
  private readonly main: Locator;

  constructor(
    readonly window: Page,
    readonly name: string,
  ) {
    this.main = window.getByRole('main');
    this.heading = window.getByRole('heading', { name, level: 1, exact: true });
    this.answer = window.getByRole('region', { name: 'Answer' });
    this.log = window.getByRole('log', { name: `Log of ${name}` });
  }

  /** By its address, as a link would. */
  async open(): Promise<void> {
    await this.window.evaluate((name) => {
      location.hash = `#/endpoints/${name}`;
    }, this.name);
    await this.heading.waitFor();
  }

  /** Its status in words, e.g. "In service". */
  status(word: string): Locator {
    return this.main.getByText(word, { exact: true }).first();
  }

  /** The legend of one plot with its newest values. */
  plot(title: string): Locator {
    return this.window.getByRole('region', { name: title, exact: true });
  }

  async call(body: string): Promise<void> {
    await this.main.getByRole('textbox', { name: 'Body' }).fill(body);
    await this.main.getByRole('button', { name: 'Send', exact: true }).click();
    await this.answer.waitFor();
  }

  button(name: 'Scale' | 'Delete'): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }

  get dialog(): Locator {
    return this.window.getByRole('dialog');
  }
}
