import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { ensureDisplay } from './display';

const run = promisify(execFile);

/** What a desktop without them cannot show: Debian's packages dbus-daemon and dunst. */
export const missingForNotifications: readonly string[] = ['dbus-daemon', 'dunst', 'dunstctl'].filter(
  (command) => !(process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, command))),
);

/** A notification as the desktop was given it. */
export interface ShownNotification {
  readonly app: string;
  readonly title: string;
  readonly body: string;
}

export interface NotificationServer {
  /** For the app: where its desktop is. */
  readonly environment: Readonly<Record<string, string>>;
  /** What has been shown so far, oldest first. */
  readonly shown: readonly ShownNotification[];
  /** Does what a click on the newest one does. */
  click(): Promise<void>;
  close(): Promise<void>;
}

/** A session bus of its own with a real notification server (dunst) on it; `folder` takes its configuration. */
export async function startNotificationServer(folder: string): Promise<NotificationServer> {
  await ensureDisplay();
  const busConfig = join(folder, 'bus.conf');
  writeFileSync(busConfig, busConfiguration(folder));
  const bus = spawn('dbus-daemon', [`--config-file=${busConfig}`, '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = (await once(createInterface(bus.stdout), 'line')) as [string];
  const environment = { DBUS_SESSION_BUS_ADDRESS: address };
  const options = { env: { ...process.env, ...environment } };
  const config = join(folder, 'dunstrc');
  // Until it is clicked: how busy the machine is must not matter.
  writeFileSync(config, '[global]\nidle_threshold = 0\n[urgency_normal]\ntimeout = 0\n');
  const desktop = spawn('dunst', ['-conf', config, '-print'], { ...options, stdio: ['ignore', 'pipe', 'ignore'] });
  const shown: ShownNotification[] = [];
  const fields = new Map<string, string>();
  createInterface(desktop.stdout).on('line', (line) => {
    const [, name, value] = /^\t(appname|summary|body): '(.*)'$/.exec(line) ?? [];
    if (name !== undefined) fields.set(name, value ?? '');
    if (line !== '}') return;
    const field = (key: string): string => fields.get(key) ?? '';
    shown.push({ app: field('appname'), title: field('summary'), body: field('body') });
    fields.clear();
  });
  const answers = (): Promise<boolean> =>
    run('dunstctl', ['is-paused'], options).then(
      () => true,
      () => false,
    );
  await expect.poll(answers, { message: 'dunst answers on its bus' }).toBe(true);
  return {
    environment,
    shown,
    click: async () => {
      await run('dunstctl', ['action', '0'], options);
    },
    close: async () => {
      await ended(desktop);
      await ended(bus);
    },
  };
}

/** Without the services of this machine: a call that comes too early would start another dunst. */
function busConfiguration(folder: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}
