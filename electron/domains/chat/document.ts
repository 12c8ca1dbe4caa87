import { assertNever } from '../../../shared/errors/assert-never';
import { answerFigures } from '../../../shared/model/answer-figures';
import type { Answer, Conversation } from '../../../shared/model/conversation';
import { formatDateTime } from '../../../shared/model/format';
import type { ExportFormat } from './contract';

/** A conversation as a text to keep, and a name for its file. */
export function conversationDocument(
  conversation: Conversation,
  format: ExportFormat,
): { readonly fileName: string; readonly text: string } {
  const name = fileNameOf(conversation.summary.title);
  switch (format) {
    case 'json':
      return { fileName: `${name}.json`, text: `${JSON.stringify(conversation, null, 2)}\n` };
    case 'markdown':
      return { fileName: `${name}.md`, text: markdownOf(conversation) };
    default:
      return assertNever(format);
  }
}

function markdownOf({ summary, turns, version }: Conversation): string {
  const { endpoint, persona, variant } = summary.target;
  const lines = [
    `# ${summary.title}`,
    '',
    `Endpoint ${endpoint}${variant === null ? '' : `, variant ${variant}`}, persona ${persona.name}. Begun ${formatDateTime(summary.createdAt)}.`,
    ...(version === summary.version ? [] : [`Earlier version ${version} of ${summary.version}.`]),
  ];
  if (persona.kind === 'custom' && persona.systemPrompt !== '') lines.push('', quoted(persona.systemPrompt));
  for (const turn of turns) {
    lines.push('', `## ${turn.role === 'user' ? 'You' : turn.speaker} · ${formatDateTime(turn.at)}`, '');
    if (turn.content !== '') lines.push(turn.content);
    if (turn.role === 'assistant') lines.push(...notesOn(turn));
  }
  return `${lines.join('\n')}\n`;
}

function notesOn(answer: Answer): readonly string[] {
  const figures = answerFigures(answer);
  const sources = answer.facts?.sources ?? [];
  return [
    ...(answer.failure === null ? [] : ['', `*${answer.failure.message}*`]),
    ...(figures.length === 0 ? [] : ['', `*${figures.join(' · ')}*`]),
    ...(sources.length === 0 ? [] : ['', 'Rests on:', '']),
    ...sources.map(({ text, scene, score }) => `- ${score.toFixed(2)} ${text}${scene === null ? '' : ` (${scene})`}`),
  ];
}

function quoted(text: string): string {
  return text.replace(/^/gm, '> ');
}

/** Letters, digits and hyphens of the title, so that every file system takes it. */
function fileNameOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/[\s_-]+/g, '-')
    .slice(0, 60)
    .toLowerCase();
  return words === '' ? 'conversation' : words;
}
