import type { ElectronApplication, Page } from '@playwright/test';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/index';
import type { Result } from '../../shared/errors/result';

/** Asks the main process as the page itself would, for what no person can read off the screen. */
export async function ask<N extends CommandName>(
  page: Page,
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  return must(await page.evaluate(call, { name, input } as const));
}

/** The same through the main process: Playwright has no hold on a page that crashed once. */
export async function askAgain<N extends CommandName>(
  app: ElectronApplication,
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  return must(await inPage(app, `upside.request(${JSON.stringify(name)}, ${JSON.stringify(input)})`));
}

/** The value of an expression in the window's page, also after a crash of it. */
export function inPage<T>(app: ElectronApplication, expression: string): Promise<T> {
  return app.evaluate(
    ({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
    expression,
  );
}

function call({ name, input }: { readonly name: string; readonly input: unknown }) {
  const { upside } = globalThis as unknown as { upside: { request(name: string, input: unknown): Promise<unknown> } };
  return upside.request(name, input);
}

function must<T>(answer: unknown): T {
  const result = answer as Result<T>;
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data;
}
