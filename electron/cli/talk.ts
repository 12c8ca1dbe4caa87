import { createInterface } from 'node:readline';
import { answerFigures } from '../../shared/model/answer-figures';
import type { Answer } from '../../shared/model/conversation';
import { type CliContext, Stop } from './context';

interface Talking {
  readonly speaker: string;
  readonly say: (message: string, signal: AbortSignal) => Promise<Answer | null>;
  /** Another answer to the last message; null before the first one. */
  readonly again: (signal: AbortSignal) => Promise<Answer | null> | null;
}

/** Reads messages line by line from stdin until it ends. A failed answer is told and the talk goes on. */
export async function talk(context: CliContext, { again, say, speaker }: Talking): Promise<void> {
  const terminal = process.stdin.isTTY === true && !context.output.json;
  const prompt = createInterface({ input: process.stdin, output: process.stderr, terminal });
  let answering: AbortController | null = null;
  // On a terminal Ctrl+C arrives here and not as a signal: it stops the answer, or ends the talk between answers.
  prompt.on('SIGINT', () => (answering === null ? prompt.close() : answering.abort()));
  const close = (): void => prompt.close();
  context.signal.addEventListener('abort', close, { once: true });

  const answer = async (line: string): Promise<void> => {
    answering = new AbortController();
    const signal = AbortSignal.any([context.signal, answering.signal]);
    try {
      if (terminal) context.output.words(`${speaker}: `);
      const heard = line === '/again' ? await again(signal) : await say(line, signal);
      if (heard === null) context.output.note('(stopped)');
      else if (heard.failure === null) context.output.note(`(${answerFigures(heard).join(' · ')})`);
      else context.output.note(`${heard.failure.message} ${heard.failure.hint} (${heard.failure.code})`);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      context.output.failure(error.failure);
    } finally {
      answering = null;
    }
  };

  try {
    prompt.setPrompt('You: ');
    if (terminal) prompt.prompt();
    for await (const line of prompt) {
      const text = line.trim();
      if (text === '/quit' || context.signal.aborted) break;
      if (text !== '') await answer(text);
      if (terminal) prompt.prompt();
    }
  } finally {
    context.signal.removeEventListener('abort', close);
    prompt.close();
  }
}
