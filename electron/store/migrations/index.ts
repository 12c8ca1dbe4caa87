import { initial } from './0001-initial';
import { audit } from './0002-audit';
import { chat } from './0003-chat';
import { registry } from './0004-registry';
import { endpoints } from './0005-endpoints';
import { promotions } from './0006-promotions';
import { processing } from './0007-processing';
import { datasets } from './0008-datasets';
import { insights } from './0009-insights';
import { paces } from './0010-paces';
import { signsOfLife } from './0011-signs-of-life';

/** Never changed once released: the next shape of the store is the next entry. */
export const migrations: readonly string[] = [
  initial,
  audit,
  chat,
  registry,
  endpoints,
  promotions,
  processing,
  datasets,
  insights,
  paces,
  signsOfLife,
];
