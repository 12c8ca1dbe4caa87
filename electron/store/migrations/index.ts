import { initial } from './0001-initial';

/** Never changed once released: the next shape of the store is the next entry. */
export const migrations: readonly string[] = [initial];
