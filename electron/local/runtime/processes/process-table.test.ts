import { describe, expect, it } from 'vitest';
import { type ProcessRow, parseLinuxStat, parsePsLine, processTable, treeOf } from './process-table';

const row = (pid: number, parent: number, group: number): ProcessRow => ({
  pid,
  parent,
  group,
  cpuSeconds: 0,
  residentBytes: 0,
  startedAt: '',
});

describe('the process table', () => {
  it('reads a stat line whose command name holds spaces and brackets', () => {
    const stat = '42 (a ) b (c) S 7 40 40 0 -1 4194560 1 0 0 0 150 50 0 0 20 0 1 0 987654 1000 25 18446744073709551615';
    expect(parseLinuxStat(stat)).toEqual({
      pid: 42,
      parent: 7,
      group: 40,
      cpuSeconds: 2,
      residentBytes: 25 * 4096,
      startedAt: '987654',
    });
    expect(parseLinuxStat('42 (x) Z 7 40 40')).toBeNull();
  });

  it('reads a line of ps', () => {
    expect(parsePsLine('  501     1   501 1-00:01:02.50   2048 Ss   Mon Nov 23 06:44:00 2026')).toEqual({
      pid: 501,
      parent: 1,
      group: 501,
      cpuSeconds: 86_462.5,
      residentBytes: 2048 * 1024,
      startedAt: 'Mon Nov 23 06:44:00 2026',
    });
    expect(parsePsLine('')).toBeNull();
  });

  it('follows a group and its descendants in other groups', () => {
    const table = [
      row(1, 0, 1),
      row(10, 1, 10),
      row(11, 10, 10),
      row(12, 11, 12),
      row(13, 12, 12),
      row(14, 1, 10),
      row(20, 1, 20),
    ];
    expect(treeOf(table, 10).map(({ pid }) => pid)).toEqual([10, 11, 12, 13, 14]);
  });

  it('finds this process', async () => {
    const own = (await processTable()).find(({ pid }) => pid === process.pid);
    expect(own?.parent).toBe(process.ppid);
    expect(own?.residentBytes).toBeGreaterThan(1_000_000);
  });
});
