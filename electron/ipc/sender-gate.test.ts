import { expect, test } from 'vitest';
import { isOurWindow, type SenderFrame } from './sender-gate';

const frame = (url: string, parent: SenderFrame | null = null): SenderFrame => ({ url, parent });
const event = (id: number, senderFrame: SenderFrame | null) => ({ sender: { id }, senderFrame });

test.each(['app://upside/', 'app://upside/#/jobs', 'app://upside/index.html'])('%s of our window may call', (url) => {
  expect(isOurWindow(event(7, frame(url)), 7)).toBe(true);
});

test.each([
  ['another window', event(8, frame('app://upside/')), 7],
  ['no window at all', event(7, frame('app://upside/')), null],
  ['a frame inside', event(7, frame('app://upside/', frame('app://upside/'))), 7],
  ['a frame that is gone', event(7, null), 7],
  ['another host', event(7, frame('app://upside.example/')), 7],
  ['a user before another host', event(7, frame('app://upside@example/')), 7],
  ['a file', event(7, frame('file:///app://upside/')), 7],
  ['the web', event(7, frame('https://upside/')), 7],
  ['nothing', event(7, frame('')), 7],
])('%s may not call', (_who, from, windowId) => {
  expect(isOurWindow(from, windowId)).toBe(false);
});
