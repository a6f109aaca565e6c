/** The examples for Grafana and Prometheus name what the bot really shows. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { DIGEST_STEPS, ENDINGS, type Happening, QUEUES } from '../../src/chat/meter.ts';
import { createMetrics } from '../../src/monitoring/metrics.ts';
import { project } from '../engine.ts';

const dashboardSchema = z.object({
  panels: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
      targets: z.array(z.object({ expr: z.string() })).default([]),
    }),
  ),
});
const alertsSchema = z.object({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string(),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+m$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(['warning', 'critical']) }),
          annotations: z.strictObject({ summary: z.string(), description: z.string() }),
        }),
      ),
    }),
  ),
});

const read = (name: string) => readFileSync(`${project}deploy/${name}`, 'utf8');
const { panels } = dashboardSchema.parse(JSON.parse(read('dashboard.json')));
const rules = alertsSchema.parse(parse(read('alerts.yaml'))).groups.flatMap((group) => group.rules);
const expressions = [
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
];

/** What Prometheus adds by itself, or knows by itself. */
const ADDED = ['instance', 'job', 'le'];
const OF_PROMETHEUS = ['up'];
const NAME = /\b(up|salary_bot_\w+|process_\w+|nodejs_\w+)\b/g;

/** Each metric that is shown, with the values of its labels. */
const shown = new Map<string, Map<string, Set<string>>>();
beforeAll(async () => {
  const metrics = createMetrics({ platforms: ['slack', 'discord'], ready: async () => ({ slack: true }) });
  const platform = 'slack';
  const happenings: Happening[] = [
    ...ENDINGS.map((ending) => ({ kind: 'question', platform, intent: 'pay', ending, tookMs: 5 }) as const),
    ...DIGEST_STEPS.map((step) => ({ kind: 'digest', platform, step, times: 1 }) as const),
    ...QUEUES.map((queue) => ({ kind: 'queue', platform, queue, length: 1 }) as const),
    { kind: 'acknowledged', platform, tookMs: 5 },
  ];
  for (const happening of happenings) metrics.note(happening);
  for (const line of (await metrics.text()).split('\n')) {
    const [, name, labels = ''] = /^(\w+)(?:\{(.*)\})? /.exec(line) ?? [];
    if (name === undefined) continue;
    const known = shown.get(name) ?? new Map<string, Set<string>>();
    for (const [, label = '', value = ''] of labels.matchAll(/(\w+)="([^"]*)"/g))
      known.set(label, (known.get(label) ?? new Set()).add(value));
    shown.set(name, known);
  }
});

describe('the dashboard and the alerts', () => {
  it.each(expressions)('“%s” names metrics that are shown: %s', (_, expr) => {
    const names = [...expr.matchAll(NAME)].map(([name]) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !shown.has(name) && !OF_PROMETHEUS.includes(name))).toEqual([]);
  });

  it.each(expressions)('“%s” names labels, and values of them, that are there: %s', (_, expr) => {
    for (const [, name = '', chosen = ''] of expr.matchAll(/(\w+)\{([^}]*)\}/g))
      for (const [, label = '', values = ''] of chosen.matchAll(/(\w+)=~?"([^"]*)"/g))
        if (!ADDED.includes(label))
          for (const value of values.split('|'))
            expect([...(shown.get(name)?.get(label) ?? [])]).toContain(value);
    const [used = ''] = [...expr.matchAll(NAME)].map(([name]) => name);
    for (const [, by = ''] of expr.matchAll(/\bby \(([^)]*)\)/g))
      for (const label of by.split(', '))
        if (!ADDED.includes(label)) expect([...(shown.get(used)?.keys() ?? [])]).toContain(label);
  });

  it('leave out nothing that the bot counts', () => {
    const all = expressions.map(([, expr]) => expr).join('\n');
    const ours = [...shown.keys()].filter((name) => /^salary_bot_/.test(name) && !/_(sum|count)$/.test(name));
    expect(ours.filter((name) => !all.includes(name))).toEqual([]);
  });

  it('have panels and alerts of different names, and no panel on another', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    const taken = new Set<string>();
    for (const { gridPos } of panels)
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect(x).toBeLessThan(24);
          expect(taken).not.toContain(`${x}/${y}`);
          taken.add(`${x}/${y}`);
        }
  });
});
