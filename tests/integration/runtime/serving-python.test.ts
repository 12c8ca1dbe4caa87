import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InstanceSpec, ServingInstance } from '../../../electron/local/runtime/serving/serving-runtime';
import { lives, python } from './run-bench';
import { ask, instanceSpec, openServingBench, type ServingBench } from './serving-bench';

let bench: ServingBench;
beforeEach(async () => {
  bench = await openServingBench();
});
afterEach(() => bench.close());

async function serving(overrides: Partial<InstanceSpec> = {}): Promise<ServingInstance> {
  const instance = bench.start(instanceSpec(overrides));
  expect(await instance.started).toEqual({ ok: true });
  return instance;
}

describe('inference.py in the code folder of the archive', () => {
  it('is asked for its model once, and for each answer by its own four functions', async () => {
    const code = `
import json, os
from helper import shout
def model_fn(model_dir):
    print("loading", flush=True)
    return json.load(open(os.path.join(model_dir, "weights.json")))
def input_fn(body, content_type):
    assert content_type == "application/x-words", content_type
    return body.decode().split()
def predict_fn(data, model, context):
    context.set_response_header("X-Amzn-SageMaker-Custom-Attributes", context.get_request_header(0, "x-amzn-sagemaker-custom-attributes"))
    return [shout(model["greeting"] + " " + word) for word in data]
def output_fn(prediction, accept):
    return "|".join(prediction), "text/x-words"
`;
    await bench.putArchive({
      'weights.json': '{"greeting": "hello"}',
      'code/inference.py': code,
      'code/helper.py': 'def shout(text): return text.upper()\n',
      'code/requirements.txt': 'torch\n',
    });
    const instance = await serving();
    const headers = { 'content-type': 'application/x-words', 'x-amzn-sagemaker-custom-attributes': 'kept' };
    expect(await ask(instance, 'a b', headers)).toEqual({ status: 200, type: 'text/x-words', text: 'HELLO A|HELLO B' });
    const reply = await instance.invoke({ body: Buffer.from('c'), headers }, new AbortController().signal);
    expect(reply.headers['x-amzn-sagemaker-custom-attributes']).toBe('kept');
    for await (const _part of reply.body);
    expect((await bench.line('requirements.txt')).message).toContain('is not installed');
    // What a program prints arrives a moment after what it answers.
    await bench.line('loading');
    expect(bench.logged.items.filter(({ message }) => message === 'loading')).toHaveLength(1);
  });

  it('may leave reading and writing to the workspace, which refuses what it does not understand', async () => {
    await bench.putArchive({
      'code/inference.py': `
def model_fn(model_dir, context): return context.system_properties["model_dir"]
def predict_fn(data, model):
    if data == "fail": raise ValueError("no such word")
    return data
`,
    });
    const instance = await serving();
    const as = (type: string, accept?: string) => ({ 'content-type': type, ...(accept && { accept }) });
    expect((await ask(instance, '{"a": [1, 2.5]}')).text).toBe('{"a": [1, 2.5]}');
    expect((await ask(instance, '1,x\n2.5,"y z"\n', as('text/csv'))).text).toBe('[[1, "x"], [2.5, "y z"]]');
    expect((await ask(instance, '1,x\n2,y\n', as('text/csv', 'text/csv'))).text).toBe('1,x\n2,y\n');
    expect((await ask(instance, '{"a":1}\n{"a":2}\n', as('application/jsonlines', 'application/jsonlines'))).text).toBe(
      '{"a": 1}\n{"a": 2}\n',
    );
    expect(await ask(instance, '<a/>', as('text/xml'))).toMatchObject({
      status: 415,
      text: expect.stringContaining('text/xml is not understood'),
    });
    expect(await ask(instance, '{', as('application/json'))).toMatchObject({ status: 400 });
    expect(await ask(instance, '1', as('application/json', 'image/png'))).toMatchObject({ status: 406 });
    expect(await ask(instance, '"fail"')).toEqual({
      status: 500,
      type: 'text/plain',
      text: 'ValueError: no such word',
    });
    expect((await bench.line('in predict_fn')).message).toContain('inference.py');
  });

  it('that cannot load its model is given up with its last words', async () => {
    await bench.putArchive({ 'code/inference.py': 'def model_fn(model_dir): raise OSError("weights are torn")' });
    expect(await bench.start(instanceSpec()).started).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/exited with code 1: OSError: weights are torn\.$/),
    });
  });

  it('is told what is missing: an interpreter', async () => {
    await bench.close();
    bench = await openServingBench({ python: null });
    await bench.putArchive({ 'code/inference.py': '' });
    const started = await bench.start(instanceSpec()).started;
    expect(started).toMatchObject({ ok: false, reason: expect.stringContaining('needs an interpreter') });
  });
});

it('a program beside its model: SAGEMAKER_PROGRAM in a source archive of its own, with transform_fn', async () => {
  await bench.putArchive({ 'weights.txt': 'w' });
  await bench.putArchive(
    {
      'serve_it.py': `
import os
def model_fn(model_dir): return open(os.path.join(model_dir, "weights.txt")).read()
def transform_fn(model, body, content_type, accept): return model.encode() + body
`,
    },
    { key: 'code/sourcedir.tar.gz' },
  );
  const environment = {
    SAGEMAKER_PROGRAM: 'serve_it.py',
    SAGEMAKER_SUBMIT_DIRECTORY: 's3://bucket/code/sourcedir.tar.gz',
  };
  expect((await ask(await serving({ environment }), 'xyz')).text).toBe('wxyz');
});

/** Yields a part each time a file is touched, so that the test and not a clock says when. */
const streamer = `
import os, time
def model_fn(model_dir): return model_dir
def predict_fn(data, model):
    def parts():
        try:
            for n in range(1_000_000):
                while data["gated"] and not os.path.exists(os.path.join(model, f"go-{n}")): time.sleep(0.002)
                print(f"part {n}", flush=True)
                yield f"{n};"
                if n + 1 == data["count"]: return
                if data["fail"]: raise RuntimeError("torn")
        finally:
            print("stream ended", flush=True)
    return parts()
`;

describe('a generator', () => {
  const request = (more: object): { readonly body: Buffer; readonly headers: { readonly [name: string]: string } } => ({
    body: Buffer.from(JSON.stringify({ gated: false, count: -1, fail: false, ...more })),
    headers: { 'content-type': 'application/json', accept: 'text/plain' },
  });

  it('is sent in parts, each when it is there', async () => {
    await bench.putArchive({ 'code/inference.py': streamer });
    const instance = await serving();
    const go = (n: number): Promise<void> => writeFile(join(bench.root, 'serving/runs/i-1/ml/model', `go-${n}`), '');
    await go(0);
    const reply = await instance.invoke(request({ gated: true, count: 6 }), new AbortController().signal);
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'text/plain']);
    const parts: string[] = [];
    // The next part is allowed only after the one before has arrived: they cannot have come together.
    for await (const part of reply.body) {
      parts.push(Buffer.from(part).toString());
      await go(parts.length);
    }
    expect(parts).toEqual(['0;', '1;', '2;', '3;', '4;', '5;']);
  });

  it('ends in the program when the caller goes away', async () => {
    await bench.putArchive({ 'code/inference.py': streamer });
    const instance = await serving();
    const caller = new AbortController();
    const reply = await instance.invoke(request({}), caller.signal);
    const reading = (async () => {
      for await (const _part of reply.body);
    })();
    await bench.line('part 5');
    caller.abort();
    await expect(reading).rejects.toThrow();
    await bench.line('stream ended');
    expect((await ask(instance, request({ count: 1 }).body.toString(), request({}).headers)).text).toBe('0;');
  });

  it('that fails on its way breaks the answer off', async () => {
    await bench.putArchive({ 'code/inference.py': streamer });
    const instance = await serving();
    await expect(ask(instance, request({ fail: true }).body.toString())).rejects.toThrow('aborted');
    await bench.line('RuntimeError: torn');
  });
});

it('what a killed daemon left running is ended by the next one, with its folder', async () => {
  await bench.putArchive({
    'code/inference.py': `
import os, subprocess, sys
def model_fn(model_dir):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
    print(f"pids={os.getpid()},{child.pid}", flush=True)
def predict_fn(data, model): return data
`,
  });
  const script = join(import.meta.dirname, 'scripts', 'serving-host.ts');
  const host = spawn(process.execPath, ['--import', 'tsx', script, bench.root, python], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pids = await pidsOf(createInterface(host.stdout));
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGKILL');
  await ended;
  const living = (): Promise<boolean[]> => Promise.all(pids.map(lives));
  expect(await living()).toEqual([true, true]);
  await bench.runtime.endLeftovers();
  expect(await living()).toEqual([false, false]);
  expect(existsSync(join(bench.root, 'serving', 'runs', 'i-1'))).toBe(false);
  rmSync(join(bench.root, 'serving', 'runs'), { recursive: true, force: true });
});

async function pidsOf(lines: AsyncIterable<string>): Promise<readonly number[]> {
  for await (const line of lines) if (line.startsWith('pids=')) return line.slice(5).split(',').map(Number);
  throw new Error('the host ended by itself');
}
