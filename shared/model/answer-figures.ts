import type { Answer, AnswerKind } from './conversation';
import { formatCount } from './format';

/** Where an answer comes from, in a word. */
export const answerKindWords: Readonly<Record<AnswerKind, string>> = {
  retrieved: 'retrieved',
  generated: 'generated',
  unknown: 'origin not stated',
};

/** Milliseconds as people compare them: 84 ms, 1.3 s. */
export function formatLatency(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.max(1, Math.round(milliseconds))} ms`;
  return `${(milliseconds / 1000).toFixed(milliseconds < 99_950 ? 1 : 0)} s`;
}

/** What is known of an answer, each figure in a few words; a rate of tokens only where tokens were generated. */
export function answerFigures({ facts, status }: Pick<Answer, 'facts' | 'status'>): readonly string[] {
  if (facts === null) return status === 'stopped' ? ['stopped'] : [];
  const { delivered, firstMs, kind, score, tokens, totalMs, variant } = facts;
  const spoke = firstMs !== null;
  if (status === 'stopped' && totalMs === 0) return ['stopped'];
  return [
    ...(spoke ? [answerKindWords[kind]] : []),
    ...(score === null ? [] : [`score ${score.toFixed(2)}`]),
    ...(variant === null ? [] : [`variant ${variant}`]),
    ...(spoke && delivered === 'streamed' ? [`first words after ${formatLatency(firstMs)}`] : []),
    ...(totalMs > 0 ? [`${ending(status, spoke && delivered === 'streamed')} after ${formatLatency(totalMs)}`] : []),
    ...(tokens === null
      ? []
      : [
          `${formatCount(tokens.count)} tokens${tokens.from === 'deltas' ? ' (counted parts)' : ''}`,
          `${tokens.perSecond < 10 ? tokens.perSecond.toFixed(1) : Math.round(tokens.perSecond)} tokens/s`,
        ]),
  ];
}

function ending(status: Answer['status'], streamed: boolean): string {
  if (status !== 'done') return status;
  return streamed ? 'all' : 'whole';
}
