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
  await wizardSteps(upside, camera);
}

/** A processing job of one's own, step by step to its review. */
async function wizardSteps(upside: Upside, camera: Camera): Promise<void> {
  const { home, window } = upside;
  const field = (name: string) => window.getByRole('textbox', { name, exact: true });
  const goOn = async (title: string): Promise<void> => {
    await window.getByRole('button', { name: 'Next', exact: true }).click();
    await window.getByRole('heading', { name: title, level: 1 }).waitFor();
  };
  await window.evaluate(() => {
    location.hash = '#/process';
  });
  await window.getByRole('heading', { name: 'Program', level: 1 }).waitFor();
  await field('Name').fill('count-scenes-of-season-4');
  await window.getByRole('combobox', { name: 'Image' }).fill('python:3');
  await window.keyboard.press('Escape');
  await field('Entry point').fill('python3\n-c');
  await field('Arguments').fill('print("scene 1: 12 lines")');
  await camera.shoot(upside, 'process', '1-program');
  await goOn('Inputs and outputs');
  const bucket = `sagemaker-us-east-1-${workspaceOf(home).daemon.accountId}`;
  await field('S3 address of output 1').fill(`s3://${bucket}/processing/count-scenes-of-season-4/result`);
  await camera.shoot(upside, 'process', '2-places');
  await goOn('Compute');
  await window.getByRole('combobox', { name: 'Instance type' }).press('ArrowDown');
  await window.getByRole('option').first().waitFor();
  await camera.shoot(upside, 'process', '3-compute');
  await window.keyboard.press('Escape');
  await goOn('Review and launch');
  await window.getByText('Checked: the workspace takes this job').waitFor();
  await camera.shoot(upside, 'process', '4-review');
}
