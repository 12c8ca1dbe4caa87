import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { JobPage } from './pages/job-page';
import { JobsPage } from './pages/jobs-page';
import { LaunchPage } from './pages/launch-page';
import { trainingProcesses, workspaceOf } from './workspace';

const name = 'first-run';

test('by mouse: from an empty list to an artifact on disk, watched while it trains', async ({ app, window, home }) => {
  const jobs = new JobsPage(window);
  const wizard = new LaunchPage(window);
  const job = new JobPage(window, name);

  await test.step('the wizard is filled in and reviewed', async () => {
    await jobs.firstJob.click();
    await wizard.fillIn(name, { Epochs: '300', 'Early stopping patience': '0' });
    await expect(window.getByText('Here $0.00. What AWS would have charged')).toBeVisible();
    const bill = window.getByRole('region', { name: 'Here $0.00. What AWS would have charged in us-east-1' });
    await expect(bill).toContainText('$0.115');
    await window.getByRole('button', { name: /checks passed/ }).click();
    await expect(window.getByText('Place for results: passed')).toBeVisible();
    const code = window.getByRole('region', { name: 'Spec (JSON)' });
    await expect(code).toContainText('"epochs": "300"');
    await window.getByRole('tab', { name: 'AWS CLI' }).click();
    // The data is put there first, from where it lies.
    const commands = window.getByRole('region', { name: 'AWS CLI' });
    await expect(commands).toContainText(/aws s3 cp .*samples.*aws sagemaker create-training-job/s);
    await window.getByRole('tab', { name: 'SageMaker SDK v3' }).click();
    await expect(window.getByRole('region', { name: 'SageMaker SDK v3' })).toContainText('ModelTrainer(');
    await window.getByRole('tab', { name: 'Terraform' }).click();
    await expect(window.getByRole('region', { name: 'Terraform' })).toContainText('aws_sagemaker_training_job');
    await wizard.launch.click();
  });

  await test.step('a line is on screen while the process that printed it lives', async () => {
    await expect(job.line(/^epoch=\d+ /).first()).toBeVisible();
    const [processes, seen] = [trainingProcesses(home), await workspaceOf(home).describe(name)];
    expect(processes).not.toEqual([]);
    expect(seen.TrainingJobStatus).toBe('InProgress');
    await expect(job.status).toContainText('In progress · Training');
  });

  await test.step('curves get points while it runs', async () => {
    await expect.poll(() => job.epochOf('loss')).toBeGreaterThan(0);
    const before = await job.epochOf('loss');
    await expect.poll(() => job.epochOf('loss')).toBeGreaterThan(before + 20);
    await expect(job.plot('loss').locator('canvas')).toBeVisible();
    expect(await drawnColours(job)).toBeGreaterThan(2);
    expect(trainingProcesses(home)).not.toEqual([]);
  });

  await test.step('it completes: phases with times, outputs with sizes', async () => {
    await expect(job.status).toHaveText('Completed', { timeout: 45_000 });
    expect(trainingProcesses(home)).toEqual([]);
    for (const phase of ['Starting', 'Downloading', 'Training', 'Uploading', 'Completed']) {
      await expect(job.phases.filter({ hasText: phase }).first()).toContainText(/\d\d:\d\d:\d\d\.\d{3}/);
    }
    await expect(job.outputs.getByRole('row').filter({ hasText: 'output/model.tar.gz' })).toContainText(/[\d.]+ KiB/);
    await expect.poll(() => job.epochOf('loss')).toBe(300);
    // The instance's plot has come beside those that were drawn before it.
    await expect(job.plot('Instance, percent').locator('canvas')).toBeVisible();
    await expect.poll(() => window.evaluate(widerThanTheirPlace)).toEqual([]);
  });

  await test.step('the artifact is saved where the person says, and is the object in S3', async () => {
    const file = join(home, 'saved.tar.gz');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = (() => Promise.resolve({ canceled: false, filePath })) as typeof dialog.showSaveDialog;
    }, file);
    await window.getByRole('button', { name: 'Download model.tar.gz' }).click();
    await expect(window.getByText('Saved saved.tar.gz')).toBeVisible();
    const remote = await workspaceOf(home).get(`models/${name}/output/model.tar.gz`);
    expect(sha256(readFileSync(file))).toBe(sha256(remote));
  });

  await test.step('clone opens the wizard filled in, and the list shows the job', async () => {
    await job.clone.click();
    await expect(wizard.name).not.toHaveValue(name);
    await wizard.goOn('Data');
    await expect(window.getByRole('combobox', { name: 'S3 address for train' })).toHaveValue(
      new RegExp(`/data/training/${name}/train/locations-train.csv$`),
    );
    await wizard.goOn('Hyperparameters');
    await expect(wizard.field('Epochs')).toHaveValue('300');
    await jobs.open();
    await expect(jobs.row(name)).toContainText('Completed');
  });
});

/** Plots that reach into the next one, by how many pixels. */
function widerThanTheirPlace(): readonly number[] {
  return [...document.querySelectorAll('.line-charts > .line-chart')]
    .map((place) => (place.querySelector('.uplot')?.clientWidth ?? 0) - place.clientWidth)
    .filter((over) => over > 0);
}

/** Different pixels of the plot's canvas: an empty one has one. */
async function drawnColours(job: JobPage): Promise<number> {
  return job
    .plot('loss')
    .locator('canvas')
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return new Set(new Uint32Array(Uint8ClampedArray.from(data).buffer)).size;
    });
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
