import type { BrowserWindow } from 'electron';
import { localWorkspaceId } from '../../../shared/model/workspace';
import { createWindowAsks, type WindowAsk, type WindowAsks } from './window-asks';

/** The windows of this app: one a workspace, so that nothing of one is ever seen in another. */
export interface WorkspaceWindows {
  /** Opens the workspace's window, or brings it to the front. */
  open(workspaceId: string): void;
  close(workspaceId: string): void;
  /** Brings the window used last to the front; opens the local workspace's when there is none. */
  focusLast(): void;
  /** The window of a page, by the id of its web contents. */
  of(page: number): BrowserWindow | null;
  focus(page: number): void;
  /** Asks a page for something; the menu asks the window in front. */
  ask(page: number | 'front', ask: WindowAsk): void;
  asks(page: number, signal: AbortSignal): AsyncIterable<WindowAsk>;
  /** The window dialogs belong to. */
  front(): BrowserWindow | null;
}

interface Shown {
  readonly window: BrowserWindow;
  readonly asks: WindowAsks;
}

/** @param create makes the window of a workspace; called once while it is open */
export function createWorkspaceWindows(create: (workspaceId: string) => BrowserWindow): WorkspaceWindows {
  /** By workspace, the one used last at the end. */
  const shown = new Map<string, Shown>();

  const last = (): Shown | null => [...shown.values()].at(-1) ?? null;
  const ofPage = (page: number): Shown | null =>
    [...shown.values()].find(({ window }) => window.webContents.id === page) ?? null;
  const show = (one: Shown | null): void => {
    if (one?.window.isMinimized()) one.window.restore();
    one?.window.focus();
  };

  const open = (workspaceId: string): void => {
    const already = shown.get(workspaceId);
    if (already) {
      show(already);
      return;
    }
    const one: Shown = { window: create(workspaceId), asks: createWindowAsks() };
    shown.set(workspaceId, one);
    one.window.on('focus', () => {
      shown.delete(workspaceId);
      shown.set(workspaceId, one);
    });
    one.window.once('closed', () => shown.delete(workspaceId));
  };

  return {
    open,
    close: (workspaceId) => shown.get(workspaceId)?.window.close(),
    focusLast: () => (last() ? show(last()) : open(localWorkspaceId)),
    of: (page) => ofPage(page)?.window ?? null,
    focus: (page) => show(ofPage(page)),
    ask: (page, ask) => (page === 'front' ? last() : ofPage(page))?.asks.push(ask),
    asks: (page, signal) => ofPage(page)?.asks.take(signal) ?? none(),
    front: () => last()?.window ?? null,
  };
}

async function* none(): AsyncGenerator<WindowAsk> {
  // A page whose window is gone is asked for nothing.
}
