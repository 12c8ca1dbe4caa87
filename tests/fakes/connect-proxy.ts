import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ConnectProxy {
  readonly port: number;
  /** Host and port of every tunnel asked for. */
  readonly asked: readonly string[];
  /** What the requests proved themselves with. */
  readonly authorizations: readonly (string | undefined)[];
  /** Status of every answer from now on; 200 makes the tunnel. */
  answer(status: number): void;
  close(): Promise<void>;
}

/** A company's proxy whose every tunnel ends at one loopback port, whatever host was asked for. */
export async function startConnectProxy(targetPort: number): Promise<ConnectProxy> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const open = new Set<Socket>();
  let status = 200;
  const server = createServer((_request, response) => void response.writeHead(405).end());
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => undefined);
  });
  server.on('connect', (request, socket, head) => {
    asked.push(request.url ?? '');
    authorizations.push(request.headers['proxy-authorization']);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-type: text/html\r\ncontent-length: 13\r\n\r\n<html></html>`);
      return;
    }
    const through = connect(targetPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      through.write(head);
      through.pipe(socket).pipe(through);
    });
    through.on('error', () => socket.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    authorizations,
    answer: (next) => {
      status = next;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of open) socket.destroy();
      }),
  };
}
