import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import type { InstanceSpec } from '../../../electron/local/runtime/serving/serving-runtime';
import { processesOf } from '../../fakes/processes-of';
import { lives } from './run-bench';
import { ask, instanceSpec, openServingBench, type ServingBench } from './serving-bench';

let bench: ServingBench;
afterEach(() => bench.close());

/** A stand-in for a built-in program: tells what it was given, and does what it is told. */
const standIn = `
const http = require('node:http');
const env = process.env;
let healthy = true;
console.log('pid=' + process.pid);
process.on('SIGTERM', () => { console.log('leaving'); process.exit(0); });
http.createServer((request, response) => {
  if (request.url === '/ping') return response.writeHead(healthy ? 200 : 503).end();
  let body = '';
  request.on('data', (part) => { body += part; }).on('end', () => {
    if (body === 'exit') process.exit(3);
    if (body === 'sicken') healthy = false;
    if (body === 'pause') setTimeout(() => undefined, 600_000);
    if (body === 'break off') { response.writeHead(200, { 'content-length': 100 }); return response.write('part', () => response.destroy()); }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ body, pid: process.pid, headers: request.headers, args: process.argv.slice(2),
      env: Object.fromEntries(['SM_MODEL_DIR', 'SAGEMAKER_BIND_TO_PORT', 'SAGEMAKER_SAFE_PORT_RANGE', 'AWS_REGION', 'OWN', 'SECRET_OF_THE_DAEMON'].map((name) => [name, env[name]])) }));
  });
}).listen(Number(env.SAGEMAKER_BIND_TO_PORT), '127.0.0.1');
`;
const builtIn = instanceSpec({ image: 'upside.local/location-classifier:1', modelDataUrl: null });

interface Told {
  readonly body: string;
  readonly pid: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

const told = (text: string): Told => JSON.parse(text) as Told;

describe('a built-in program', () => {
  it('is started with `serve` and the environment of a serving container, answers, and is ended by stop', async () => {
    bench = await openServingBench();
    bench.putAlgorithm('location-classifier', standIn);
    process.env.SECRET_OF_THE_DAEMON = 'secret';
    const instance = bench.start({ ...builtIn, environment: { OWN: 'mine', SAGEMAKER_BIND_TO_PORT: '1' } });
    expect(instance.state).toBe('starting');
    expect(await instance.started).toEqual({ ok: true });
    expect(bench.runtime.busy).toBe(1);
    const reply = await ask(instance, 'hello', {
      'content-type': 'text/plain',
      'x-amzn-sagemaker-custom-attributes': 'a',
    });
    const { env, args, headers, body, pid } = told(reply.text);
    expect([reply.status, reply.type, body, args]).toEqual([200, 'application/json', 'hello', ['serve']]);
    expect(headers).toMatchObject({ 'content-type': 'text/plain', 'x-amzn-sagemaker-custom-attributes': 'a' });
    expect(env).toMatchObject({ AWS_REGION: 'us-east-1', OWN: 'mine' });
    expect(env.SECRET_OF_THE_DAEMON).toBeUndefined();
    const port = Number(env.SAGEMAKER_BIND_TO_PORT);
    expect(port).toBeGreaterThan(1023);
    expect(env.SAGEMAKER_SAFE_PORT_RANGE).toBe(`${port + 1}-${port + 4}`);
    expect(env.SM_MODEL_DIR).toMatch(/\/serving\/runs\/i-1\/ml\/model$/);
    await instance.stop();
    expect(bench.states.items).toEqual(['in-service', 'ended']);
    expect([await lives(pid), bench.runtime.busy, bench.folders()]).toEqual([false, 0, []]);
    expect((await bench.line('leaving')).group).toBe('/aws/sagemaker/Endpoints/ep');
    expect(new Set(bench.logged.items.map(({ stream }) => stream))).toEqual(new Set(['blue/i-1']));
    await expect(ask(instance, 'late')).rejects.toThrow('Instance i-1 is ended.');
    delete process.env.SECRET_OF_THE_DAEMON;
  });

  it('is started again when it ends, and serves again', async () => {
    bench = await openServingBench();
    bench.putAlgorithm('location-classifier', standIn);
    const instance = bench.start(builtIn);
    await instance.started;
    const before = told((await ask(instance, 'a')).text).pid;
    await expect(ask(instance, 'exit')).rejects.toThrow();
    const back = nthState(3);
    expect((await bench.line('started again')).message).toContain(
      'The program exited with code 3. It is started again.',
    );
    await back;
    expect(bench.states.items).toEqual(['in-service', 'unhealthy', 'in-service']);
    const after = told((await ask(instance, 'b')).text).pid;
    expect(after).not.toBe(before);
  });

  it('is replaced when it fails three pings in a row, though it still runs', async () => {
    bench = await openServingBench();
    bench.putAlgorithm('location-classifier', standIn);
    const instance = bench.start(builtIn);
    await instance.started;
    const { pid } = told((await ask(instance, 'sicken')).text);
    await nthState(3);
    expect(bench.states.items).toEqual(['in-service', 'unhealthy', 'in-service']);
    expect((await bench.line('health checks')).message).toBe(
      'The program failed 3 health checks in a row. It is started again.',
    );
    expect(await lives(pid)).toBe(false);
  });

  it('that breaks off fails the request while it is read', async () => {
    bench = await openServingBench();
    bench.putAlgorithm('location-classifier', standIn);
    const instance = bench.start(builtIn);
    await instance.started;
    await expect(ask(instance, 'break off')).rejects.toThrow('aborted');
    expect(instance.state).toBe('in-service');
  });

  it('answers on kept connections that it closes in the wrong moment', async () => {
    bench = await openServingBench();
    // Closes a kept connection as soon as it is used a second time: the request was not read, and comes once more.
    bench.putAlgorithm(
      'location-classifier',
      `require('node:http').createServer((request, response) => {
        if (request.url === '/ping') return response.end();
        if (request.socket.used) return request.socket.destroy();
        request.socket.used = true;
        request.resume().on('end', () => response.end('fine'));
      }).listen(Number(process.env.SAGEMAKER_BIND_TO_PORT), '127.0.0.1');`,
    );
    const instance = bench.start(builtIn);
    await instance.started;
    for (let n = 0; n < 5; n += 1) expect((await ask(instance, 'x')).text).toBe('fine');
  });

  it('has its use of processor and memory measured, by endpoint and variant', async () => {
    bench = await openServingBench();
    bench.putAlgorithm('location-classifier', standIn);
    const instance = bench.start(builtIn);
    await instance.started;
    const datum = await bench.metrics.first(({ name }) => name === 'MemoryUtilization');
    expect(datum).toMatchObject({
      namespace: '/aws/sagemaker/Endpoints',
      dimensions: { EndpointName: 'ep', VariantName: 'blue' },
      unit: 'Percent',
    });
    expect(datum.value).toBeGreaterThan(0);
  });
});

describe('what never comes up', () => {
  it('is given up after three ends, with its last words', async () => {
    bench = await openServingBench();
    bench.putAlgorithm('location-classifier', `console.error('no weights'); process.exit(7);`);
    const instance = bench.start(builtIn);
    expect(await instance.started).toEqual({
      ok: false,
      reason:
        'The primary container for production variant blue did not pass the ping health check. Please check CloudWatch logs for this endpoint. The program exited with code 7: no weights.',
    });
    await bench.states.first((state) => state === 'ended');
    // The last words may be on their way still.
    await expect.poll(() => bench.logged.items.filter(({ message }) => message === 'no weights').length).toBe(3);
  });

  it('is given up when the time for the first ping is over, and ended', async () => {
    bench = await openServingBench();
    bench.putAlgorithm('location-classifier', 'setInterval(() => undefined, 1000);');
    const instance = bench.start({ ...builtIn, startupSeconds: 0.4 });
    expect(await instance.started).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/ping health check.* did not answer \/ping with 200 within 0.4 s\.$/),
    });
    await bench.states.first((state) => state === 'ended');
    if (process.platform === 'linux') expect(processesOf(bench.root)).toEqual([]);
  });

  it('says why, before or after it looked at the model', async () => {
    bench = await openServingBench();
    await bench.putArchive({ 'weights.json': '{}' });
    const reasons: readonly (readonly [string, Partial<InstanceSpec>])[] = [
      ['has no container engine', { modelDataUrl: null }],
      ['does not serve', { image: 'upside.local/prepare-dialogue:1' }],
      ['Failed to download model data', { modelDataUrl: 's3://bucket/none' }],
      ['must be an s3:// address or a folder below', { environment: { SAGEMAKER_SUBMIT_DIRECTORY: '/etc' } }],
      ['none.py is not in the code folder', { environment: { SAGEMAKER_PROGRAM: 'none.py' } }],
      ['outside its folder', { environment: { SAGEMAKER_PROGRAM: '../x.py' } }],
      ['is missing from this installation', { image: 'upside.local/character-chatbot:1', modelDataUrl: null }],
    ];
    for (const [index, [reason, overrides]] of reasons.entries()) {
      const { started } = bench.start(instanceSpec({ instanceId: `i-${index}`, ...overrides }));
      expect(await started).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
    }
    expect(bench.states.items).not.toContain('in-service');
  });

  it('refuses an archive that leaves its folder, does not fit or is none', async () => {
    bench = await openServingBench();
    await bench.putArchive({}, { odd: [{ name: '../../evil' }] });
    await bench.putArchive({}, { key: 'link.tar.gz', odd: [{ name: 'a', type: 'symlink', linkname: '/etc' }] });
    await bench.objects.put('bucket', 'text.tar.gz', Readable.from([Buffer.from('text')]));
    const reason = async (key: string): Promise<string> => {
      const started = await bench.start(
        instanceSpec({ instanceId: key.slice(0, 4), modelDataUrl: `s3://bucket/${key}` }),
      ).started;
      return started.ok ? '' : started.reason;
    };
    expect(await reason('model.tar.gz')).toMatch(/^Unpacking the model archive failed: .* outside its folder/);
    expect(await reason('link.tar.gz')).toMatch(/outside its folder/);
    expect(await reason('text.tar.gz')).toBe('ModelDataUrl is not a gzip-compressed tar archive.');
  });

  it('stays open when it is the whole runtime that ends', async () => {
    bench = await openServingBench();
    bench.putAlgorithm('location-classifier', `console.log('up'); setInterval(() => undefined, 1000);`);
    const instance = bench.start(builtIn);
    let settled = false;
    void instance.started.then(() => (settled = true));
    await bench.line('up');
    await bench.runtime.shutdown();
    expect([settled, bench.states.items, bench.runtime.busy]).toEqual([false, [], 0]);
  });
});

it('kills a program that does not listen when the grace of a stop is over', async () => {
  bench = await openServingBench({ timing: { stopGraceSeconds: 0.2 } });
  bench.putAlgorithm('location-classifier', standIn.replace('process.exit(0)', "console.log('deaf')"));
  const instance = bench.start(builtIn);
  await instance.started;
  const { pid } = told((await ask(instance, 'a')).text);
  await instance.stop();
  expect((await bench.line('deaf')).message).toBe('deaf');
  expect(await lives(pid)).toBe(false);
});

/** Resolves when the instance has changed its state that often. */
async function nthState(count: number): Promise<void> {
  let seen = 0;
  await bench.states.first(() => {
    seen += 1;
    return seen === count;
  });
}
