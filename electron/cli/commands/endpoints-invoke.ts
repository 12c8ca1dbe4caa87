import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { type ErrorCode, errorCodes } from '../../../shared/errors/codes';
import { fail } from '../../../shared/errors/result';
import { type CliContext, connect, Stop, unwrap } from '../context';
import { answerFacts, answerText } from './endpoints-text';

interface InvokeOptions {
  readonly body?: string;
  readonly file?: string;
  readonly contentType: string;
  readonly accept: string;
  readonly variant?: string;
}

/** `upside endpoints invoke`: one test call. */
export function addInvoke(endpoints: Command, context: CliContext): void {
  endpoints
    .command('invoke')
    .argument('<name>', 'name of the endpoint')
    .description('one test call; the answer on stdout, exit 1 when the model failed')
    .option('--body <text>', 'what to send')
    .option('--file <path>', 'a file to send; - for stdin')
    .option('--content-type <type>', 'type of the body', 'application/json')
    .option('--accept <type>', 'type of the answer', 'application/json')
    .option('--variant <name>', 'ask this variant (default: as the weights say)')
    .action(async (name: string, options: InvokeOptions) => {
      const body = await bodyOf(options);
      const { console, scope } = await connect(context);
      const { accept, contentType } = options;
      const call = { variant: options.variant ?? null, contentType, accept, body };
      const made = unwrap(await console.endpoints.invoke(scope, name, call, context.signal));
      if (made.answer.kind === 'failed') {
        const { code, hint, message } = made.answer;
        const known = errorCodes.find((one): one is ErrorCode => one === code) ?? 'endpoint.model-error';
        throw new Stop(fail(known, message, hint).error);
      }
      context.output.note(answerFacts(made));
      context.output.result(made, () => answerText(made));
    });
}

async function bodyOf({ body, file }: InvokeOptions): Promise<string> {
  if ((body === undefined) === (file === undefined))
    throw new Stop(fail('input.invalid', 'There must be one thing to send.', 'Give one of --body and --file.').error);
  if (body !== undefined) return body;
  if (file === '-') return text(process.stdin);
  try {
    return await readFile(file ?? '', 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Stop(fail('file.unreadable', `${file} could not be read: ${why}.`, 'Check the path.').error);
  }
}
