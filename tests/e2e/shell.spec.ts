import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { root, runtimeArguments } from '../../electron/launch.mjs';
import { expect, test } from './fixtures';
import { testRuntime } from './runtime';

// As the app itself opens.
test.use({ start: '' });

test('the page is sandboxed, isolated and alone', async ({ app, window }) => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  const page = await window.evaluate(() => ({
    url: location.href,
    origin: location.origin,
    secure: isSecureContext,
    node: ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in globalThis),
    bridge: Object.keys((globalThis as unknown as { upside: object }).upside).sort(),
  }));
  expect(page).toEqual({
    url: 'app://upside/',
    origin: 'app://upside',
    secure: true,
    node: [],
    bridge: ['dropped', 'request', 'subscribe'],
  });
});

test('the content security policy and Trusted Types hold', async ({ window }) => {
  const outcome = await window.evaluate(async () => {
    const throws = (work: () => unknown): boolean => {
      try {
        work();
        return false;
      } catch {
        return true;
      }
    };
    const response = await new Promise<string>((resolve) => {
      const request = new XMLHttpRequest();
      request.onloadend = () => resolve(request.status === 0 ? 'blocked' : String(request.status));
      request.open('GET', 'app://upside/index.html');
      request.send();
    });
    const script = document.createElement('script');
    return {
      // biome-ignore lint/security/noGlobalEval: that it throws is the point
      eval: throws(() => globalThis.eval('1')),
      function: throws(() => new Function('return 1')),
      innerHtml: throws(() => {
        document.createElement('div').innerHTML = '<b>x</b>';
      }),
      scriptSource: throws(() => {
        script.src = 'app://upside/x.js';
      }),
      policy: throws(() =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy('x', {}),
      ),
      request: response,
    };
  });
  expect(outcome).toEqual({
    eval: true,
    function: true,
    innerHtml: true,
    scriptSource: true,
    policy: true,
    request: 'blocked',
  });
});

test('the page neither leaves nor opens anything', async ({ app, window }) => {
  for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://elsewhere/', 'app://upside/other.html']) {
    await window.evaluate((address) => {
      location.href = address;
    }, url);
  }
  const opened = await window.evaluate(() =>
    [globalThis.open('app://upside/'), globalThis.open('https://example.com/')].map((handle) => handle === null),
  );
  expect(opened).toEqual([true, true]);
  await window.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
    document.body.append(document.createElement('webview'));
  });
  expect(await window.evaluate(() => location.href)).toBe('app://upside/');
  expect(
    await app.evaluate(({ BrowserWindow, webContents }) => [
      BrowserWindow.getAllWindows().length,
      webContents.getAllWebContents().length,
    ]),
  ).toEqual([1, 1]);
});

test('no permission is granted and no path outside the page is served', async ({ app, window }) => {
  const states = await window.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'microphone',
      'camera',
      'clipboard-read',
      'midi',
    ] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
  const statuses = await app.evaluate(async ({ session }) => {
    const fetchStatus = (url: string): Promise<number | string> =>
      session.defaultSession.fetch(url, { bypassCustomProtocolHandlers: false }).then(
        (response) => response.status,
        () => 'refused',
      );
    return Promise.all(
      [
        'app://upside/',
        'app://upside/..%2f..%2fpackage.json',
        'app://upside/%2e%2e/%2e%2e/package.json',
        'app://other/',
      ].map(fetchStatus),
    );
  });
  expect(statuses).toEqual([200, 404, 404, 404]);
});

test('nothing but app:// is ever requested', async ({ app, window }) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const outcome = await app.evaluate(
    ({ session }, url) =>
      session.defaultSession.fetch(url).then(
        () => 'answered',
        () => 'refused',
      ),
    `${origin}/main`,
  );
  await window.evaluate(
    (url) =>
      new Promise<void>((resolve) => {
        const image = new Image();
        image.onerror = () => resolve();
        image.src = `${url}/image`;
      }),
    origin,
  );
  server.close();
  expect({ outcome, asked }).toEqual({ outcome: 'refused', asked: [] });
});

test('hostile messages through the real bridge change nothing', async ({ window }) => {
  const codes = await window.evaluate(async () => {
    interface Bridge {
      request(name: unknown, input: unknown): Promise<{ ok: boolean; error?: { code: string } }>;
    }
    const bridge = (globalThis as unknown as { upside: Bridge }).upside;
    const attempts: [unknown, unknown][] = [
      ['__proto__', {}],
      ['constructor', {}],
      ['toString', {}],
      ['jobs.nothing', {}],
      [{ name: 'jobs.recipes' }, {}],
      ['jobs.show', { workspaceId: 'local', name: '../x' }],
      ['app.copyText', { text: 'x'.repeat(20_000_000) }],
      ['app.copyText', JSON.parse('{"text":"a","__proto__":{"polluted":true}}')],
      ['drafts.save', new Map()],
    ];
    return Promise.all(
      attempts.map(async ([name, input]) => (await bridge.request(name, input)).error?.code ?? 'none'),
    );
  });
  // A key called __proto__ does not survive the clone between the worlds; that attempt is a plain copy.
  expect(codes.filter((_code, index) => index !== 7)).toEqual(Array(8).fill('input.invalid'));
});

test('a second start focuses the first window and ends', async ({ upside }) => {
  const runtime = await testRuntime();
  const env = { ...process.env, UPSIDE_TEST: '1', UPSIDE_HOME: upside.home };
  await upside.app.evaluate(({ app }) => {
    const counts = globalThis as unknown as { secondStarts: number };
    counts.secondStarts = 0;
    app.on('second-instance', () => {
      counts.secondStarts += 1;
    });
  });
  const args = [...runtimeArguments(env, { platform: process.platform, uid: process.getuid?.() }), root];
  const second = spawn(runtime.executable, args, { env, stdio: 'ignore' });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  await expect
    .poll(() => upside.app.evaluate(() => (globalThis as unknown as { secondStarts: number }).secondStarts))
    .toBe(1);
  expect(await upside.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a crashed page comes back where it was', async ({ app, window }) => {
  await window.evaluate(() => {
    location.hash = '#/jobs';
  });
  const crashes = window.waitForEvent('crash');
  const returned = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve(contents.getURL()));
        contents?.forcefullyCrashRenderer();
      }),
  );
  await crashes;
  expect(await returned).toBe('app://upside/#/jobs');
});

test('the third crash within a minute asks instead of looping', async ({ app, window }) => {
  await window.waitForLoadState('load');
  const asked = await app.evaluate(
    ({ BrowserWindow, dialog }) =>
      new Promise<string>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        dialog.showMessageBox = ((options: { message: string }) => {
          resolve(options.message);
          return Promise.resolve({ response: 0, checkboxChecked: false });
        }) as typeof dialog.showMessageBox;
        contents?.on('did-finish-load', () => contents.forcefullyCrashRenderer());
        contents?.forcefullyCrashRenderer();
      }),
  );
  expect(asked).toContain('keeps crashing');
});

test('the window opens where it was closed', async ({ launch, home }) => {
  const first = await launch();
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 120, y: 90, width: 1010, height: 720 }),
  );
  // On X11 a window has its new size only once the server has said so.
  const bounds = () => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  await expect.poll(bounds).toEqual({ x: 120, y: 90, width: 1010, height: 720 });
  await first.app.close();
  expect(JSON.parse(readFileSync(join(home, 'window.json'), 'utf8'))).toEqual({
    bounds: { x: 120, y: 90, width: 1010, height: 720 },
    maximized: false,
  });
  const second = await launch();
  const again = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(again).toEqual({ x: 120, y: 90, width: 1010, height: 720 });
});

test('the local workspace outlives its window and holds nothing of it', async ({ upside }) => {
  const lock = join(upside.home, 'local', 'daemon.json');
  await expect
    .poll(() => existsSync(lock) && (JSON.parse(readFileSync(lock, 'utf8')) as { port: number }).port)
    .toBeTruthy();
  const { pid } = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number };
  await upside.app.close();
  expect(() => process.kill(pid, 0)).not.toThrow();
  test.skip(process.platform !== 'linux', 'open files are read from /proc');
  const open = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return [];
    }
  });
  expect(open.filter((path) => path.endsWith('.pak') || /chromium/i.test(path))).toEqual([]);
});

for (const [theme, ground] of [
  ['light', '#F6F7F7'],
  ['dark', '#12171A'],
] as const) {
  test(`the ${theme} window has its ground before its first paint`, async ({ launch }) => {
    const { app, window } = await launch({ theme });
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor())).toBe(
      ground,
    );
    expect(await window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(theme === 'dark');
  });
}
