/** The part of Electron's frame and web contents the gate looks at. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: SenderFrame | null;
}

export interface SenderEvent {
  readonly sender: { readonly id: number };
  readonly senderFrame: SenderFrame | null;
}

/**
 * Whether a message comes from the main frame of our own window while it shows our own page. Asked
 * for every message: a frame may have navigated between two of them.
 * @param windowId id of the window's web contents; null while there is no window
 */
export function isOurWindow(event: SenderEvent, windowId: number | null): boolean {
  const frame = event.senderFrame;
  if (windowId === null || event.sender.id !== windowId || frame === null || frame.parent !== null) return false;
  try {
    const url = new URL(frame.url);
    return url.protocol === 'app:' && url.host === 'upside';
  } catch {
    return false;
  }
}
