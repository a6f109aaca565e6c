/** Levels side by side: in a place where a source has them there, else nationwide. */
import type { Datasets } from '../datasets/datasets.ts';
import { LEVEL_NAMES, LEVEL_WORDS, LEVELS, type Level } from '../datasets/levels.ts';
import type { Figure } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { type Draft, join, say } from './draft.ts';
import { countsNotes, figureNotes, payTables, payValue, periodNote, premiumBlocks } from './pay-rows.ts';

export function compareLevels(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const levels = LEVELS.filter((level) => slots.levels.includes(level));
  const between = LEVELS.slice(
    LEVELS.indexOf(levels[0] ?? 'entry'),
    LEVELS.indexOf(levels.at(-1) ?? 'staff') + 1,
  );
  const [place] = slots.places.filter(({ id }) => id !== 'us');
  const local = place ? datasets.written('backend', place.id) : [];
  const national = datasets.written('backend', 'us');
  const at = (wanted: readonly Level[], figures: readonly Figure[]): Figure[] =>
    wanted.flatMap((level) => figures.filter((figure) => figure.level === level));
  const joint = at(levels, local);
  const heads = joint.length > 0 ? joint : at(levels, national);
  const elsewhere = place
    ? []
    : levels.length === 2
      ? at(
          levels,
          [...datasets.figures.values()].filter(
            ({ place: where, topics }) => where !== 'us' && where !== undefined && topics.includes('pay'),
          ),
        )
      : [];
  const growth = [...datasets.figures.values()].filter(
    ({ topics, unit }) => topics.includes('growth') && unit === 'percent',
  );
  const [grown] = levels[0] === 'entry' && levels.at(-1) === 'senior' && joint.length === 0 ? growth : [];
  const whole = local.filter(({ level }) => !level);
  const fromTo = at(between, joint.length > 0 ? local : national);
  const shown = [...fromTo, ...elsewhere, ...(joint.length === 0 ? whole : [])];
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
