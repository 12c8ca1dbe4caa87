import { expect, test } from 'vitest';
import type { CliContext } from '../../electron/cli/context';
import { buildProgram } from '../../electron/cli/program';
import { commands, streams } from '../../shared/contract/index';

/** Everything the window can do, the command line can do: which command does what each of the window's does. */
const onTheCommandLine: Readonly<Record<string, string>> = {
  'audit.export': 'audit export',
  'audit.list': 'audit list',
  'audit.verify': 'audit verify',
  'chat.conversation': 'chats show',
  'chat.conversations': 'chats list',
  'chat.delete': 'chats delete',
  'chat.export': 'chats export',
  'chat.personas': 'chat',
  'chat.presets': 'chat',
  'chat.rename': 'chats rename',
  'chat.search': 'chats search',
  'chat.send': 'chat',
  'data.download': 'data download',
  'data.list': 'data list',
  'data.samples': 'data samples',
  'data.upload': 'data upload',
  'datasets.delete': 'data delete-set',
  'datasets.difference': 'data diff',
  'datasets.import': 'data prepare',
  'datasets.list': 'data sets',
  'datasets.preview': 'data preview',
  'datasets.records': 'data lines',
  'datasets.sample': 'data prepare',
  'datasets.show': 'data report',
  'datasets.speakers': 'data speakers',
  'datasets.watchList': 'data sets',
  'endpoints.calls': 'endpoints calls',
  'endpoints.delete': 'endpoints delete',
  'endpoints.deploy': 'endpoints deploy',
  'endpoints.invoke': 'endpoints invoke',
  'endpoints.leftovers': 'endpoints delete',
  'endpoints.list': 'endpoints list',
  'endpoints.log': 'endpoints logs',
  'endpoints.logPage': 'endpoints logs',
  'endpoints.monitor': 'endpoints metrics',
  'endpoints.preflight': 'endpoints deploy',
  'endpoints.scale': 'endpoints scale',
  'endpoints.show': 'endpoints show',
  'endpoints.watch': 'endpoints deploy',
  'endpoints.watchList': 'endpoints list',
  'insights.classifier': 'insights classifier',
  'insights.compute': 'insights network',
  'insights.export': 'insights network',
  'insights.network': 'insights network',
  'insights.picture': 'insights network',
  'insights.themeLines': 'insights lines',
  'insights.themes': 'insights themes',
  'account.createRole': 'account create-role',
  'account.images': 'account images',
  'account.keys': 'account keys',
  'account.network': 'account network',
  'account.roles': 'account roles',
  'account.uploadSource': 'jobs launch',
  'jobs.delete': 'jobs delete',
  'jobs.launch': 'jobs launch',
  'jobs.list': 'jobs list',
  'jobs.preflight': 'jobs launch',
  'jobs.recipes': 'jobs recipes',
  'jobs.show': 'jobs show',
  'jobs.stop': 'jobs stop',
  'jobs.watch': 'jobs launch',
  'jobs.watchList': 'jobs list',
  'logs.follow': 'jobs logs',
  'logs.page': 'jobs logs',
  'metrics.follow': 'jobs metrics',
  'models.approve': 'models approve',
  'models.delete': 'models delete',
  'models.deleteGroup': 'models delete',
  'models.groups': 'models groups',
  'models.lineage': 'models lineage',
  'models.register': 'models register',
  'models.reject': 'models reject',
  'models.show': 'models show',
  'models.versions': 'models list',
  'models.watchGroups': 'models groups',
  'models.watchVersions': 'models list',
  'notifications.clear': 'notifications clear',
  'notifications.read': 'notifications read',
  'notifications.watch': 'notifications list',
  'objects.abortUpload': 'data uploads abort',
  'objects.browse': 'data list',
  'objects.buckets': 'data buckets',
  'objects.delete': 'data delete',
  'objects.deletePlan': 'data delete',
  'objects.download': 'data get',
  'objects.preview': 'data peek',
  'objects.resume': 'data uploads resume',
  'objects.upload': 'data put',
  'objects.uploads': 'data uploads list',
  'overview.show': 'overview',
  'overview.watch': 'overview',
  'processing.list': 'processing list',
  'processing.log': 'processing logs',
  'processing.logPage': 'processing logs',
  'processing.show': 'processing show',
  'processing.stop': 'processing stop',
  'processing.watch': 'processing logs',
  'processing.watchList': 'processing list',
  'promotions.list': 'promotions list',
  'promotions.plan': 'promote',
  'promotions.planRevert': 'revert',
  'promotions.revert': 'revert',
  'promotions.show': 'promotions show',
  'promotions.start': 'promote',
  'promotions.watch': 'promote',
  'settings.load': 'settings show',
  'settings.save': 'settings set',
  'storage.forget': 'storage forget',
  'storage.usage': 'storage show',
  'workspace.reconnect': 'local start',
  'workspaces.add': 'workspaces add',
  'workspaces.list': 'workspaces list',
  'workspaces.profiles': 'workspaces profiles',
  'workspaces.remove': 'workspaces remove',
  'workspaces.update': 'workspaces set',
  'workspaces.watch': 'workspaces list',
};

/** What means nothing without a window, or has no command yet. Said here so that it is decided and not forgotten. */
const inTheWindowAlone: Readonly<Record<string, string>> = {
  'about.licence': 'shows the texts that lie beside the program',
  'about.show': 'upside --version says the version; the rest is about the window’s runtime',
  'app.copyText': 'a terminal has its own clipboard',
  'app.reportError': 'a page’s last words',
  'chat.regenerate': 'an answer is asked for again by sending the message again',
  'chat.stop': 'Ctrl+C',
  'data.choose': 'a dialog; the command line takes paths',
  'data.preview': 'a form’s check; upside jobs launch says the same before it uploads',
  'datasets.choose': 'a dialog; the command line takes paths',
  'drafts.load': 'a form half filled in',
  'drafts.save': 'a form half filled in',
  'objects.choose': 'a dialog; the command line takes paths',
  'overview.looked': 'where a person looked',
  'overview.resources': 'the command palette',
  'preferences.load': 'how tables look',
  'preferences.save': 'how tables look',
  'processing.launch': 'no screen asks for it either; data sets and insights start their own jobs',
  'prompts.answer': 'a command asks in its own terminal',
  'prompts.open': 'a command prints the address of the sign-in page',
  'prompts.watch': 'a command asks in its own terminal',
  'settings.asks': 'the menu and notifications of the system',
  'storage.openFolder': 'the system’s file manager; upside storage show says the path',
  'workspace.current': 'what each command says when it connects',
  'workspaces.open': '--workspace says which one a command is about',
  'workspace.watch': 'what each command says when it connects',
};

const program = buildProgram({ output: { json: false } } as CliContext, '0.0.0');

function isThere(words: string): boolean {
  let at = program;
  for (const word of words.split(' ')) {
    const next = at.commands.find((command) => command.name() === word);
    if (next === undefined) return false;
    at = next;
  }
  return true;
}

test('everything the window asks for has its command, or a reason why not', () => {
  const asked = [...Object.keys(commands), ...Object.keys(streams)];
  const known = new Set([...Object.keys(onTheCommandLine), ...Object.keys(inTheWindowAlone)]);
  expect(asked.filter((name) => !known.has(name))).toEqual([]);
  expect([...known].filter((name) => !asked.includes(name))).toEqual([]);
});

test('the commands named are there', () => {
  expect([...new Set(Object.values(onTheCommandLine))].filter((words) => !isThere(words))).toEqual([]);
});
