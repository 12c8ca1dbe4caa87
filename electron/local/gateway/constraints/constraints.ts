import { AwsError } from '../service';
import { compilePattern } from './pattern';
import type { ConstraintTable, Shape } from './table';
import { fieldName, violation } from './wording';

/**
 * Every constraint that `input` breaks, in the order of the members in the service model. The
 * structure has been checked before; members the model does not know are not looked at.
 */
export function findViolations(table: ConstraintTable, shapeName: string, input: Record<string, unknown>): string[] {
  const found: string[] = [];
  visit(shapeName, input, '');
  return found;

  function visit(name: string, value: unknown, path: string): void {
    const shape = shapeOf(table, name);
    if (shape.type === 'structure') visitStructure(shape, value as Record<string, unknown>, path);
    else if (shape.type === 'list') visitList(shape, value as readonly unknown[], path);
    else if (shape.type === 'map') visitMap(shape, value as Record<string, unknown>, path);
    else {
      // The SDK's schemas do not tell integers from doubles, so this check of structure is made here.
      if (/^(integer|long)$/.test(shape.type) && typeof value === 'number' && !Number.isInteger(value)) {
        throw new AwsError('SerializationException', 'DECIMAL_VALUE can not be converted to an Integer');
      }
      found.push(...scalarConstraints(shape, value).map((text) => violation(path, value, shape, text)));
    }
  }

  function visitStructure(shape: Shape, value: Record<string, unknown>, path: string): void {
    for (const [member, memberShape] of Object.entries(shape.members ?? {})) {
      const memberPath = path === '' ? fieldName(member) : `${path}.${fieldName(member)}`;
      const memberValue = Object.hasOwn(value, member) ? value[member] : undefined;
      if (memberValue !== undefined && memberValue !== null) visit(memberShape, memberValue, memberPath);
      else if (shape.required?.includes(member) === true) {
        found.push(violation(memberPath, null, undefined, 'Member must not be null'));
      }
    }
  }

  function visitList(shape: Shape, value: readonly unknown[], path: string): void {
    found.push(...lengthConstraints(shape, value.length).map((text) => violation(path, value, shape, text)));
    const member = shape.member ?? '';
    if (isScalar(shapeOf(table, member))) {
      reportInner(shape, value, path, 'Member must satisfy constraint', member, value);
      return;
    }
    value.forEach((item, index) => {
      visit(member, item, `${path}.${index + 1}.member`);
    });
  }

  function visitMap(shape: Shape, value: Record<string, unknown>, path: string): void {
    const entries = Object.entries(value);
    found.push(...lengthConstraints(shape, entries.length).map((text) => violation(path, value, shape, text)));
    reportInner(shape, value, path, 'Map keys must satisfy constraint', shape.key ?? '', Object.keys(value));
    const member = shape.value ?? '';
    if (isScalar(shapeOf(table, member))) {
      reportInner(shape, value, path, 'Map value must satisfy constraint', member, Object.values(value));
      return;
    }
    for (const [key, item] of entries) visit(member, item, `${path}.${key}.member`);
  }

  /** A collection of plain values is reported as a whole, with everything its members must satisfy. */
  function reportInner(
    shape: Shape,
    whole: unknown,
    path: string,
    lead: string,
    member: string,
    values: readonly unknown[],
  ): void {
    const inner = shapeOf(table, member);
    if (!values.some((value) => scalarConstraints(inner, value).length > 0)) return;
    found.push(
      violation(
        path,
        whole,
        inner.sensitive === true ? inner : shape,
        `${lead}: [${allConstraints(inner).join(', ')}]`,
      ),
    );
  }
}

/** The shape of that name; throws when the table lacks it, which derive.py never leaves it to. */
function shapeOf(table: ConstraintTable, name: string): Shape {
  const shape = table.shapes[name];
  if (shape === undefined) throw new Error(`The constraint table of ${table.source} has no shape ${name}.`);
  return shape;
}

function isScalar(shape: Shape): boolean {
  return shape.type !== 'structure' && shape.type !== 'list' && shape.type !== 'map';
}

function scalarConstraints(shape: Shape, value: unknown): string[] {
  if (value === null || value === undefined) return ['Member must not be null'];
  if (typeof value === 'string') {
    const broken: string[] = [];
    if (shape.enum !== undefined && !shape.enum.includes(value)) broken.push(enumText(shape.enum));
    if (shape.pattern !== undefined && !compilePattern(shape.pattern).test(value))
      broken.push(patternText(shape.pattern));
    // The service counts characters, not UTF-16 units: an emoji is one.
    return [...broken, ...lengthConstraints(shape, shape.type === 'string' ? [...value].length : value.length)];
  }
  if (typeof value === 'number') {
    const broken: string[] = [];
    if (shape.max !== undefined && value > shape.max)
      broken.push(`Member must have value less than or equal to ${shape.max}`);
    if (shape.min !== undefined && value < shape.min)
      broken.push(`Member must have value greater than or equal to ${shape.min}`);
    return broken;
  }
  return value instanceof Uint8Array ? lengthConstraints(shape, value.byteLength) : [];
}

function lengthConstraints(shape: Shape, length: number): string[] {
  const broken: string[] = [];
  if (shape.max !== undefined && length > shape.max)
    broken.push(`Member must have length less than or equal to ${shape.max}`);
  if (shape.min !== undefined && length < shape.min)
    broken.push(`Member must have length greater than or equal to ${shape.min}`);
  return broken;
}

function allConstraints(shape: Shape): string[] {
  const texts = [
    shape.max === undefined ? [] : [`Member must have length less than or equal to ${shape.max}`],
    shape.min === undefined ? [] : [`Member must have length greater than or equal to ${shape.min}`],
    shape.enum === undefined ? [] : [enumText(shape.enum)],
    shape.pattern === undefined ? [] : [patternText(shape.pattern)],
  ].flat();
  return texts.length === 0 ? ['Member must not be null'] : texts;
}

function enumText(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(', ')}]`;
}

function patternText(pattern: string): string {
  return `Member must satisfy regular expression pattern: ${pattern}`;
}
