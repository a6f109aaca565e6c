/** The data_visualization block: bar, line, area and pie charts. */
import { z } from 'zod';
import { id } from './block-texts.ts';

const label = z.string().min(1).max(20);
const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

const axes = z.strictObject({
  categories: z.array(label).min(1).max(20).refine(unique, 'categories must be unique'),
  x_label: z.string().max(50).optional(),
  y_label: z.string().max(50).optional(),
});

const series = z.strictObject({
  name: label,
  data: z
    .array(z.strictObject({ label, value: z.number() }))
    .min(1)
    .max(20),
});

const plotted = <Type extends string>(type: Type) =>
  z
    .strictObject({ type: z.literal(type), series: z.array(series).min(1).max(6), axis_config: axes })
    .superRefine((chart, context) => {
      if (!unique(chart.series.map(({ name }) => name)))
        context.addIssue({ code: 'custom', path: ['series'], message: 'series names must be unique' });
      const wanted = JSON.stringify([...chart.axis_config.categories].sort());
      for (const [index, { data }] of chart.series.entries())
        if (JSON.stringify(data.map((point) => point.label).sort()) !== wanted)
          context.addIssue({
            code: 'custom',
            path: ['series', index, 'data'],
            message: 'labels must match axis_config.categories',
          });
    });

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(6),
});

export const chart = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: id.optional(),
  title: z.string().min(1).max(50),
  chart: z.discriminatedUnion('type', [plotted('bar'), plotted('line'), plotted('area'), pie]),
});
