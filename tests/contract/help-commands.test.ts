import type { Command } from 'commander';
import { expect, test } from 'vitest';
import type { CliContext } from '../../electron/cli/context';
import { buildProgram } from '../../electron/cli/program';
import { servingTexts } from '../../renderer/app/help/serving-texts';
import { workTexts } from '../../renderer/app/help/work-texts';

const commands: readonly string[] = Object.values({ ...workTexts, ...servingTexts }).flatMap((text) => text.commands);

test.each([...new Set(commands)])('%s is a command line that the help panel may show', (line) => {
  const words = line.split(' ').slice(1);
  let command: Command = buildProgram({ output: { json: false } } as CliContext, '0');
  while (command.commands.length > 0 && words[0] !== undefined && !words[0].startsWith('-')) {
    const [name] = words.splice(0, 1);
    const found = command.commands.find((one) => one.name() === name);
    expect(found, `upside … ${name}`).toBeDefined();
    command = found as Command;
  }
  if (words.includes('--help')) return;
  const flags = words.filter((word) => word.startsWith('--') && word !== '--version');
  for (const flag of flags) expect(command.options.map(({ long }) => long)).toContain(flag);
  // A value follows each flag that takes one; what is left are the arguments.
  const values = command.options.filter(({ long, required }) => required && flags.includes(long ?? '')).length;
  const given = words.length - words.filter((word) => word.startsWith('-')).length - values;
  const needed = command.registeredArguments.filter(({ required }) => required).length;
  expect(given).toBeGreaterThanOrEqual(needed);
  const variadic = command.registeredArguments.some((one) => one.variadic);
  if (!variadic) expect(given).toBeLessThanOrEqual(command.registeredArguments.length);
});
