/**
 * The audit log. `entry` is the canonical text the hash was taken of. The triggers stop a mistake of
 * this program; somebody with the file is found by the chain. `audit_head` says where it ends, so
 * that a removed end is found too.
 */
export const audit = `
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  entry TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'entries of the audit log are never changed'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'entries of the audit log are never removed'); END;

CREATE TABLE audit_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL
);
`;
