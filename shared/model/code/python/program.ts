import { pythonText } from './literal';
import { literalOf, losesValues, type Named, namedMembers, namesIn, type PythonValue } from './writer';

/** A part of a program, with what it needs to be imported and made before it. */
export interface Step {
  readonly text: string;
  /** Classes of `sagemaker.core.resources`. */
  readonly resources?: readonly string[];
  /** Values whose classes are of `sagemaker.core.shapes`. */
  readonly values?: readonly (PythonValue | undefined)[];
  /** Needs boto3's own clients, by service. */
  readonly clients?: readonly string[];
  /** Modules of Python's own library. */
  readonly modules?: readonly string[];
}

const lossNote = '# The classes of the SDK leave zeros and empty texts out, so this request goes as it stands.';

/** A program of the resource classes of the SageMaker Python SDK v3 (`pip install sagemaker`). */
export function programOf(region: string, steps: readonly Step[], imports: readonly string[] = []): string {
  const all = <T>(select: (step: Step) => readonly T[] | undefined): readonly T[] =>
    steps.flatMap((step) => select(step) ?? []);
  const resources = [...new Set(all(({ resources }) => resources))].sort();
  const shapes = namesIn(all(({ values }) => values));
  const clients = [...new Set(all(({ clients }) => clients))];
  return [
    ...importsOf(steps),
    'import boto3',
    ...imports,
    ...(resources.length === 0 ? [] : [`from sagemaker.core.resources import ${resources.join(', ')}`]),
    ...(shapes.length === 0 ? [] : [`from sagemaker.core.shapes import ${shapes.join(', ')}`]),
    '',
    `session = boto3.Session(region_name=${pythonText(region)})`,
    ...clients.map((service) => `${service} = session.client(${pythonText(service)})`),
    ...steps.map(({ text }) => text),
    '',
  ].join('\n');
}

/** Lines that import what steps need of Python's own library. */
export function importsOf(steps: readonly Step[]): readonly string[] {
  return [...new Set(steps.flatMap(({ modules }) => modules ?? []))].map((name) => `import ${name}`);
}

export function line(text: string): Step {
  return { text };
}

/** `[KEPT = ]RESOURCE.METHOD(…)`, one argument a line. */
export function onResource(resource: string, method: string, named: Named, keptAs = ''): Step {
  const text = laidOut(`${keptAs === '' ? '' : `${keptAs} = `}${resource}.${method}`, named, ['session=session']);
  return { text, resources: [resource], values: Object.values(named) };
}

/** `CLIENT.OPERATION(…)` of boto3, with the request as it stands. */
export function onClient(service: string, operation: string, request: object): Step {
  return { text: laidOut(`${service}.${operation}`, requestMembers(request), []), clients: [service] };
}

/** What the SDK's classes say, unless they would lose a part of it: then the request itself, by boto3. */
export function faithfully(step: Step, operation: string, request: object): Step {
  if (!losesValues(step.values ?? [])) return step;
  const sent = onClient('sagemaker', operation, request);
  return { ...sent, text: `${lossNote}\n${sent.text}` };
}

/** `THING.METHOD(…)` of something that knows its session. */
export function onThing(thing: string, method: string, named: Named): Step {
  return { text: laidOut(`${thing}.${method}`, named, []), values: Object.values(named) };
}

function requestMembers(request: object): Named {
  return Object.fromEntries(
    Object.entries(request).flatMap(([member, value]) => (value === undefined ? [] : [[member, literalOf(value)]])),
  );
}

function laidOut(callee: string, named: Named, more: readonly string[]): string {
  const members = [...namedMembers(named, 4), ...more];
  return `${callee}(\n${members.map((member) => `    ${member},\n`).join('')})`;
}
