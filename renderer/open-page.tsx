import { I18nProvider } from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { createRoot } from 'react-dom/client';
import { parseAddress } from '../shared/model/screen-address';
import { App } from './app/app';
import { followSettings } from './app/apply-settings';
import { preloadScreen } from './app/screen';
import { followSystemTheme } from './app/theme-mode';
import { reportError } from './bridge/report-error';
import { loadSettings } from './bridge/settings-store';

/** Fills the page, for the window's whole life: a reload ends it and all of this with it. */
export function openPage(root: HTMLElement): void {
  followSystemTheme();
  window.addEventListener('error', (event) => reportError(event.error ?? event.message));
  window.addEventListener('unhandledrejection', (event) => reportError(event.reason));
  const page = createRoot(root);
  // The frame and its screen appear together, as the person has set them: a placeholder between them would only flicker.
  void Promise.all([preloadScreen(parseAddress(window.location.hash)), loadSettings()]).then(() => {
    followSettings();
    page.render(
      <I18nProvider locale="en" messages={[messages]}>
        <App />
      </I18nProvider>,
    );
  });
}
