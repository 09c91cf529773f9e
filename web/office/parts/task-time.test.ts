import { describe, expect, it } from 'vitest';
import type { PlanTask } from '@shared/api/types';
import { byUnit, calendarOf, countTasks, draw } from './task-time';

const task = (id: number, more: Partial<PlanTask> = {}): PlanTask => ({
  id,
  line: id,
  no: String(id),
  activity: `Việc ${id}`,
  product: '',
  lead: ['Văn phòng'],
  coop: [],
  lead_units: ['van-phong'],
  time: '',
  state: 'not_started',
  ...more,
});

describe('the calendar of a plan', () => {
  it('has the twelve months of one year, each as wide as its days', () => {
    const c = calendarOf(2026, 2026);
    expect(c.columns.map((x) => x.label)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
      '11',
      '12',
    ]);
    expect(c.columns.reduce((n, x) => n + x.width, 0)).toBeCloseTo(100);
    expect(c.columns[1]!.width).toBeLessThan(c.columns[0]!.width);
    expect(c.at('2026-07-02')).toBeCloseTo(49.86, 1);
  });
  it('has quarters when it runs for years, and ends where the plan ends', () => {
    const c = calendarOf(2026, 2030);
    expect(c.columns).toHaveLength(20);
    expect(c.columns[5]?.label).toBe('2/27');
    expect([c.at('2025-06-01'), c.at('2031-06-01')]).toEqual([0, 100]);
  });
});

describe('a task on it', () => {
  const c = calendarOf(2026, 2026);
  it('is due on its day', () => {
    const d = draw(task(1, { due: '2026-06-30', recurrence: 'once' }), c, 2026);
    expect(d.points).toEqual([{ day: '2026-06-30', at: c.at('2026-06-30') }]);
    expect(d.left + d.width).toBeCloseTo(c.at('2026-07-01'));
  });
  it('is due again and again', () => {
    const dates = ['2026-03-31', '2026-06-30'];
    expect(draw(task(1, { due: '2026-12-31', dates, recurrence: 'quarterly' }), c, 2026).points).toHaveLength(
      2,
    );
  });
  it('has no day of its own when it goes on all the time', () => {
    const d = draw(task(1, { from: '2026-04-01', due: '2026-12-31', recurrence: 'always' }), c, 2026);
    expect(d.steady).toBe(true);
    expect(d.points).toEqual([]);
    expect(d.left).toBeCloseTo(c.at('2026-04-01'));
    expect(d.left + d.width).toBeCloseTo(100);
  });
});

describe('by unit', () => {
  const names = new Map([
    ['van-phong', 'Văn phòng'],
    ['kinh-te', 'Phòng Kinh tế'],
  ]);
  it('puts late tasks first, then the earlier day, and a shared task under both', () => {
    const groups = byUnit(
      [
        task(1, { due: '2026-03-31' }),
        task(2, { due: '2026-06-30', state: 'late' }),
        task(3, { lead_units: ['kinh-te', 'van-phong'], due: '2026-01-31' }),
        task(4, { lead_units: [], lead: ['Các cơ quan, đơn vị'] }),
      ],
      names,
    );
    expect(groups.map((g) => [g.name, g.tasks.map((x) => x.id)])).toEqual([
      ['Văn phòng', [2, 3, 1]],
      ['Phòng Kinh tế', [3]],
      ['Các cơ quan, đơn vị', [4]],
    ]);
  });
  it('counts states', () => {
    expect(countTasks([task(1), task(2, { state: 'late' })])).toMatchObject({
      late: 1,
      not_started: 1,
      done: 0,
    });
  });
});
