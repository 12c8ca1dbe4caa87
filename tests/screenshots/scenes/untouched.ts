import type { Upside } from '../../e2e/launch-upside';
import { ChatPage } from '../../e2e/pages/chat-page';
import { LaunchPage } from '../../e2e/pages/launch-page';
import { answerStream, answerStreamsAgain, openAnew } from '../../e2e/stream-control';
import type { Camera } from '../camera';
import { goTo } from '../go-to';

/** The second half of the loop before anything is registered or served. */
export async function nothingServes(upside: Upside, camera: Camera): Promise<void> {
  const { app, window } = upside;
  await goTo(window, '#/audit');
  await window.getByText('Nothing was changed yet').waitFor();
  await camera.shoot(upside, 'audit', 'empty');
  await new ChatPage(window).open();
  await window.getByRole('heading', { name: 'No endpoint to talk to yet' }).waitFor();
  await camera.shoot(upside, 'chat', 'no-endpoint');
  await goTo(window, '#/endpoints');
  await window.getByRole('heading', { name: 'No endpoints yet' }).waitFor();
  await camera.shoot(upside, 'endpoints', 'empty');
  await answerStream(app, 'endpoints.watchList', null);
  await openAnew(window, '#/endpoints');
  await window.getByRole('heading', { name: /^Endpoints/, level: 1 }).waitFor();
  await camera.shoot(upside, 'endpoints', 'loading');
  await answerStream(app, 'endpoints.watchList', {
    code: 'aws.denied',
    message: 'SageMaker refused ListEndpoints: the role may not list endpoints.',
    hint: 'Ask for sagemaker:ListEndpoints, or choose another profile.',
    retryable: false,
  });
  await openAnew(window, '#/endpoints');
  await window.getByText('The list of endpoints is not up to date').waitFor();
  await camera.shoot(upside, 'endpoints', 'error');
  await answerStreamsAgain(app);
  await openAnew(window, '#/endpoints');
  await window.getByRole('heading', { name: 'No endpoints yet' }).waitFor();
  await goTo(window, '#/endpoints/never-was');
  await window.getByText('never-was could not be opened').waitFor();
  await camera.shoot(upside, 'endpoint', 'not-found');
  await goTo(window, '#/promotions/never-was');
  await window.getByText('The promotion could not be opened').waitFor();
  await camera.shoot(upside, 'promotion', 'not-found');
}

/** The launch wizard for a chatbot. */
export async function chatbotWizard(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  const wizard = new LaunchPage(window);
  await wizard.open();
  await window.getByRole('radio', { name: 'Character chatbot' }).check();
  await wizard.name.fill('harbour-voices');
  await camera.shoot(upside, 'wizard', 'chatbot-1-recipe');
  await wizard.goOn('Data');
  await wizard.chooseSample('train');
  await window.getByRole('table', { name: 'Lines of each character in train' }).waitFor();
  await window
    .getByRole('button', { name: /^First \d+ lines/ })
    .first()
    .click();
  await camera.shoot(upside, 'wizard', 'chatbot-2-data');
  await wizard.goOn('Hyperparameters');
  await camera.shoot(upside, 'wizard', 'chatbot-3-hyperparameters');
}
