import { pythonText } from './literal';

/** A value of the Python text: literals alone, and classes called with literals, so nothing in a value runs. */
export type PythonValue = string | number | boolean | readonly PythonValue[] | PythonDictionary | PythonCall;

export interface PythonDictionary {
  readonly kind: 'dictionary';
  readonly entries: Readonly<Record<string, PythonValue>>;
}

export interface PythonCall {
  readonly kind: 'call';
  readonly name: string;
  readonly named: Named;
}

/** Named arguments; those that are undefined are left out. */
export type Named = Readonly<Record<string, PythonValue | undefined>>;

/** Longer lines are broken, one member a line. */
const widest = 100;

export function dictionary(entries: PythonDictionary['entries']): PythonDictionary {
  return { kind: 'dictionary', entries };
}

export function call(name: string, named: Named): PythonCall {
  return { kind: 'call', name, named };
}

/** A request of an API as Python's literals, its members under the API's own names. */
export function literalOf(value: unknown): PythonValue {
  if (Array.isArray(value)) return value.map(literalOf);
  if (typeof value !== 'object' || value === null) return value as string | number | boolean;
  const members = Object.entries(value).filter(([, one]) => one !== undefined);
  return dictionary(Object.fromEntries(members.map(([name, one]) => [name, literalOf(one)])));
}

/** The text of a value, for a place that is `indent` columns in; its first line begins where it is put. */
export function write(value: PythonValue, indent = 0): string {
  if (typeof value === 'string') return pythonText(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  const [open, close, membersAt] = parts(value);
  const line = `${open}${membersAt(0).join(', ')}${close}`;
  if (indent + line.length <= widest && !line.includes('\n')) return line;
  const pad = ' '.repeat(indent + 4);
  const members = membersAt(indent + 4).map((member) => `${pad}${member},\n`);
  return `${open}\n${members.join('')}${' '.repeat(indent)}${close}`;
}

/** The names of all classes called within these values, sorted: what an import has to bring. */
export function namesIn(values: readonly (PythonValue | undefined)[]): readonly string[] {
  return [...new Set(callsIn(values).map(({ name }) => name))].sort();
}

/**
 * Whether the SDK would leave something out: its shapes are sent without members that are zero, false or empty, so that a
 * weight of 0 would become the service's default of 1. Source: `_serialize_shape` of sagemaker-core 2.27.
 */
export function losesValues(values: readonly (PythonValue | undefined)[]): boolean {
  return callsIn(values).some(({ named }) =>
    Object.values(named).some((value) => value === 0 || value === false || value === ''),
  );
}

function callsIn(values: readonly (PythonValue | undefined)[]): readonly PythonCall[] {
  return values.flatMap((value): readonly PythonCall[] => {
    if (typeof value !== 'object') return [];
    if (!('kind' in value)) return callsIn(value);
    if (value.kind === 'dictionary') return callsIn(Object.values(value.entries));
    return [value, ...callsIn(Object.values(value.named))];
  });
}

type Parts = readonly [open: string, close: string, membersAt: (indent: number) => readonly string[]];

function parts(value: readonly PythonValue[] | PythonDictionary | PythonCall): Parts {
  if (!('kind' in value)) return ['[', ']', (indent) => value.map((one) => write(one, indent))];
  if (value.kind === 'call') return [`${value.name}(`, ')', (indent) => namedMembers(value.named, indent)];
  const entries = Object.entries(value.entries);
  return ['{', '}', (indent) => entries.map(([key, one]) => `${pythonText(key)}: ${write(one, indent)}`)];
}

/** `name=value` of each argument there is. */
export function namedMembers(named: Named, indent: number): readonly string[] {
  return Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${write(value, indent)}`],
  );
}
