import { expect } from '@playwright/test';
import type { Upside } from '../../e2e/launch-upside';
import { ChatPage } from '../../e2e/pages/chat-page';
import type { Camera } from '../camera';
import { stage } from '../serving-stage';

/** The playground with an endpoint that retrieves, generates, is slow and fails. */
export async function conversations(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  const chat = new ChatPage(window);
  await chat.open(stage.chat);
  await window.getByRole('heading', { name: 'Talk to Echo' }).waitFor();
  await camera.shoot(upside, 'chat', 'new');
  await chat.say('Can you find when the lock opens?');
  const found = chat.answer('Echo');
  await found.getByRole('button', { name: 'Rests on 1 training line' }).click();
  await expect(found).toContainText('lock-12');
  await camera.shoot(upside, 'chat', 'retrieved');
  await chat.say('Now tell me slowly what you heard.');
  await expect(chat.answer('Echo')).toContainText('slowly');
  await camera.shoot(upside, 'chat', 'streaming');
  await chat.field.press('Escape');
  await expect(chat.answer('Echo')).toContainText('stopped after');
  await chat.say('And the two mills, which one grinds at night?');
  await expect(chat.answer('Echo')).toContainText('tokens/s');
  await camera.shoot(upside, 'chat', 'generated');
  await chat.say('This will break.');
  await expect(chat.answer('Echo')).toContainText('the ledger is wet');
  await camera.shoot(upside, 'chat', 'failed');
  await window.getByRole('button', { name: 'Edit' }).last().click();
  await camera.shoot(upside, 'chat', 'editing');
  await chat.field.press('Escape');
  await chat.search.fill('mills');
  await window.getByRole('link', { name: /mills/ }).first().waitFor();
  await camera.shoot(upside, 'chat', 'search');
  await chat.search.fill('nobody said this');
  await window.getByText(/^No conversation holds/).waitFor();
  await camera.shoot(upside, 'chat', 'search-nothing');
  await chat.search.fill('');
}

/** Call it once the workspace is gone. */
export async function chatOffline(upside: Upside, camera: Camera): Promise<void> {
  const { window } = upside;
  const chat = new ChatPage(window);
  await chat.open();
  await window.getByRole('link', { name: /when the lock opens/ }).click();
  await window.getByText(/^The workspace is offline/).waitFor();
  await camera.shoot(upside, 'chat', 'offline');
}
