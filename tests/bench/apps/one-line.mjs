// The baseline: the least an Electron app can be.
import { app, BrowserWindow } from 'electron';

app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<h1>ready</h1>'));
