import { kebabCase } from '../api-words';
import { wellFormed } from '../well-formed';
import { jsonWord, shellWord } from './shell-words';

/**
 * A command of the AWS CLI for a POSIX shell that sends exactly this request: every member becomes its option, so a member
 * that is new in a request needs no change here. Structures are JSON in single quotes; nothing in a value is ever expanded,
 * neither by the shell nor by the AWS CLI.
 */
export function awsCommand(service: string, operation: string, region: string, request: object): string {
  const members = Object.entries(request).filter(([, value]) => value !== undefined);
  const plain = members.filter(([, value]) => !isExpanded(value));
  const risky = members.filter(([, value]) => isExpanded(value));
  return [
    `aws ${service} ${operation}`,
    option('region', region),
    ...plain.map(([member, value]) => option(kebabCase(member), value)),
    ...(risky.length === 0 ? [] : [`--cli-input-json ${jsonWord(Object.fromEntries(risky))}`]),
  ].join(' \\\n  ');
}

/** Commands of which each waits for the one before, and none runs after one that failed. */
export function inTurn(commands: readonly string[]): string {
  return commands.join(' &&\n');
}

function option(name: string, value: unknown): string {
  if (value === true) return `--${name}`;
  if (value === false) return `--no-${name}`;
  const word = typeof value === 'object' ? jsonWord(value) : shellWord(String(value));
  // A value that begins with a hyphen would be taken for the next option.
  return word.startsWith('-') || word.startsWith("'-") ? `--${name}=${word}` : `--${name} ${word}`;
}

/**
 * Text that the AWS CLI would replace by the content of a file or an address, and what no argument of a process can hold
 * (NUL, half a surrogate pair): inside --cli-input-json it is taken as it stands.
 */
function isExpanded(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    (/^(fileb?|https?):\/\//i.test(value) || value.includes('\0') || wellFormed(value) !== value)
  );
}
