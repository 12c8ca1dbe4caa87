import { CodedError } from '../../../shared/errors/coded-error';
import { fail } from '../../../shared/errors/result';
import { type ThemedLine, themedLineSchema } from '../../../shared/model/insights/themes';
import type { AwsWorkspace } from '../aws-ports';
import type { OneVersion } from '../datasets/contract';
import { keptWhenAway } from '../datasets/kept-when-away';
import { dataOf } from '../guard';
import type { Scope } from '../scope';
import type { InsightsOptions } from './options';
import { insightPlaces, subjectOf } from './places';
import type { LineQuery, ThemeLines } from './ports';

/** Lines written to the store in one transaction. */
const batch = 2_000;
const firstRecord = { query: '', speaker: null, episode: null, location: null, scene: null, from: 0, count: 1 };

/** Reads themes.jsonl into the store once and answers from there, joined with the data set's lines. */
export function createThemeLines(options: InsightsOptions) {
  const { clock, closing, datasets, link, store, workspaceId } = options;
  /** Two cells asked for at once share one download. */
  const running = new Map<string, Promise<number>>();

  const take = async (aws: AwsWorkspace, s3Uri: string, subject: string, etag: string): Promise<number> => {
    const id = await store.beginLines(workspaceId, subject, etag, clock.now());
    try {
      const { body } = dataOf(link.report(await aws.objects.read(s3Uri, closing)));
      for await (const lines of batches(body, s3Uri)) await store.addLines(id, lines);
      await store.endLines(id);
      return id;
    } catch (error) {
      await store.dropLines(id).catch(() => undefined);
      throw error;
    }
  };

  const current = async (scope: Scope, one: OneVersion): Promise<number> => {
    const aws = dataOf(await link.aws());
    const { themeLines } = insightPlaces(scope, one);
    const head = link.report(await aws.objects.head(themeLines));
    if (!head.ok && head.error.code === 'object.not-found') throw notComputed(one);
    const { etag } = dataOf(head);
    const subject = subjectOf(one);
    const held = await store.lines(workspaceId, subject, etag);
    if (held !== null) return held;
    const key = `${subject} ${etag}`;
    const under = running.get(key) ?? take(aws, themeLines, subject, etag).finally(() => running.delete(key));
    running.set(key, under);
    return under;
  };

  return async (scope: Scope, one: OneVersion, query: LineQuery): Promise<ThemeLines> => {
    const id = await keptWhenAway(
      () => current(scope, one),
      () => store.lines(workspaceId, subjectOf(one), null),
    );
    // The first question puts the records there that the lines are joined with.
    dataOf(await datasets.records(scope, one, firstRecord));
    return store.themeLines(id, workspaceId, one, query);
  };
}

async function* batches(body: AsyncIterable<Uint8Array>, s3Uri: string): AsyncGenerator<readonly ThemedLine[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let number = 0;
  let lines: ThemedLine[] = [];
  const take = (text: string): void => {
    number += 1;
    if (text.trim() !== '') lines.push(parseLine(text, number, s3Uri));
  };
  for await (const chunk of body) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) take(piece);
    if (lines.length < batch) continue;
    yield lines;
    lines = [];
  }
  take(rest + decoder.decode());
  if (lines.length > 0) yield lines;
}

function parseLine(text: string, line: number, s3Uri: string): ThemedLine {
  try {
    const parsed = themedLineSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // Said below, with the line.
  }
  throw new CodedError(
    fail('aws.unreadable', `${s3Uri} line ${line} is no line with a theme.`, 'Compute the themes again.').error,
  );
}

function notComputed(one: OneVersion): CodedError {
  return new CodedError(
    fail('object.not-found', `The themes of ${subjectOf(one)} are not there.`, 'Compute them first.').error,
  );
}
