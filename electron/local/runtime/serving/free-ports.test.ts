import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { FreePorts } from './free-ports';

it('gives no port twice at a time, and ports that can be listened on', async () => {
  const ports = new FreePorts();
  const leases = await Promise.all(Array.from({ length: 20 }, () => ports.lease()));
  const given = leases.flatMap(({ port, safeRange }) => {
    const [first = 0, last = 0] = safeRange.split('-').map(Number);
    expect(first).toBe(port + 1);
    return [port, ...Array.from({ length: last - first + 1 }, (_, index) => first + index)];
  });
  expect(new Set(given).size).toBe(20 * 5);
  const server = createServer().listen(leases[0]?.port, '127.0.0.1');
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  server.close();
  for (const lease of leases) lease.release();
});
