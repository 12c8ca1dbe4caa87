import { generateThemeStylesheet } from '@cloudscape-design/components/theming';
import { theme } from './theme';

/** theme.css as it should be. Never part of a bundle: the test beside it compares and writes the file. */
export const themeSheet = generateThemeStylesheet({ theme });
