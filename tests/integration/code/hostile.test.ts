import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asCode } from '../../../shared/model/code/as-code';
import { awsCommand } from '../../../shared/model/code/aws-cli/command';
import { literalOf, write } from '../../../shared/model/code/python/writer';
import type { Undertaking } from '../../../shared/model/code/undertaking';
import { undertakings } from '../../fakes/undertakings';

// Whatever stands in a value, the shell hands it on as it is and Python reads it as it is; neither executes any of it.

const run = promisify(execFile);
let folder: string;
let outside: string;
beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'upside-hostile-words-'));
  folder = await mkdtemp(join(tmpdir(), 'upside-hostile-'));
});
afterAll(async () => {
  for (const one of [folder, outside]) await rm(one, { recursive: true, force: true });
});

const parts = [
  "'",
  '"',
  '`',
  '$',
  '(',
  ')',
  '{',
  '}',
  ';',
  '&',
  '|',
  '\\',
  '\n',
  '\r',
  '!',
  '~',
  '*',
  '-',
  '#',
  '<<EOF',
  'é😀',
];
const attacks = [
  '$(touch pwned)',
  '`touch pwned`',
  ';touch pwned;',
  "';touch pwned;'",
  '"+__import__("os").system("touch pwned")+"',
];
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom(...parts, ...attacks), { maxLength: 8 }).map((some) => some.join('')),
);

/** The AWS CLI and tar as functions that write their words down; no group is there yet, and what was promoted is live. */
const recorder = `
exec 3>"$WORDS"
aws() {
  printf '%s\\0' "$@" >&3
  case "$2" in
    describe-model-package-group) return 1 ;;
    describe-endpoint) echo one-new ;;
  esac
}
tar() { printf '%s\\0' tar "$@" >&3; }
`;

/** The words that a real shell gives to `aws` and `tar`. */
async function wordsOf(text: string): Promise<readonly string[]> {
  const words = join(outside, 'words');
  await run('sh', ['-c', `${recorder}${text}`], { cwd: folder, env: { ...process.env, WORDS: words } });
  return (await readFile(words, 'utf8')).split('\0').slice(0, -1);
}

/** The request that the words stand for, as the AWS CLI puts it together. */
function requestOf(words: readonly string[]): Record<string, unknown> {
  const read = (name: string): string | undefined => {
    const joined = words.find((word) => word.startsWith(`--${name}=`));
    if (joined !== undefined) return joined.slice(name.length + 3);
    const at = words.indexOf(`--${name}`);
    return at < 0 ? undefined : words[at + 1];
  };
  const json = JSON.parse(read('cli-input-json') ?? '{}');
  return { Plain: read('plain'), Structure: JSON.parse(read('structure') ?? 'null'), ...json };
}

test('a shell hands every value on as it is', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (text, key) => {
      const request = { Plain: text, Structure: { [key]: [text] } };
      const words = await wordsOf(awsCommand('sagemaker', 'do-it', 'us-east-1', request));
      expect(words.slice(0, 4)).toEqual(['sagemaker', 'do-it', '--region', 'us-east-1']);
      expect(requestOf(words)).toEqual(request);
    }),
    { numRuns: 300 },
  );
  expect(await readdir(folder)).toEqual([]);
});

test('a shell executes nothing of what any wizard is filled in with', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      // No file can be called that, and no promise is made of one.
      fc.pre(!text.includes('\0') && Buffer.from(text).toString() === text);
      const words: string[] = [];
      for (const what of Object.values(undertakings(text)) as readonly Undertaking[])
        words.push(...(await wordsOf(asCode(what, 'aws-cli', 'us-east-1').text ?? '')));
      expect(
        words.filter((word) => word === 'sagemaker' || word === 'cloudwatch' || word === 's3' || word === 'iam'),
      ).toHaveLength(35);
      const [folder, file] = words.slice(words.indexOf('tar')).slice(4);
      const path = text === '' ? 'a' : text;
      expect([folder, file]).toEqual(Array(2).fill(/^[-@]/.test(path) ? `./${path}` : path));
    }),
    { numRuns: 30 },
  );
  expect(await readdir(folder)).toEqual([]);
});

test('Python reads every value as it is', async () => {
  const values = fc
    .sample(fc.tuple(hostile, hostile, fc.integer(), fc.boolean()), 500)
    .map(([text, key, count, yes]) => ({
      [key]: [text, count, yes],
    }));
  const program = [
    'import ast, json, sys',
    'print(json.dumps([ast.literal_eval(one) for one in json.load(sys.stdin)]))',
  ].join('\n');
  const child = run('python3', ['-c', program], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  child.child.stdin?.end(JSON.stringify(values.map((value) => write(literalOf(value)))));
  expect(JSON.parse((await child).stdout)).toEqual(values);
});

test('Python finds nothing but literals in what any wizard is filled in with', async () => {
  const texts = fc
    .sample(hostile, 60)
    .flatMap((text) => Object.values(undertakings(text)) as readonly Undertaking[])
    .map((what) => asCode(what, 'python', 'us-east-1').text ?? '');
  // Names that are called: the SDK's classes and methods, and not one of a value.
  const program = [
    'import ast, json, sys',
    'called = set()',
    'for text in json.load(sys.stdin):',
    '    for node in ast.walk(ast.parse(text)):',
    '        if isinstance(node, ast.Call):',
    '            plain = isinstance(node.func, ast.Name) or isinstance(node.func.value, ast.Name)',
    '            called.add(ast.unparse(node.func) if plain else node.func.attr)',
    'print(json.dumps(sorted(called)))',
  ].join('\n');
  const child = run('python3', ['-c', program], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  child.child.stdin?.end(JSON.stringify(texts));
  const called: readonly string[] = JSON.parse((await child).stdout);
  expect(called).toContain('ModelTrainer');
  expect(called.filter((name) => /import|system|eval|exec|open/.test(name))).toEqual(['tarfile.open']);
});
