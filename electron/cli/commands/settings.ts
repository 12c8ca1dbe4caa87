import type { Command } from 'commander';
import { fail } from '../../../shared/errors/result';
import { formatBytes } from '../../../shared/model/format';
import { type Settings, settingsSchema } from '../../../shared/model/settings';
import { parseBytes } from '../byte-size';
import { type CliContext, Stop, unwrap } from '../context';
import { table } from '../output';

/** A setting by the name it has on the command line; `parse` gives what the schema judges. */
const keys: Readonly<
  Record<
    string,
    {
      readonly field: keyof Settings;
      readonly values: string;
      readonly parse: (text: string) => unknown;
      readonly show: (settings: Settings) => string;
    }
  >
> = {
  theme: { field: 'theme', values: 'system, light or dark', parse: asIs, show: ({ theme }) => theme },
  density: { field: 'density', values: 'comfortable or compact', parse: asIs, show: ({ density }) => density },
  'time-zone': {
    field: 'timeZone',
    values: 'local, UTC, or a name such as Europe/Berlin',
    parse: asIs,
    show: ({ timeZone }) => timeZone,
  },
  notifications: {
    field: 'notifications',
    values: 'on or off',
    parse: (text) => (text === 'on' ? true : text === 'off' ? false : text),
    show: ({ notifications }) => (notifications ? 'on' : 'off'),
  },
  'store-budget': {
    field: 'storeBudgetBytes',
    values: 'none, or a size from 16MiB such as 2GiB',
    parse: (text) => (text === 'none' ? null : (parseBytes(text) ?? text)),
    show: ({ storeBudgetBytes }) => (storeBudgetBytes === null ? 'none' : formatBytes(storeBudgetBytes)),
  },
};

/** `upside settings show|set`: what the window's settings screen shows and changes. */
export function addSettings(program: Command, context: CliContext): void {
  const settings = program
    .command('settings')
    .description('how the window looks, what it tells, and how much the offline store should hold');

  settings
    .command('show')
    .description('every setting with its value')
    .action(() => tell(context, context.settings.load()));

  settings
    .command('set')
    .argument('<key>', Object.keys(keys).join(', '))
    .argument(
      '<value>',
      Object.entries(keys)
        .map(([key, { values }]) => `${key}: ${values}`)
        .join('; '),
    )
    .description('change one setting; a window that is open takes it when it is opened again')
    .action((key: string, value: string) => {
      const found = Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (found === undefined)
        throw invalid(`There is no setting ${key}.`, `There are: ${Object.keys(keys).join(', ')}.`);
      const parsed = settingsSchema.safeParse({ ...context.settings.load(), [found.field]: found.parse(value) });
      if (!parsed.success) throw invalid(`${value} is no value for ${key}.`, `Give ${found.values}.`);
      tell(context, unwrap(context.settings.save(parsed.data)));
    });
}

function tell(context: CliContext, settings: Settings): void {
  context.output.result(settings, () =>
    table(
      ['SETTING', 'VALUE', 'MAY BE'],
      Object.entries(keys).map(([key, { show, values }]) => [key, show(settings), values]),
    ),
  );
}

function asIs(text: string): string {
  return text;
}

function invalid(message: string, hint: string): Stop {
  return new Stop(fail('input.invalid', message, hint).error);
}
