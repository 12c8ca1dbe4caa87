/**
 * When whoever began the call was last at it, in milliseconds of the machine's uptime: that of the clock makes an
 * entry look old when somebody sets it. Null for entries of before.
 */
export const signsOfLife = `
ALTER TABLE journal ADD COLUMN alive_at REAL;
`;
