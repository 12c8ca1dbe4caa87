import { AwsError, type Operation } from '../gateway/service';
import { type Database, inTransaction } from '../storage/database';
import { notFound, validationFailure } from './errors';
import type { PageTokens } from './page-tokens';
import type { Tag } from './training-job-request';

/** SageMaker's limit for one resource, and with it the size of the one page ListTags needs. */
const MOST_TAGS = 50;

/** Throws ValidationException for keys that are reserved or given twice. */
export function checkTags(tags: readonly Tag[]): void {
  if (tags.some(({ Key }) => /^aws:/i.test(Key))) {
    throw validationFailure('aws: prefixed tag key names are not allowed for external use.');
  }
  const keys = tags.map(({ Key }) => Key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined)
    throw validationFailure(`Tag keys must be unique per resource, but "${twice}" is given more than once.`);
}

export interface TagOperations {
  readonly AddTags: Operation;
  readonly ListTags: Operation;
  readonly DeleteTags: Operation;
}

/** Whether there is a resource of one kind with this ARN, written as the workspace writes it. */
export type ArnKnower = (arn: string) => boolean;

/** Tags of any resource that one of the knowers knows. */
export function tagOperations(database: Database, tokens: PageTokens, knowers: readonly ArnKnower[]): TagOperations {
  const select = database.prepare(
    'SELECT key AS "Key", value AS "Value" FROM tags WHERE arn = ? AND key > ? ORDER BY key LIMIT ?',
  );
  const put = database.prepare(
    'INSERT INTO tags (arn, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const remove = database.prepare('DELETE FROM tags WHERE arn = ? AND key = ?');
  const read = (arn: string, after: string, limit: number) => select.all(arn, after, limit) as unknown as Tag[];
  const known = (arn: string) => {
    if (!knowers.some((knows) => knows(arn))) throw notFound();
    return arn;
  };

  return {
    AddTags(input) {
      const { ResourceArn, Tags } = input as { ResourceArn: string; Tags: readonly Tag[] };
      checkTags(Tags);
      return inTransaction(database, () => {
        for (const { Key, Value } of Tags) put.run(known(ResourceArn), Key, Value);
        const all = read(ResourceArn, '', MOST_TAGS + 1);
        if (all.length > MOST_TAGS)
          throw new AwsError('ResourceLimitExceeded', `A resource can have no more than ${MOST_TAGS} tags.`);
        return { Tags: all };
      });
    },
    ListTags(input) {
      const {
        ResourceArn,
        NextToken,
        MaxResults = MOST_TAGS,
      } = input as { ResourceArn: string; NextToken?: string; MaxResults?: number };
      const question = ['ListTags', known(ResourceArn)];
      const after = NextToken === undefined ? '' : String(tokens.read(question, NextToken).value);
      const rows = read(ResourceArn, after, MaxResults + 1);
      const page = rows.slice(0, MaxResults);
      const last = page.at(-1);
      return {
        Tags: page,
        ...(rows.length > MaxResults && last !== undefined
          ? { NextToken: tokens.write(question, { value: last.Key, id: 0 }) }
          : {}),
      };
    },
    DeleteTags(input) {
      const { ResourceArn, TagKeys } = input as { ResourceArn: string; TagKeys: readonly string[] };
      inTransaction(database, () => {
        for (const key of TagKeys) remove.run(known(ResourceArn), key);
      });
      return {};
    },
  };
}
