/** A level, or years of experience, without a place: the nation first, then every source that has the level. */
import type { Datasets } from '../datasets/datasets.ts';
import { LEVEL_WORDS } from '../datasets/levels.ts';
import type { Figure } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { type Draft, join, say } from './draft.ts';
import type { LevelsAsked } from './levels-asked.ts';
import { capital, countsNotes, endsOf, payTables, payValue, periodNote, premiumBlocks } from './pay-rows.ts';

export function payByLevel(asked: LevelsAsked, request: Request, datasets: Datasets): Draft {
  const fitting = [...datasets.figures.values()].filter(
    (figure) => figure.topics.includes('pay') && figure.role === 'backend' && asked.fits(figure),
  );
  const national = fitting.filter(({ place }) => place === 'us');
  const others = fitting.filter(({ place }) => place !== 'us');
  const first = national.length > 0 ? national : others;
  const shown = [...national, ...others];
  const totals = totalsFor(fitting, datasets);
  const level = request.slots.levels[0] ?? fitting[0]?.level ?? 'senior';
  return {
    outcome: 'answer',
    headline: say`${capital(asked.label)}, ${national.length > 0 ? 'US' : 'by source'}: ${join(
      first.map((figure) => payValue(figure, request, datasets)),
      ' or ',
    )}${request.slots.period && request.slots.period !== 'year' ? say` (${join(first, ' or ')} a year)` : ' a year'}.`,
    blocks: [...payTables(shown, request, datasets), ...premiumBlocks(request, datasets)],
    notes: [
      ...(asked.differing ? [asked.differing] : []),
      ...(request.slots.statistic
        ? [say`No source prints a single ${request.slots.statistic} for one level; these are ranges.`]
        : []),
      ...totals.map((total) => say`${total.label}: ${total}.`),
      ...premiumsFor(fitting, datasets).map(
        (premium) => say`${premium.label}: ${premium}${endsOf(premium, datasets)}.`,
      ),
      ...periodNote(shown, request, datasets),
      ...countsNotes(national, datasets),
      ...(others.some(({ place }) => place === undefined)
        ? [say`The average has no country, year or sample behind it.`]
        : []),
    ],
    chart: { title: `${capital(asked.label)}, US`, figures: national },
    followUps: [
      `${LEVEL_WORDS[level]} san francisco`,
      `what is expected of a ${LEVEL_WORDS[level]} engineer`,
      `is 150k good for a ${LEVEL_WORDS[level]} engineer`,
    ],
  };
}

/** How far above others a source puts the level. */
function premiumsFor(figures: readonly Figure[], datasets: Datasets): Figure[] {
  const levels = new Set(figures.map(({ level, source }) => `${source} ${level}`));
  return [...datasets.figures.values()].filter(
    ({ topics, level, source, unit }) =>
      topics.includes('growth') && unit === 'percent' && levels.has(`${source} ${level}`),
  );
}

/** Totals that a source gives for the level beside base pay, the open-ended ones it calls typical of big tech. */
function totalsFor(figures: readonly Figure[], datasets: Datasets): Figure[] {
  const levels = new Set(figures.map(({ level }) => level));
  return [...datasets.figures.values()].filter(
    ({ topics, level, openEnded }) => topics.includes('total') && openEnded && levels.has(level),
  );
}
