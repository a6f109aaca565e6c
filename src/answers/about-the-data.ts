/** What is covered, and where the numbers come from. */
import type { Datasets } from '../datasets/datasets.ts';
import { LEVEL_NAMES, LEVELS } from '../datasets/levels.ts';
import type { Source } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { counted } from './counted.ts';
import { placesByLevel, placesWithPay } from './covered.ts';
import { checkable } from './cross-check.ts';
import { type BlockDraft, cited, type Draft, join, type Said, say } from './draft.ts';
import { findGaps } from './gaps.ts';
import { answerNoData } from './no-data.ts';
import { payOf } from './pay.ts';
import { withVintage } from './pay-cells.ts';
import { capital } from './pay-rows.ts';
import { type Series, seriesOf, spanOf, titleOf, vintagesSaid } from './series.ts';

export function answerCoverage(request: Request, datasets: Datasets): Draft {
  const gaps = findGaps(request, datasets).filter(({ place }) => place?.kind !== 'region');
  if (gaps.length > 0) return answerNoData(gaps, request, datasets);
  if (request.slots.places.some(({ covered, id }) => covered && id !== 'us')) return payOf(request, datasets);
  if (datasets.tables.size > 0) return coverageOfTables(datasets);
  const withPay = placesWithPay(datasets);
  const names = (kind: string): string =>
    withPay
      .filter((place) => place.kind === kind)
      .map(({ name }) => name)
      .join(', ');
  const joint = placesByLevel(datasets);
  return {
    outcome: 'answer',
    headline: say`Backend pay in the United States, in some of its states and metros, and by level in ${joint.map(({ name }) => name).join(', ')}.`,
    blocks: [
      {
        kind: 'list',
        items: [
          say`Nation: percentiles a year and an hour, and by level`,
          say`States: ${names('state')}`,
          say`Metros, all levels: ${names('metro')}`,
          say`By level: ${joint.map(({ name }) => name).join(', ')}`,
          say`Levels: ${LEVELS.map((level) => LEVEL_NAMES[level].toLowerCase()).join(', ')}`,
          say`Also: skills, specialisations, certificates, equity, bonus, benefits, negotiation, promotion, job outlook`,
        ],
      },
    ],
    notes: [
      say`Not covered: other places and occupations, single companies, interns, contractors, other years, pay after tax.`,
    ],
    followUps: ['where do your numbers come from?', 'top metros', 'senior berlin'],
  };
}

/** Hundreds of places are counted instead of named. */
function coverageOfTables(datasets: Datasets): Draft {
  const withPay = [...datasets.places.values()].filter(({ id }) => datasets.placesWithFigures.has(id));
  const kinds = (['state', 'metro'] as const).flatMap((kind) => {
    const count = withPay.filter((place) => place.kind === kind).length;
    return count === 0
      ? []
      : [say`${counted(`${capital(kind)}s with a figure`, count)} ${kind}${count === 1 ? '' : 's'}`];
  });
  const occupations = datasets.occupations.size - 1;
  const series = seriesOf(datasets.sources.values()).filter(([{ id }]) => datasets.tables.has(id));
  const joint = placesByLevel(datasets).map(({ name }) => name);
  return {
    outcome: 'answer',
    headline: say`Pay of backend developers and of ${counted('Other occupations with a figure', occupations)} other occupations${kinds.length > 0 ? say`, in ${join(kinds, ', ', ' and ')}` : ''}, and by level in ${joint.join(', ')}.`,
    blocks: [
      {
        kind: 'list',
        items: [
          ...series.flatMap(coveredBy),
          say`Where no source has a level, it is worked out from the place's percentiles`,
          say`Also: skills, specialisations, certificates, equity, bonus, benefits, negotiation, promotion, job outlook`,
        ],
      },
    ],
    notes: [say`Not covered: single companies, interns, contractors, pay after tax.`],
    followUps: ['where do your numbers come from?', 'top metros', 'senior seattle'],
  };
}

/** A series in a line; in one for each vintage where they do not cover the same. */
function coveredBy(series: Series): Said[] {
  const [newest] = series;
  const same = series.every(({ covers }) => covers === newest.covers);
  const lines: readonly Series[] = same ? [series] : series.map((one): Series => [one]);
  return lines.map(
    (line) =>
      say`${capital(vintagesSaid(line))}: ${line[0].covers}${cited({ source: line[0].id, section: '' })}`,
  );
}

const MOST_IN_FULL = 2;

export function answerSources(request: Request, datasets: Datasets): Draft {
  const wanted = request.slots.sources.filter(({ id }) => datasets.sources.has(id)).map(({ id }) => id);
  const sources = [...datasets.sources.values()].filter(
    ({ id }) => wanted.length === 0 || wanted.includes(id),
  );
  const inFull = wanted.length > 0 && wanted.length <= MOST_IN_FULL;
  return {
    outcome: 'answer',
    headline: inFull
      ? say`${sources.map(({ title, publisher, vintage }) => `${title}, ${publisher}, ${vintage}`).join('; ')}.`
      : say`From published documents; every reply names the ones it used. Newest pay figures: ${newest(datasets)}.`,
    blocks: inFull ? sources.map(inFullDraft) : seriesOf(sources).map(seriesDraft),
    notes: [say`What the bot works out itself is marked as its own arithmetic.`],
    followUps: [...crossChecks(datasets), 'where do the sources disagree?', 'what do you cover?'],
  };
}

function inFullDraft({ id, title, publisher, vintage, covers, defects }: Source): BlockDraft {
  return {
    kind: 'list',
    title: say`${title} (${publisher}), ${vintage}${cited({ source: id, section: '' })}`,
    items: [covers, ...defects].map((one) => say`${one}`),
  };
}

/** What the newest vintage covers, and an older one where that is more or less. */
function seriesDraft(series: Series): BlockDraft {
  const [newest, ...older] = series;
  const others = older.filter(({ covers }) => covers !== newest.covers);
  return {
    kind: 'list',
    title: say`${titleOf(series)} (${newest.publisher}), ${spanOf(series)}${cited({ source: newest.id, section: '' })}`,
    items: [
      say`${newest.covers}`,
      ...others
        .slice(0, 1)
        .map(({ id, vintage, covers }) => say`${vintage}: ${covers}${cited({ source: id, section: '' })}`),
      ...newest.defects.slice(0, 1).map((defect) => say`${defect}`),
    ],
  };
}

/** Where an official table stands beside a guide, what comparing the two has found. */
function crossChecks(datasets: Datasets): string[] {
  const pair = checkable(datasets);
  return pair ? [`compare ${pair.guide.short} with ${pair.table.short}`.toLowerCase()] : [];
}

function newest(datasets: Datasets): string {
  const official = seriesOf(datasets.sources.values()).filter(
    ([one]) => one.official && datasets.tables.has(one.id),
  );
  if (official.length > 0) return official.map(([one]) => withVintage(one)).join(', ');
  return [...datasets.sources.values()]
    .filter(({ vintage }) => /\d/.test(vintage))
    .map(({ vintage, short }) => `${vintage} (${short})`)
    .map(capital)
    .join(' and ');
}
