import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  commandChannel,
  droppedChannel,
  type StreamDown,
  type StreamUp,
  streamChannel,
  type UpsideBridge,
} from '../shared/contract/transport';

/** The browser's MessageChannel, which a sandboxed preload has; this room's types know only Node's. */
interface BrowserPort {
  onmessage: ((event: { readonly data: StreamDown }) => void) | null;
  postMessage(message: StreamUp): void;
  close(): void;
}
declare const MessageChannel: new () => { readonly port1: BrowserPort; readonly port2: never };

const bridge: UpsideBridge = {
  request: (name, input) => ipcRenderer.invoke(commandChannel, name, input),

  subscribe(name, input, onItems, onEnd) {
    const { port1, port2 } = new MessageChannel();
    const close = (): void => {
      port1.onmessage = null;
      port1.close();
    };
    port1.onmessage = ({ data }) => {
      if (data.kind === 'end') {
        close();
        onEnd(data);
        return;
      }
      onItems(data.items);
      // After onItems and not before: a page that throws or hangs stops being sent more.
      port1.postMessage({ kind: 'ack', sequence: data.sequence });
    };
    ipcRenderer.postMessage(streamChannel, { name, input }, [port2]);
    return () => port1.postMessage({ kind: 'cancel' });
  },

  dropped(files) {
    // The path is Chromium's own knowledge of the file: a File the page made itself has none and is left out, so a page
    // gone wrong cannot have a file read that nobody dropped. The page gets tokens back, never the paths.
    const paths = files.map((file) => webUtils.getPathForFile(file as never)).filter((path) => path !== '');
    return ipcRenderer.invoke(droppedChannel, paths);
  },
};

contextBridge.exposeInMainWorld('upside', bridge);
