import { expect } from '@playwright/test';
import type { Upside } from '../../e2e/launch-upside';
import { EndpointPage } from '../../e2e/pages/endpoint-page';
import { PromotePage } from '../../e2e/pages/promote-page';
import { callSteadily } from '../../fakes/steady-caller';
import type { WorkspaceDriver } from '../../fakes/workspace-driver';
import type { Camera } from '../camera';
import { goTo } from '../go-to';
import { stage } from '../serving-stage';

/** The form from empty to agreed, a flight that ends well, and the way back. */
export async function goodPromotion(upside: Upside, camera: Camera, workspace: WorkspaceDriver): Promise<void> {
  const { window } = upside;
  const page = new PromotePage(window, stage.promoted);
  await page.open();
  await page.chooseGroup(stage.group).then(() => page.listVersions());
  await page.option(/^Version 3/).waitFor();
  await camera.shoot(upside, 'promote', 'choosing-a-version');
  await window.keyboard.press('Escape');
  await page.open();
  await page.choose(stage.group, 1);
  await window
    .getByText(/serves .* already|already/)
    .first()
    .waitFor();
  await camera.shoot(upside, 'promote', 'refused');
  await page.choose(stage.group, 2);
  await page.strategy('Linear');
  await page.field('Each step').fill('5');
  await page.field('Failed requests').fill('0');
  await camera.shoot(upside, 'promote', 'problems');
  await page.field('Each step').fill('25');
  await page.field('Wait after a step').fill('5');
  await page.field('Keep the old fleet').fill('3');
  await page.field('Failed requests').fill('1');
  await page.field('Mean latency').fill('250');
  await expect(page.modelRow).toContainText(`${stage.group}/2`);
  await window.evaluate(() => document.querySelector('main')?.scrollTo(0, 0));
  await camera.shoot(upside, 'promote', 'planned');
  await page.modelRow.scrollIntoViewIfNeeded();
  await camera.shoot(upside, 'promote', 'planned-below');
  await page.promote.click();
  await window.getByRole('dialog').waitFor();
  await camera.shoot(upside, 'dialog', 'promote');
  await window.keyboard.press('Escape');

  const caller = callSteadily(workspace, stage.promoted, 40);
  await page.start();
  await camera.shoot(upside, 'promotion', 'begun');
  await window.getByText(/new fleet [57][05] %/).waitFor({ timeout: 40_000 });
  await camera.shoot(upside, 'promotion', 'running');
  await page.verdict('Promoted').waitFor({ timeout: 40_000 });
  await caller.end();
  await camera.shoot(upside, 'promotion', 'promoted');
  await page.calls.scrollIntoViewIfNeeded();
  await camera.shoot(upside, 'promotion', 'promoted-below');
  await page.back.click();
  await window.getByRole('dialog', { name: `Take ${stage.promoted} back?` }).waitFor();
  await camera.shoot(upside, 'dialog', 'revert');
  await window.getByRole('dialog').getByRole('button', { name: 'Go back' }).click();
  await page.verdict('Back at the version before').waitFor({ timeout: 40_000 });
  await camera.shoot(upside, 'promotion', 'reverted');
}

/** A version that fails every request is taken back by its alarm. */
export async function brokenPromotion(upside: Upside, camera: Camera, workspace: WorkspaceDriver): Promise<string> {
  const { window } = upside;
  const page = new PromotePage(window, stage.promoted);
  await page.open();
  await page.choose(stage.group, 4);
  await page.field('First share').fill('30');
  const caller = callSteadily(workspace, stage.promoted, 40);
  await page.start();
  await page.verdict('Rolled back').waitFor({ timeout: 60_000 });
  await caller.end();
  await camera.shoot(upside, 'promotion', 'rolled-back');
  const flight = await window.evaluate(() => location.hash);
  await new EndpointPage(window, stage.promoted).open();
  await window.getByText('Rolled back').first().waitFor();
  await camera.shoot(upside, 'endpoint', 'promotions');
  return flight;
}

/** Call it once the workspace is gone, with the address of a flight. */
export async function promotionOffline(upside: Upside, camera: Camera, flight: string): Promise<void> {
  const { window } = upside;
  await new PromotePage(window, stage.promoted).open();
  await window.getByText('Offline', { exact: true }).first().waitFor();
  await camera.shoot(upside, 'promote', 'offline');
  await goTo(window, flight);
  await new PromotePage(window, stage.promoted).verdict('Rolled back').waitFor();
  await camera.shoot(upside, 'promotion', 'offline');
}

/** The form before anything was chosen. */
export async function emptyForm(upside: Upside, camera: Camera): Promise<void> {
  await new PromotePage(upside.window, stage.promoted).open();
  await camera.shoot(upside, 'promote', 'empty');
}
