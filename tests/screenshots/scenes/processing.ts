import { expect } from '@playwright/test';
import type { Upside } from '../../e2e/launch-upside';
import { ProcessingPage } from '../../e2e/pages/processing-page';
import { workspaceOf } from '../../e2e/workspace';
import { runProcessingJob } from '../../fakes/processing-job';
import type { Camera } from '../camera';

/** Processing jobs: none, one that runs, one that is done, one that failed, and the list of all. */
export async function processingScreens(upside: Upside, camera: Camera): Promise<void> {
  const { home, window } = upside;
  const page = new ProcessingPage(window);
  await page.open();
  await window.getByRole('link', { name: 'Prepare the sample transcripts' }).waitFor();
  await camera.shoot(upside, 'processing', 'empty');
  const workspace = workspaceOf(home);
  await runProcessingJob(
    workspace,
    'count-scenes-of-season-1',
    'import json; [print(f"scene {n}: {n * 7 % 23 + 4} lines") for n in range(1, 25)]; json.dump({"scenes": 24}, open("/opt/ml/processing/output/left/scenes.json", "w"))',
  );
  await runProcessingJob(workspace, 'count-scenes-of-season-3', 'raise SystemExit("There is no season 3.")');
  await expect(page.row('count-scenes-of-season-1')).toContainText('Completed');
  await expect(page.row('count-scenes-of-season-3')).toContainText('Failed');
  await page.openJob('count-scenes-of-season-1');
  await expect(page.outputs).toContainText('scenes.json');
  await expect(page.line('count-scenes-of-season-1', 'scene 24')).toBeVisible();
  await camera.shoot(upside, 'processing-job', 'completed');
  await page.open();
  await page.openJob('count-scenes-of-season-3');
  await window.getByText('Why it failed').waitFor();
  await expect(page.line('count-scenes-of-season-3', 'no season 3')).toBeVisible();
  await camera.shoot(upside, 'processing-job', 'failed');
  await runProcessingJob(
    workspace,
    'count-scenes-of-season-2',
    'import time; [print(f"scene {n}", flush=True) for n in range(1, 9)]; time.sleep(600)',
  );
  await page.open();
  await expect(page.row('count-scenes-of-season-2')).toContainText('In progress');
  await camera.shoot(upside, 'processing', 'several');
  await page.openJob('count-scenes-of-season-2');
  await expect(page.line('count-scenes-of-season-2', 'scene 8')).toBeVisible();
  await camera.shoot(upside, 'processing-job', 'running');
  await page.button('Stop').click();
  await window.getByRole('dialog', { name: 'Stop this job?' }).waitFor();
  await camera.shoot(upside, 'dialog', 'stop-processing');
  await window.getByRole('dialog').getByRole('button', { name: 'Stop job' }).click();
  await expect(page.status).toHaveText('Stopped', { timeout: 30_000 });
  workspace.close();
}
