import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeFlags } from '../../../electron/local/runtime/program/node-flags';
import { algorithmProgram } from '../../fakes/algorithm-program';
import { linesIn, putDialogue, smallDialogue } from './dialogue-sample';
import { JobFolder } from './job-folder';

interface Served {
  readonly url: string;
  readonly process: ChildProcessWithoutNullStreams;
}

const running: ChildProcessWithoutNullStreams[] = [];
const folders: JobFolder[] = [];
const small = smallDialogue({ train: 120, validation: 20 });
let build: string;
let chat: Served;
let classifier: Served;

async function serve(program: string, modelDir: string): Promise<Served> {
  const child = spawn(process.execPath, [...nodeFlags, program, 'serve'], {
    env: { ...process.env, SM_MODEL_DIR: modelDir, SAGEMAKER_BIND_TO_PORT: '0' },
  });
  running.push(child);
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    const port = /Serving on port (\d+)\./.exec(chunk as string)?.[1];
    if (port) return { url: `http://127.0.0.1:${port}`, process: child };
  }
  throw new Error('The program ended before it served.');
}

async function trained(name: string, prepare: (job: JobFolder) => JobFolder): Promise<Served> {
  const program = algorithmProgram(build, name);
  const job = prepare(new JobFolder(program));
  folders.push(job);
  expect((await job.train()).code).toBe(0);
  return serve(program, join(job.dir, 'model'));
}

beforeAll(async () => {
  build = mkdtempSync(join(tmpdir(), 'upside-serving-build-'));
  chat = await trained('character-chatbot', (job) => putDialogue(job, small).with({ epochs: '4', dimensions: '32' }));
  classifier = await trained('location-classifier', (job) => job.withSample({ epochs: '4' }));
});
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders) folder[Symbol.dispose]();
  rmSync(build, { recursive: true, force: true });
});

const post = (served: Served, body: string, type = 'application/json', accept = '*/*'): Promise<Response> =>
  fetch(`${served.url}/invocations`, { method: 'POST', body, headers: { 'content-type': type, accept } });
const ask = (body: unknown): Promise<Response> => post(chat, JSON.stringify(body));
const question = { role: 'user', content: 'What is wrong with the stuck ferry?' };
const talk = { messages: [question], character: 'Dob Marrish' };
const textOf = async (body: unknown): Promise<string> => (await (await ask(body)).json()).choices[0].message.content;

describe('character-chatbot over HTTP', () => {
  it('is healthy, and says whom it knows', async () => {
    expect((await fetch(`${chat.url}/ping`)).status).toBe(200);
    const { characters } = await (await ask({ operation: 'characters' })).json();
    const lines = linesIn(small.train).filter(({ character }) => character === 'Dob Marrish').length;
    expect(characters).toContainEqual({ name: 'Dob Marrish', lines });
    expect(characters).toHaveLength(6);
  });

  it('answers with a line of the character, its score and where it was said', async () => {
    const reply = await (await ask(talk)).json();
    expect(reply).toMatchObject({
      object: 'chat.completion',
      model: 'character-chatbot',
      choices: [{ index: 0, message: { role: 'assistant' }, finish_reason: 'stop' }],
      upside: { kind: 'retrieved', character: 'Dob Marrish' },
    });
    const { content } = reply.choices[0].message;
    const { score, sources } = reply.upside;
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThanOrEqual(1);
    for (const source of sources) {
      const said = linesIn(small.train).find(({ scene, text }) => scene === source.scene && text === content);
      expect(said?.character).toBe('Dob Marrish');
      expect(source.text).toBe(content);
    }
    expect(sources.length).toBeGreaterThan(0);
  });

  it('depends on the turns before, and answers the same again', async () => {
    const why = { role: 'user', content: 'But why?' };
    const asking = (topic: string) => ({
      ...talk,
      messages: [{ role: 'user', content: `Where is ${topic}?` }, { role: 'assistant', content: 'Guess!' }, why],
    });
    const [ferry, fair] = [await textOf(asking('the stuck ferry')), await textOf(asking('the harvest fair'))];
    expect(fair).not.toBe(ferry);
    expect(await textOf(asking('the stuck ferry'))).toBe(ferry);
  });

  it('gives another line when one is excluded, and draws by the seed when it is warm', async () => {
    const first = await textOf(talk);
    const second = await textOf({ ...talk, exclude: [first] });
    const third = await textOf({ ...talk, exclude: [first, second] });
    expect(new Set([first, second, third]).size).toBe(3);
    const drawn = (seed: number) => textOf({ ...talk, temperature: 2, seed });
    expect(await drawn(5)).toBe(await drawn(5));
    const many = await Promise.all(Array.from({ length: 20 }, (_, seed) => drawn(seed)));
    expect(new Set(many).size).toBeGreaterThan(3);
  });

  it('streams the whole reply as one event, then its sources, then the end', async () => {
    const response = await ask({ ...talk, stream: true });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const events = (await response.text()).split('\n\n').filter(Boolean);
    expect(events.at(-1)).toBe('data: [DONE]');
    const [content, last] = events.slice(0, 2).map((event) => JSON.parse(event.replace(/^data: /, '')));
    expect(content.choices[0].delta.content).toBe(await textOf(talk));
    expect(last.choices[0].finish_reason).toBe('stop');
    expect(last.upside.kind).toBe('retrieved');
    expect(events).toHaveLength(3);
  });

  it.each([
    [{ ...talk, character: 'Nobody' }, 400, 'unknown_character', 'Corrie Tull'],
    [{ messages: [question] }, 400, 'unknown_character', 'names no character'],
    [{ ...talk, messages: [] }, 400, 'empty_context', 'no user message'],
    [{ ...talk, messages: [{ role: 'user', content: 'x'.repeat(8001) }] }, 400, 'context_too_long', '8000'],
    [
      {
        ...talk,
        exclude: linesIn(small.train).map(({ text }) => text),
      },
      400,
      'nothing_left',
      'not excluded',
    ],
    [{ ...talk, temperature: 'warm' }, 400, 'invalid_request', 'temperature'],
  ])('%#: what cannot be answered is said', async (body, status, code, words) => {
    const response = await ask(body);
    const { error } = await response.json();
    expect(response.status).toBe(status);
    expect(error.code).toBe(code);
    expect(error.message).toContain(words);
    if (code === 'unknown_character') expect(error.characters).toHaveLength(6);
  });

  it('refuses what is no JSON, another content type, another method and another path', async () => {
    expect((await post(chat, '{')).status).toBe(400);
    expect((await post(chat, 'hello', 'text/plain')).status).toBe(415);
    expect((await fetch(`${chat.url}/invocations`)).status).toBe(405);
    expect((await fetch(`${chat.url}/elsewhere`)).status).toBe(404);
    expect((await fetch(`${chat.url}/ping`)).status).toBe(200);
  });
});

describe('location-classifier over HTTP', () => {
  const text = 'Tamsel coiled the mooring line beside the slipway.';

  it('labels texts as CSV, JSON lines and JSON', async () => {
    expect((await fetch(`${classifier.url}/ping`)).status).toBe(200);
    const answer = await (await post(classifier, JSON.stringify({ text }))).json();
    expect(answer.label).toBe('harbour');
    expect(answer.probabilities.harbour).toBe(answer.probability);
    expect(await (await post(classifier, `${text}\n`, 'text/csv', 'text/csv')).text()).toMatch(/^harbour,0\.\d+\n$/);
    const lines = await post(
      classifier,
      `${JSON.stringify({ text })}\n`,
      'application/jsonlines',
      'application/jsonlines',
    );
    expect(JSON.parse(await lines.text()).label).toBe('harbour');
    expect((await post(classifier, text, 'application/xml')).status).toBe(415);
  });
});

describe('the programs', () => {
  it('end on SIGTERM with nothing on stderr', async () => {
    let stderr = '';
    classifier.process.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    classifier.process.kill('SIGTERM');
    const [code, signal] = await once(classifier.process, 'exit');
    expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' });
  });

  it.each(['character-chatbot', 'location-classifier'])('%s says that a folder holds no model of it', async (name) => {
    const child = spawn(process.execPath, [algorithmProgram(build, name), 'serve'], {
      env: { ...process.env, SM_MODEL_DIR: build, SAGEMAKER_BIND_TO_PORT: '0' },
    });
    running.push(child);
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(stderr).toContain('model.json');
  });
});
