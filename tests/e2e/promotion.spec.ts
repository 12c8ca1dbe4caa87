import type { Page } from '@playwright/test';
import { deployVersion } from '../fakes/deploy-version';
import { registerProgram } from '../fakes/register-program';
import { python } from '../fakes/workspace-driver';
import { expect, test } from './fixtures';
import { PromotePage } from './pages/promote-page';
import { serious } from './serious';
import { stopDaemon } from './stop-daemon';
import { workspaceOf } from './workspace';

const group = 'lock-keepers';
const endpoint = 'lock-desk';
const answering = (text: string): string => `
def model_fn(model_dir): return None
def predict_fn(data, model): return ${JSON.stringify(text)}
`;

test('the promote form says what stands in the way; form and flight recorder are read by everybody, also offline', async ({
  home,
  launch,
}) => {
  // axe looks at nine states in two themes.
  test.setTimeout(120_000);
  const { window } = await launch({ environment: { UPSIDE_PYTHON: python } });
  await window.getByText('Online', { exact: true }).waitFor({ timeout: 30_000 });
  const workspace = workspaceOf(home);
  try {
    const one = (description: string, approval: 'Approved' | 'PendingManualApproval') =>
      registerProgram(workspace, { group, description, approval, code: answering(description) });
    const first = await one('knows the lock', 'Approved');
    await one('knows the weir', 'Approved');
    await one('knows nothing', 'PendingManualApproval');
    await deployVersion(workspace, endpoint, first);
  } finally {
    workspace.close();
  }

  const page = new PromotePage(window, endpoint);
  await page.open();
  await expect(page.promote).toBeDisabled();
  await expect(window.getByText('Choose a version to see what would change.').first()).toBeVisible();
  await look(window, 'empty form');
  await page.chooseGroup(group);
  await page.listVersions();
  await expect(page.option(/^Version 3/)).toContainText('Waits for approval');
  await page.option(/^Version 1/).click();
  await expect(window.getByText(`Version ${group}/1 is what ${endpoint} serves already.`)).toBeVisible();
  await expect(page.promote).toBeDisabled();
  await look(window, 'refused');
  await page.listVersions();
  await page.option(/^Version 2/).click();
  await page.strategy('Linear');
  await page.field('Each step').fill('5');
  await expect(window.getByText('Mend the fields above to see what would change.').first()).toBeVisible();
  await look(window, 'problems');
  await page.field('Each step').fill('50');
  await page.field('Wait after a step').fill('4');
  await page.field('Keep the old fleet').fill('0');
  await expect(page.modelRow).toContainText(`${group}/2`);
  const code = window.getByRole('main').getByRole('button', { name: 'As code' });
  await code.click();
  await expect(window.getByRole('region', { name: 'AWS CLI' })).toContainText('aws sagemaker update-endpoint');
  await window.getByRole('tab', { name: 'Terraform' }).click();
  await expect(window.getByRole('region', { name: 'Terraform' })).toContainText('linear_step_size');
  await look(window, 'as code');
  await code.click();
  await page.promote.click();
  await expect(window.getByRole('dialog')).toContainText('50 % more every 4 s');
  await look(window, 'confirm');
  await window.keyboard.press('Escape');

  await page.start();
  await expect(page.verdict('Traffic is moving')).toBeVisible();
  await look(window, 'running');
  await expect(page.verdict('Promoted')).toBeVisible({ timeout: 40_000 });
  await expect(window.getByRole('figure', { name: /^Share of the traffic over time/ })).toContainText('100 %');
  await expect(page.calls.getByRole('row', { name: /CreateModel .* ok/ })).toBeVisible();
  await look(window, 'promoted');
  await page.back.click();
  await window.getByRole('dialog', { name: `Take ${endpoint} back?` }).waitFor();
  await window.getByRole('dialog').getByRole('button', { name: 'As code' }).click();
  await expect(window.getByRole('dialog').getByRole('region', { name: 'AWS CLI' })).toContainText('ALL_AT_ONCE');
  await look(window, 'going back');
  await window.keyboard.press('Escape');

  // The endpoint's own page leads back to the flight.
  await window.getByRole('link', { name: 'Open the endpoint' }).click();
  const promotions = window
    .getByRole('grid', { name: 'Promotions' })
    .or(window.getByRole('table', { name: 'Promotions' }));
  await expect(promotions.getByRole('row', { name: new RegExp(`${group}/2.*Promoted`) })).toBeVisible();
  await promotions.getByRole('link', { name: `${group}/2` }).click();
  await page.phases.waitFor();

  await stopDaemon(home);
  await expect(window.getByText(/^This promotion is kept on this machine/)).toBeVisible({ timeout: 20_000 });
  await expect(page.verdict('Promoted')).toBeVisible();
  await expect(page.back).toBeDisabled();
  await look(window, 'flight, offline');
  await page.open();
  await expect(window.getByText(/^A promotion needs the workspace/)).toBeVisible();
  await look(window, 'form, offline');
});

/** axe finds nothing serious, in either theme; the second changes nothing but colours. */
async function look(window: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme });
    expect
      .soft(await serious(window, colorScheme === 'light' ? 'all' : 'colours'), `${what}, ${colorScheme}`)
      .toEqual([]);
  }
}
