import { ask } from './bridge';
import { expect, test } from './fixtures';
import { ChatPage } from './pages/chat-page';
import { DataPage } from './pages/data-page';
import { LaunchPage } from './pages/launch-page';
import { ModelsPage } from './pages/models-page';
import { TourPage } from './pages/tour-page';
import { serious } from './serious';

test.use({ start: '' });

test('the tour leads through the whole loop, is kept over a restart, and tidies up what it made', async ({
  launch,
}) => {
  test.setTimeout(240_000);
  const first = await launch();
  const begun = new TourPage(first.window);
  await first.window.getByRole('button', { name: 'Take the guided tour' }).click();
  await expect(first.window.getByText('New here?')).toBeHidden();

  await begun.show('Bring in transcripts');
  await expect(first.window.locator('main [data-tour-point]')).toHaveText('Import and prepare');
  expect(await serious(first.window)).toEqual([]);
  await new DataPage(first.window).start.click();
  await begun.done();
  await begun.show('See how good the data is');
  await begun.done();
  await expect(begun.panel.getByText('Step 3 of 9')).toBeVisible();
  await begun.button('Leave the tour').click();
  await expect(begun.panel).toBeHidden();
  await first.app.close();

  const { window } = await launch();
  const tour = new TourPage(window);
  await window.getByRole('button', { name: 'Go on with the tour' }).click();
  await tour.show('Train a character chatbot');
  const wizard = new LaunchPage(window);
  // The data set is filled in; the name is a suggestion.
  await wizard.step('Data').waitFor();
  await wizard.goOn('Hyperparameters');
  await wizard.field('Epochs').fill('1');
  await wizard.goOn('Compute');
  await wizard.goOn('Review and launch');
  await expect(wizard.launch).toBeEnabled();
  await wizard.launch.click();
  await tour.done();
  await tour.show('Watch it train');
  await tour.done();

  const models = new ModelsPage(window);
  await tour.show('Register the model');
  await models.register('tour-town');
  await tour.done();
  await tour.show('Approve the version');
  await models.judge('Approve', 'Good enough for a tour.');
  await tour.done();

  await tour.show('Deploy it');
  await window.getByRole('textbox', { name: 'Endpoint name' }).fill('tour-chat');
  await window.getByRole('button', { name: 'Next', exact: true }).click();
  await window.getByRole('button', { name: 'Next', exact: true }).click();
  await window.getByRole('button', { name: 'Deploy at no cost' }).click();
  await tour.done();
  await tour.show('Wait until it serves');
  await tour.done();

  await tour.show('Talk to it');
  await expect(window.getByRole('heading', { name: /^Talk to / })).toBeVisible();
  await new ChatPage(window).field.fill('Good morning!');
  await window.getByRole('button', { name: 'Send' }).click();
  await expect(window.getByRole('article').last()).toContainText('retrieved');
  await tour.done();

  // What else is there was not made on the tour, and stays.
  await expect(tour.panel.getByRole('checkbox')).toHaveCount(7);
  expect(await serious(window)).toEqual([]);
  await tour.button('Tidy up').click();
  await window.getByRole('dialog').getByRole('button', { name: 'Tidy up' }).click();
  await expect(tour.panel.getByRole('heading', { name: 'Tidied up' })).toBeVisible({ timeout: 60_000 });
  await expect(tour.panel.getByText(/: deleted$/)).toHaveCount(6);
  await expect(tour.panel.getByText('SageMaker keeps processing jobs', { exact: false })).toBeVisible();
  const left = await ask(window, 'overview.resources', { workspaceId: 'local' });
  expect(left.map(({ thing }) => thing.kind)).toEqual(['processing-job']);
  const { records } = await ask(window, 'audit.list', {
    filter: { text: '', action: null, outcome: 'done' },
    before: null,
    limit: 100,
  });
  expect(records.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'datasets.delete',
      'jobs.delete',
      'models.delete',
      'models.deleteGroup',
      'endpoints.delete',
    ]),
  );
});
