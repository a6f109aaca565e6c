/** What a level is expected to do and to know, and how many years it takes. */
import type { Datasets } from '../datasets/datasets.ts';
import {
  LEVEL_NAMES,
  LEVEL_WORDS,
  LEVELS,
  type Level,
  levelsForYears,
  yearsToText,
} from '../datasets/levels.ts';
import type { LadderEntry } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { cited, type Draft, join, type Said, say, type TableDraft } from './draft.ts';
import { levelsAsked } from './levels-asked.ts';
import { payOf } from './pay.ts';
import { capital } from './pay-rows.ts';
import { fromStatement } from './statement.ts';

export function answerLadder(request: Request, datasets: Datasets): Draft {
  const { slots, topics } = request;
  const wanted = LEVELS.filter((level) => slots.levels.includes(level));
  if (slots.years && wanted.length === 0) return levelOfYears(slots.years, request, datasets);
  const [level] = wanted;
  if (level === undefined) return wholeLadder(datasets);
  if ((topics.has('experience') || slots.years) && !topics.has('technology') && !topics.has('skill'))
    return yearsOf(wanted, datasets);
  const asTechnology = topics.has('technology') || topics.has('skill');
  const entries = wanted.flatMap((one) => entriesFor(one, datasets));
  const full = entries.filter(({ summary }) => summary !== undefined);
  const others = entries.filter(({ summary }) => summary === undefined);
  const statements = wanted.flatMap((one) =>
    datasets.about('expectations').filter((said) => said.level === one),
  );
  return {
    outcome: 'answer',
    headline: join(
      full.map((entry) => say`${LEVEL_NAMES[entry.level]}: ${entry.summary ?? ''}.${cited(entry)}`),
      ' ',
    ),
    blocks: full.flatMap((entry) => [
      ...(asTechnology
        ? []
        : [
            list(
              `Expected${wanted.length > 1 ? ` of ${LEVEL_NAMES[entry.level].toLowerCase()}` : ''}`,
              entry.expects,
              entry,
            ),
          ]),
      ...(entry.technologies.length > 0
        ? [
            {
              kind: 'text' as const,
              text: say`Skills and technologies: ${entry.technologies.join(', ')}.${cited(entry)}`,
            },
          ]
        : []),
      ...(asTechnology && entry.technologies.length === 0 ? [list('Expected', entry.expects, entry)] : []),
      ...(entry.examples.length > 0 && wanted.length === 1
        ? [list('For example', entry.examples, entry)]
        : []),
    ]),
    notes: [
      ...statements.map((statement) => fromStatement(statement, datasets)),
      ...(wanted.length === 1
        ? others.map(
            (entry) =>
              say`${capital(datasets.sources.get(entry.source)?.short ?? '')}: ${entry.expects.join(', ').toLowerCase()}.${cited(entry)}`,
          )
        : []),
    ],
    followUps: [
      level === 'staff' ? 'senior to staff' : `what gets a ${LEVEL_WORDS[level]} promoted`,
      `${LEVEL_WORDS[level]} pay`,
      'career ladder',
    ],
  };
}

export function entriesFor(level: Level, datasets: Datasets): LadderEntry[] {
  return datasets.ladder.filter((entry) => entry.level === level);
}

export function list(
  title: string,
  items: readonly string[],
  entry: LadderEntry,
): { kind: 'list'; title: Said; items: Said[] } {
  return { kind: 'list', title: say`${title}${cited(entry)}`, items: items.map((item) => say`${item}`) };
}

function wholeLadder(datasets: Datasets): Draft {
  const summaries = datasets.ladder.filter(({ summary }) => summary !== undefined);
  return {
    outcome: 'answer',
    headline: say`Four levels: ${LEVELS.map((level) => LEVEL_NAMES[level].toLowerCase()).join(', ')}. The guides draw their years differently.`,
    blocks: [
      {
        kind: 'list',
        items: summaries.map(
          (entry) => say`${LEVEL_NAMES[entry.level]}: ${entry.summary ?? ''}${cited(entry)}`,
        ),
      },
      yearsTable(LEVELS, datasets),
    ],
    followUps: ['what is expected of a senior?', 'mid to senior', 'how does pay grow?'],
  };
}

function yearsTable(levels: readonly Level[], datasets: Datasets): TableDraft {
  const sources = [...datasets.sources.values()].filter(({ ladder }) => ladder.length > 1);
  return {
    kind: 'table',
    title: say`Years of experience`,
    columns: ['Level', ...sources.map(({ short }) => short)],
    rows: levels.map((level) => [
      say`${LEVEL_NAMES[level]}`,
      ...sources.map(({ ladder, id, short }) => {
        const rung = ladder.find((one) => one.level === level);
        return rung
          ? say`${yearsToText(rung)} (${short})${cited({ source: id, section: '' })}`
          : say`none (${short})`;
      }),
    ]),
  };
}

function yearsOf(levels: readonly Level[], datasets: Datasets): Draft {
  const [level] = levels;
  const said = [...datasets.sources.values()].flatMap(({ ladder, short, id }) => {
    const rung = ladder.find((one) => one.level === level);
    return rung ? [say`${yearsToText(rung)} in ${short}${cited({ source: id, section: '' })}`] : [];
  });
  return {
    outcome: 'answer',
    headline: say`${LEVEL_NAMES[level ?? 'senior']}: ${join(said, ', ')}.`,
    blocks: [yearsTable(LEVELS, datasets)],
    notes: [say`There is no common standard; each guide draws its own bands.`],
    followUps: [
      `${level ?? 'senior'} pay`,
      `what is expected of a ${LEVEL_WORDS[level ?? 'senior']} engineer`,
      'how does pay grow?',
    ],
  };
}

function levelOfYears(years: { from: number; to: number }, request: Request, datasets: Datasets): Draft {
  const asked = levelsAsked(request.slots, datasets);
  const isPlaced = request.slots.places.some(({ covered, id }) => covered && id !== 'us');
  const views = [...datasets.sources.values()].flatMap((source) => {
    const levels = levelsForYears(source.ladder, years);
    return source.ladder.length > 1 && levels.length > 0
      ? [
          say`${levels.map((level) => LEVEL_NAMES[level].toLowerCase()).join(' or ')} in ${source.short}${cited({ source: source.id, section: '' })}`,
        ]
      : [];
  });
  return {
    outcome: 'answer',
    headline: say`${asked?.label ?? ''}: ${join(views, ', ')}.`,
    blocks: [
      yearsTable(LEVELS, datasets),
      // Pay in a place is said beside every answer.
      ...(isPlaced ? [] : [{ kind: 'text' as const, text: payOf(request, datasets).headline }]),
    ],
    followUps: [`${asked?.label ?? '5 years'} pay`, 'career ladder', 'how does pay grow?'],
  };
}
