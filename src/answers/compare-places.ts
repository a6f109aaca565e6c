/** Two to four places side by side, each in its own currency, for a level or for all levels. */
import type { DerivedFigure } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { type Draft, end, join, type Said, say } from './draft.ts';
import { describeStatistic } from './format-figure.ts';
import { levelsAsked } from './levels-asked.ts';
import { cellAt, typicalOf } from './pay-cells.ts';
import {
  capital,
  countsNotes,
  figureNotes,
  payTables,
  payValue,
  periodNote,
  premiumBlocks,
  relationNotes,
} from './pay-rows.ts';

const MOST_COMPARED = 4;

export function comparePlaces(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const asked = levelsAsked(slots, datasets);
  const covered = slots.places.filter((place) => place.covered);
  const places = covered.slice(0, MOST_COMPARED);
  const leftOut = covered.slice(MOST_COMPARED);
  const missing = slots.places.filter(({ covered }) => !covered);
  // Where every place has pay by level, like is set beside like.
  const levelled =
    !asked && places.every(({ id }) => datasets.written('backend', id).some(({ level }) => level));
  const sides = places.map((place) => {
    const [row] = cellAt('backend', place, slots, asked, datasets).rows;
    const official = row && typicalOf(row);
    const all = datasets.written('backend', place.id).filter(({ unit }) => unit.endsWith('/year'));
    const joint = asked ? all.filter((figure) => asked.fits(figure)) : [];
    const whole = official
      ? [official]
      : all.filter(({ level, percentiles }) => !level && (place.id !== 'us' || percentiles?.[0] === 50));
    const byLevel = all.filter(({ level }) => level);
    const chosen = asked && joint.length > 0 ? joint : levelled ? byLevel : whole.length > 0 ? whole : all;
    return { place, joint, chosen, shown: asked ? [...joint, ...whole] : chosen };
  });
  const heads = sides.flatMap(({ chosen }) => (chosen.length === 1 ? chosen : []));
  const comparable = heads.length === sides.length && sameKind(heads);
  const yearly = slots.period === undefined || slots.period === 'year';
  const gap = comparable && yearly && heads.length === 2 ? difference(heads) : undefined;
  const national =
    asked && sides.some(({ joint }) => joint.length === 0)
      ? datasets.written('backend', 'us').filter((f) => asked.fits(f))
      : [];
  const shown = [...sides.flatMap((side) => side.shown), ...national];
  const currencies = new Set(shown.map(({ unit }) => unit));
  return {
    outcome: missing.length > 0 ? 'no-data' : 'answer',
    headline: say`${missing.length > 0 ? `No source has a figure for ${missing.map(({ name }) => name).join(', ')}. ` : ''}${join(
      sides.map(({ place, chosen }) => say`${capital(place.name)}: ${sideSaid(chosen, request, datasets)}`),
      '; ',
    )}.${gap ?? ''}`,
    blocks: [...payTables(shown, request, datasets), ...premiumBlocks(request, datasets)],
    notes: [
      ...(currencies.size > 1
        ? [say`Each in its own currency: no source has an exchange rate, so nothing is converted.`]
        : []),
      ...(!comparable && currencies.size === 1
        ? [say`They are not the same statistic, so compare with care.`]
        : []),
      ...(shown.some(({ statistic }) => statistic.includes(' or '))
        ? [say`The guide does not say which state figures are means and which medians.`]
        : []),
      ...(national.length > 0 && asked
        ? [
            say`No source has ${asked.label.toLowerCase()} pay for every one of these places; where it is missing, all levels are shown.`,
          ]
        : []),
      ...(leftOut.length > 0
        ? [say`Left out: ${leftOut.map(({ name }) => name).join(', ')}. Four at a time can be compared.`]
        : []),
      ...(asked?.differing ? [asked.differing] : []),
      ...relationNotes(shown, datasets),
      ...periodNote(shown, request, datasets),
      ...figureNotes(heads, 1),
      ...countsNotes(shown, datasets).slice(0, 2),
    ],
    chart: { title: places.map(({ name }) => name).join(' and '), figures: shown },
    followUps: [
      `senior ${places.find(({ id }) => id !== 'us')?.name.toLowerCase() ?? 'seattle'}`,
      'top metros',
      'top states',
    ],
  };
}

/** One place in a line: its figure, or from its lowest level to its highest. */
function sideSaid(chosen: readonly Figure[], request: Request, datasets: Datasets): Said {
  const [low, high] = [chosen[0], chosen.at(-1)];
  const byLevel = chosen.length > 2 && chosen.every(({ level }) => level !== undefined);
  if (byLevel && low && high && (request.slots.period ?? 'year') === 'year') {
    return say`${end(low, 'low')} to ${end(high, 'high')}, junior to staff`;
  }
  return join(
    chosen
      .slice(0, 2)
      .map(
        (figure) =>
          say`${payValue(figure, request, datasets)} (${describeStatistic(figure)}${figure.level ? '' : ', all levels'})`,
      ),
    ' or ',
  );
}

function sameKind(figures: readonly Figure[]): boolean {
  return new Set(figures.map(({ unit, statistic }) => `${unit} ${statistic}`)).size === 1;
}

/** How far the first lies above or below the second, as our own arithmetic. */
function difference([a, b]: readonly Figure[]): Said | undefined {
  if (!a || !b || a.low !== a.high || b.low !== b.high || a.low === b.low) return undefined;
  const [more, less] = a.low > b.low ? [a, b] : [b, a];
  const by: DerivedFigure = {
    label: `${more.label} above ${less.label}`,
    value: more.low - less.low,
    unit: more.unit,
    formula: `${more.low} − ${less.low}`,
    from: [more.id, less.id],
  };
  const share: DerivedFigure = {
    label: `${more.label} above ${less.label}, in percent`,
    value: Math.round(((more.low - less.low) / less.low) * 1000) / 10,
    unit: 'percent',
    formula: `(${more.low} − ${less.low}) / ${less.low} × 100`,
    from: [more.id, less.id],
  };
  return say` ${more.label} is ${by} (${share}) higher, by our arithmetic.`;
}
