import { once } from 'node:events';
import { createServer } from 'node:net';

/** Ports after the first that a program may use for servers of its own. */
const spare = 4;
const attempts = 50;

/** A port of the loopback address for a program, and a few behind it for what it starts itself. */
export interface PortLease {
  readonly port: number;
  /** As SAGEMAKER_SAFE_PORT_RANGE has it: "first-last". */
  readonly safeRange: string;
  release(): void;
}

/**
 * Hands out free ports, none twice at a time. Another program of this machine can still take one before ours
 * listens; ours then ends, and is started again with another.
 */
export class FreePorts {
  private readonly taken = new Set<number>();

  async lease(): Promise<PortLease> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const first = await listenOnce(0);
      const ports = first === null ? [] : Array.from({ length: spare + 1 }, (_, index) => first + index);
      const fresh = ports.length > 0 && ports.every((port) => port <= 65_535 && !this.taken.has(port));
      if (!fresh || !(await allFree(ports.slice(1)))) continue;
      // Two leases may have looked at the same time.
      if (ports.some((port) => this.taken.has(port))) continue;
      for (const port of ports) this.taken.add(port);
      return {
        port: ports[0] ?? 0,
        safeRange: `${ports[1]}-${ports.at(-1)}`,
        release: () => {
          for (const port of ports) this.taken.delete(port);
        },
      };
    }
    throw new Error(`No ${spare + 1} free ports in a row were found on ${loopback} in ${attempts} attempts.`);
  }
}

const loopback = '127.0.0.1';

async function allFree(ports: readonly number[]): Promise<boolean> {
  for (const port of ports) if ((await listenOnce(port)) === null) return false;
  return true;
}

/** The port that could be listened on (0 picks one), or null. */
async function listenOnce(port: number): Promise<number | null> {
  const server = createServer();
  try {
    server.listen(port, loopback);
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : null;
  } catch {
    return null;
  } finally {
    server.close();
  }
}
