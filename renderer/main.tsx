import '@cloudscape-design/global-styles/index.css';
import './styles/theme.css';
import './styles/base.css';
import './styles/data-colors.css';
import './styles/workspace-colors.css';
import { config } from 'zod';

// zod would try `new Function` where the first schema is made, which the content security policy refuses and reports. Schemas
// are made while modules load, so everything that has any is loaded after this.
config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
void import('./open-page').then(({ openPage }) => openPage(root));
