import '@cloudscape-design/global-styles/index.css';
import './styles/theme.css';
import './styles/base.css';
import './styles/data-colors.css';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { parseAddress } from '../shared/model/screen-address';
import { App } from './app/app';
import { followSettings } from './app/apply-settings';
import { preloadScreen } from './app/screen';
import { followSystemTheme } from './app/theme-mode';
import { reportError } from './bridge/report-error';
import { loadSettings } from './bridge/settings-store';

// zod would try `new Function` first, which the content security policy refuses and reports.
config({ jitless: true });

// The window's whole life: a reload ends the page and all of these with it.
followSystemTheme();
window.addEventListener('error', (event) => reportError(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => reportError(event.reason));

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
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
