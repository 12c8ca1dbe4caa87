import { expect, test } from './fixtures';
import { JobPage } from './pages/job-page';
import { LaunchPage } from './pages/launch-page';
import { ModelsPage } from './pages/models-page';

const group = 'town-voices';
const endpoint = 'town-chat';

test('by mouse: train, register, approve, deploy, talk, train a better one, promote it and go back', async ({
  window,
}) => {
  test.setTimeout(240_000);
  const models = new ModelsPage(window);
  const main = window.getByRole('main');

  await test.step('a chatbot is trained on the sample dialogue, registered and approved', async () => {
    const wizard = new LaunchPage(window);
    await wizard.open();
    await window.getByRole('radio', { name: 'Character chatbot' }).check();
    await wizard.name.fill('voices-one');
    await wizard.goOn('Data');
    await wizard.chooseSample('train');
    await wizard.chooseSample('validation');
    await wizard.goOn('Hyperparameters');
    // Two epochs answer well enough for a test.
    await wizard.field('Epochs').fill('2');
    await launched(wizard, 'voices-one');
    await models.register(group);
    await models.judge('Approve', 'It answers in character.');
  });

  await test.step('it is deployed from its version’s page and comes into service', async () => {
    await models.deploy.click();
    await window.getByRole('textbox', { name: 'Endpoint name' }).fill(endpoint);
    await window.getByRole('button', { name: 'Next', exact: true }).click();
    await window.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(main.getByText('The workspace would take it')).toBeVisible();
    await window.getByRole('button', { name: 'Deploy at no cost' }).click();
    await expect(window.getByRole('heading', { name: endpoint, level: 1 })).toBeVisible();
    await expect(main.getByText('In service', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(main.getByRole('link', { name: `${group}/1` })).toBeVisible();
  });

  await test.step('it answers in the playground, with what the answer rests on', async () => {
    await main.getByRole('link', { name: 'Playground' }).click();
    const field = window.getByRole('textbox', { name: 'Message' });
    await expect(window.getByRole('heading', { name: /^Talk to / })).toBeVisible();
    await field.fill('Good morning! What is the news from the harbour?');
    await window.getByRole('button', { name: 'Send' }).click();
    const answer = window.getByRole('article').last();
    await expect(answer).toContainText('retrieved');
    await expect(answer.getByRole('button', { name: /^Rests on \d+ training line/ })).toBeVisible();
  });

  await test.step('a second one, cloned with another seed, becomes the next version', async () => {
    const job = new JobPage(window, 'voices-one');
    await job.open();
    await job.clone.click();
    const wizard = new LaunchPage(window);
    await wizard.name.fill('voices-two');
    await wizard.goOn('Data');
    await wizard.goOn('Hyperparameters');
    await wizard.field('Seed').fill('2');
    await launched(wizard, 'voices-two');
    await models.register(group);
    await expect(models.heading(group)).toHaveText(`${group} / version 2`);
    await models.judge('Approve', 'As good, from another seed.');
  });

  await test.step('it is promoted by a canary, and called promoted once it was read back', async () => {
    // From the version’s page, so that it is chosen already.
    await main.getByRole('button', { name: 'Promote to' }).click();
    await window.getByRole('menuitem', { name: endpoint }).click();
    await expect(window.getByRole('heading', { name: `Promote to ${endpoint}`, level: 1 })).toBeVisible();
    await window.getByRole('textbox', { name: 'First share (percent)' }).fill('50');
    await window.getByRole('textbox', { name: 'Wait after a step (seconds)' }).fill('3');
    await window.getByRole('textbox', { name: 'Keep the old fleet (seconds)' }).fill('0');
    await expect(main.getByRole('row', { name: /model/ })).toContainText(`${group}/1`);
    await expect(main.getByRole('row', { name: /model/ })).toContainText(`${group}/2`);
    await main.getByRole('button', { name: 'Promote', exact: true }).click();
    await window.getByRole('dialog').getByRole('button', { name: 'Promote', exact: true }).click();
    await expect(window.getByRole('list', { name: 'Phases' })).toBeVisible();
    await expect(main.getByText('Promoted', { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(main.getByText(/was read back: it serves town-voices\/2/)).toBeVisible();
    await expect(window.getByRole('table', { name: 'Calls', exact: true })).toContainText('UpdateEndpoint');
  });

  await test.step('one button takes it back, proven the same way', async () => {
    await window.getByRole('button', { name: 'Go back to the version before' }).click();
    const dialog = window.getByRole('dialog', { name: `Take ${endpoint} back?` });
    await expect(dialog).toContainText(`${group}/1`);
    await dialog.getByRole('button', { name: 'Go back' }).click();
    await expect(main.getByText('Back at the version before', { exact: true })).toBeVisible({ timeout: 60_000 });
    await window.getByRole('link', { name: 'Open the endpoint' }).click();
    await expect(main.getByRole('link', { name: `${group}/1` })).toBeVisible();
  });

  await test.step('everything that was changed is in the audit log, and its chain is whole', async () => {
    await window.getByRole('link', { name: 'Audit log' }).click();
    for (const action of [
      'models.register',
      'models.approve',
      'endpoints.deploy',
      'promotions.start',
      'promotions.revert',
    ])
      await expect(main.getByText(action, { exact: true }).first()).toBeVisible();
  });
});

/** From the hyperparameters on, until the job has completed. */
async function launched(wizard: LaunchPage, name: string): Promise<void> {
  await wizard.goOn('Compute');
  await wizard.goOn('Review and launch');
  await expect(wizard.launch).toBeEnabled();
  await wizard.launch.click();
  await expect(new JobPage(wizard.window, name).status).toHaveText('Completed', { timeout: 60_000 });
}
