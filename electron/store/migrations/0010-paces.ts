/** When the next call of each kind is due, in milliseconds of this machine's clock: every process of a home reads and writes it. */
export const paces = `
CREATE TABLE paces (
  key TEXT PRIMARY KEY,
  due REAL NOT NULL
) WITHOUT ROWID;
`;
