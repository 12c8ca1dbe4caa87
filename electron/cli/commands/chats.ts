import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { answerFigures } from '../../../shared/model/answer-figures';
import type { Conversation, Turn } from '../../../shared/model/conversation';
import { formatDateTime } from '../../../shared/model/format';
import { confirm } from '../confirm';
import { type CliContext, consoleOf, unwrap } from '../context';
import { wholeNumber } from '../options';
import { table } from '../output';

/** `upside chats …`: conversations that were had, readable without any workspace running. */
export function addChats(program: Command, context: CliContext): void {
  const chats = program.command('chats').description('read, search, export and delete conversations; works offline');
  const opened = async () => {
    const console = await consoleOf(context);
    return { chat: console.chat, scope: unwrap(await console.workspace.scope()) };
  };

  chats
    .command('list')
    .description('list the conversations, newest first')
    .action(async () => {
      const { chat, scope } = await opened();
      const list = unwrap(await chat.conversations(scope));
      context.output.result(list, () =>
        list.length === 0
          ? 'No conversation yet. Begin one: upside chat ENDPOINT'
          : table(
              ['CONVERSATION', 'CHANGED', 'ENDPOINT', 'PERSONA', 'TURNS', 'TITLE'],
              list.map(({ id, changedAt, target, turns, title }) => [
                id,
                formatDateTime(changedAt),
                target.endpoint,
                target.persona.name,
                String(turns),
                title,
              ]),
              [4],
            ),
      );
    });

  chats
    .command('show')
    .argument('<id>', 'conversation')
    .option('--version <number>', 'an earlier version of it', wholeNumber)
    .description('every turn of a conversation')
    .action(async (id: string, { version }: { version?: number }) => {
      const { chat, scope } = await opened();
      const shown = unwrap(await chat.conversation(scope, id, version ?? null));
      context.output.result(shown, () => conversationText(shown));
    });

  chats
    .command('search')
    .argument('<words...>', 'words every turn found has to hold')
    .description('find turns by their words')
    .action(async (words: string[]) => {
      const { chat, scope } = await opened();
      const hits = unwrap(await chat.search(scope, words.join(' ')));
      context.output.result(hits, () =>
        hits.length === 0
          ? 'Nothing was found.'
          : hits
              .map(
                ({ conversationId, title, snippet, version }) =>
                  `${conversationId}${version === null ? '' : ` (version ${version})`}  ${title}\n    ${snippet.map(({ text, match }) => (match ? `[${text}]` : text)).join('')}`,
              )
              .join('\n'),
      );
    });

  chats
    .command('export')
    .argument('<id>', 'conversation')
    .option('--format <format>', 'markdown or json', exportFormat, 'markdown')
    .option('--version <number>', 'an earlier version of it', wholeNumber)
    .option('--to <file>', 'where to write it; - is stdout (default: its title here)')
    .description('write a conversation to a file')
    .action(
      async (id: string, { format, to, version }: { format: 'markdown' | 'json'; to?: string; version?: number }) => {
        const { chat, scope } = await opened();
        const document = unwrap(await chat.document(scope, id, version ?? null, format));
        if (to === '-') return context.output.result(document, () => document.text.trimEnd());
        const path = resolve(to ?? document.fileName);
        unwrap(await chat.save(scope, id, version ?? null, format, path));
        context.output.result({ path }, () => path);
      },
    );

  chats
    .command('rename')
    .argument('<id>', 'conversation')
    .argument('<title>', 'its new title')
    .description('give a conversation another title')
    .action(async (id: string, title: string) => {
      const { chat, scope } = await opened();
      const renamed = unwrap(await chat.rename(scope, id, title));
      context.output.result(renamed, () => renamed.title);
    });

  chats
    .command('delete')
    .argument('<id>', 'conversation')
    .option('-y, --yes', 'do not ask', false)
    .description('delete a conversation with all its versions')
    .action(async (id: string, { yes }: { yes: boolean }) => {
      const { chat, scope } = await opened();
      const { summary } = unwrap(await chat.conversation(scope, id, null));
      const { accountId, region } = scope;
      await confirm(
        context,
        yes,
        `Delete “${summary.title}” (account ${accountId}, region ${region}) from this machine?`,
      );
      unwrap(await chat.delete(scope, id, { accountId, region, target: id }));
      context.output.result({ deleted: id }, () => `Deleted “${summary.title}”.`);
    });
}

function exportFormat(text: string): 'markdown' | 'json' {
  if (text === 'markdown' || text === 'json') return text;
  throw new InvalidArgumentError('Give markdown or json.');
}

function conversationText({ summary, turns, version, earlier }: Conversation): string {
  const versions = earlier.length === 0 ? '' : `, version ${version} of ${summary.version}`;
  const head = `${summary.title}\n${summary.target.persona.name} on ${summary.target.endpoint}${versions}`;
  return [head, ...turns.map(turnText)].join('\n\n');
}

function turnText(turn: Turn): string {
  if (turn.role === 'user') return `You: ${turn.content}`;
  const notes = answerFigures(turn);
  return [
    `${turn.speaker}: ${turn.content}`,
    ...(turn.failure === null ? [] : [`  ${turn.failure.message} (${turn.failure.code})`]),
    ...(notes.length === 0 ? [] : [`  (${notes.join(' · ')})`]),
  ].join('\n');
}
