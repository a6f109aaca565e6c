/** Two to four of a kind side by side: places, levels, percentiles, skills, specialisations, occupations or sources. */
import type { DerivedFigure } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import { LEVEL_NAMES, LEVEL_WORDS, LEVELS } from '../datasets/levels.ts';
import type { Figure } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { type Draft, end, join, type Said, say } from './draft.ts';
import { describeStatistic } from './format-figure.ts';
import { findGaps } from './gaps.ts';
import { levelsAsked } from './levels-asked.ts';
import { answerNoData } from './no-data.ts';
import { payOf } from './pay.ts';
import { payByPercentile } from './pay-by-percentile.ts';
import { countsNotes, figureNotes, payTables, payValue, periodNote, premiumBlocks } from './pay-rows.ts';
import { answerSkill } from './skill.ts';
import { answerSpecialisation } from './specialisation.ts';

const MOST_COMPARED = 4;

export function answerCompare(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const gaps = findGaps(request, datasets);
  const covered = slots.places.filter((place) => place.covered);
  if (gaps.length > 0 && !(gaps.every(({ kind }) => kind === 'place') && covered.length > 0)) {
    return answerNoData(gaps, request, datasets);
  }
  const places = covered.filter(({ id }) => datasets.pay('backend', id).length > 0);
  if (places.length > 1 || gaps.length > 0) return comparePlaces(request, datasets);
  if (slots.levels.length > 1) return compareLevels(request, datasets);
  if (slots.percentiles.length > 1) return payByPercentile(request, datasets);
  if (slots.skills.length > 1) return answerSkill(request, datasets);
  if (slots.specialisations.length + slots.skills.length > 1) return answerSpecialisation(request, datasets);
  if (slots.sources.length > 1 || request.topics.has('source')) return compareSources(request, datasets);
  return payOf(request, datasets);
}

function comparePlaces(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const asked = levelsAsked(slots, datasets);
  const covered = slots.places.filter((place) => place.covered);
  const places = covered.slice(0, MOST_COMPARED);
  const leftOut = covered.slice(MOST_COMPARED);
  const missing = slots.places.filter(({ covered }) => !covered);
  const sides = places.map((place) => {
    const all = datasets.pay('backend', place.id).filter(({ unit }) => unit.endsWith('/year'));
    const joint = asked ? all.filter((figure) => asked.fits(figure)) : [];
    const whole = all.filter(
      ({ level, percentiles }) => !level && (place.id !== 'us' || percentiles?.[0] === 50),
    );
    const chosen = asked && joint.length > 0 ? joint : whole.length > 0 ? whole : all;
    return { place, joint, chosen, shown: asked ? [...joint, ...whole] : chosen };
  });
  const heads = sides.flatMap(({ chosen }) => (chosen.length === 1 ? chosen : []));
  const comparable = heads.length === sides.length && sameKind(heads);
  const yearly = slots.period === undefined || slots.period === 'year';
  const gap = comparable && yearly && heads.length === 2 ? difference(heads) : undefined;
  const national =
    asked && sides.some(({ joint }) => joint.length === 0)
      ? datasets.pay('backend', 'us').filter((f) => asked.fits(f))
      : [];
  const shown = [...sides.flatMap((side) => side.shown), ...national];
  const currencies = new Set(shown.map(({ unit }) => unit));
  return {
    outcome: missing.length > 0 ? 'no-data' : 'answer',
    headline: say`${missing.length > 0 ? `No source has a figure for ${missing.map(({ name }) => name).join(', ')}. ` : ''}${join(
      sides.map(({ place, chosen }) => say`${place.name}: ${sideSaid(chosen, request, datasets)}`),
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
      ...periodNote(shown, request, datasets),
      ...figureNotes(heads, 1),
      ...countsNotes(shown, datasets).slice(0, 2),
    ],
    chart: { title: places.map(({ name }) => name).join(' and '), figures: shown },
    followUps: [`senior ${places[0]?.name.toLowerCase() ?? 'seattle'}`, 'top metros', 'top states'],
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

function compareLevels(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const levels = LEVELS.filter((level) => slots.levels.includes(level));
  const [place] = slots.places.filter(({ id }) => id !== 'us');
  const local = place ? datasets.pay('backend', place.id) : [];
  const national = datasets.pay('backend', 'us');
  const has = (figures: readonly Figure[]): Figure[] =>
    levels.flatMap((level) => figures.filter((figure) => figure.level === level));
  const joint = has(local);
  const heads = joint.length > 0 ? joint : has(national);
  const elsewhere = place
    ? []
    : levels.length === 2
      ? has(
          [...datasets.figures.values()].filter(
            ({ place: at, topics }) => at !== 'us' && at !== undefined && topics.includes('pay'),
          ),
        )
      : [];
  const growth = [...datasets.figures.values()].filter(
    ({ topics, unit }) => topics.includes('growth') && unit === 'percent',
  );
  const [grown] = levels[0] === 'entry' && levels.at(-1) === 'senior' && joint.length === 0 ? growth : [];
  const whole = local.filter(({ level }) => !level);
  const shown = [...heads, ...elsewhere, ...(joint.length === 0 ? whole : [])];
  return {
    outcome: 'answer',
    headline: say`${join(
      heads.map(
        (figure) => say`${LEVEL_NAMES[figure.level ?? 'mid']}: ${payValue(figure, request, datasets)}`,
      ),
      '; ',
    )}${joint.length > 0 && place ? `, in ${place.name}` : ', US'}.${grown ? say` From entry to senior pay grows ${grown}.` : ''}`,
    blocks: [...payTables(shown, request, datasets), ...premiumBlocks(request, datasets)],
    notes: [
      ...(place && joint.length === 0
        ? [say`No source has pay by level for ${place.name}; its figure counts all levels.`]
        : []),
      ...periodNote(shown, request, datasets),
      ...figureNotes(heads, 1),
      ...countsNotes(heads, datasets),
    ],
    chart: { title: 'Pay by level', figures: heads },
    followUps: [
      'how does pay grow?',
      `what is expected of a ${LEVEL_WORDS[levels.at(-1) ?? 'senior']} engineer`,
      'how do I get promoted?',
    ],
  };
}

/** What each source has on the level asked for, or on typical pay. */
function compareSources(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const asked = levelsAsked(slots, datasets);
  const wanted = slots.sources.map(({ id }) => id).filter((id) => datasets.sources.has(id));
  const chosen = wanted.length > 0 ? wanted : [...datasets.sources.keys()];
  const figures = [...datasets.figures.values()].filter(
    (figure) =>
      figure.topics.includes('pay') &&
      chosen.includes(figure.source) &&
      figure.role === 'backend' &&
      figure.unit.endsWith('/year') &&
      (asked
        ? asked.fits(figure)
        : figure.level !== undefined ||
          figure.percentiles?.join() === '50' ||
          figure.statistic === 'average'),
  );
  const silent = chosen.filter((id) => !figures.some(({ source }) => source === id));
  const names = chosen.map((id) => datasets.sources.get(id)?.short ?? id);
  const spread = figures.slice(0, asked ? 8 : 14);
  return {
    outcome: 'answer',
    headline: say`${asked ? `${asked.label}, by source: ` : ''}${join(
      chosen.flatMap((id) => {
        const own = spread.filter(({ source }) => source === id);
        return own.length === 0
          ? []
          : [
              say`${datasets.sources.get(id)?.short ?? id} ${join(
                own.slice(0, 3).map((f) => say`${f}`),
                ', ',
              )}`,
            ];
      }),
      '; ',
    )}.`,
    blocks: payTables(spread, request, datasets),
    notes: [
      ...(silent.length > 0
        ? [
            say`No pay figure for this in ${silent.map((id) => datasets.sources.get(id)?.short ?? id).join(', ')}.`,
          ]
        : []),
      ...countsNotes(spread, datasets),
    ],
    followUps: [
      'where do the sources disagree?',
      'where do your numbers come from?',
      names.length > 1 ? 'pay overview' : 'senior',
    ],
  };
}

function sameKind(figures: readonly Figure[]): boolean {
  // "Mean or median" may be two different statistics.
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
