import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A client that says whatever bytes it likes. */
export class RawConnection {
  #heard = '';
  #closed = false;

  private constructor(readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      this.#heard += text;
    });
    // A daemon that hangs up on such a client is within its rights.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#closed = true;
    });
  }

  static async open(endpoint: string): Promise<RawConnection> {
    const { hostname, port } = new URL(endpoint);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  get closed(): boolean {
    return this.#closed;
  }

  get heard(): string {
    return this.#heard;
  }

  /** Writes at the speed the other side reads; false when it hung up. */
  async say(bytes: string | Buffer): Promise<boolean> {
    if (this.#closed || this.socket.destroyed) return false;
    if (!this.socket.write(bytes)) {
      await Promise.race([once(this.socket, 'drain'), once(this.socket, 'close')]).catch(() => {});
    }
    return !this.#closed;
  }

  /** Waits until what was heard fits, or the daemon hung up; throws after ten seconds. */
  async hears(fits: (text: string) => boolean): Promise<string> {
    const deadline = Date.now() + 10_000;
    while (!fits(this.#heard)) {
      if (this.#closed) return this.#heard;
      if (Date.now() > deadline) throw new Error(`heard only: ${this.#heard}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return this.#heard;
  }

  close(): void {
    this.socket.destroy();
  }
}

/** How often an HTTP answer began. */
export function answers(text: string): readonly string[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => String(status));
}
