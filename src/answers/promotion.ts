/** What gets one from a level to the next. */
import type { Datasets } from '../datasets/datasets.ts';
import { LEVEL_NAMES, LEVEL_WORDS, LEVELS, type Level } from '../datasets/levels.ts';
import type { Request } from '../understanding/request.ts';
import { cited, type Draft, say } from './draft.ts';
import { entriesFor, list } from './ladder.ts';
import { fromStatement } from './statement.ts';

export function answerPromotion(request: Request, datasets: Datasets): Draft {
  const from = promotionFrom(request);
  const entries = (from === undefined ? LEVELS : [from]).flatMap((level) =>
    entriesFor(level, datasets).filter(({ promoted_by }) => promoted_by.length > 0),
  );
  const [only] = entries;
  if (!only) {
    return {
      outcome: 'no-data',
      headline: say`No source says what comes after staff or principal.`,
      blocks: [
        {
          kind: 'list',
          items: datasets
            .about('growth')
            .filter(({ id }) => /staff|management/.test(id))
            .map((said) => fromStatement(said, datasets)),
        },
      ],
      followUps: ['senior to staff', 'what is expected of a staff engineer'],
    };
  }
  const next = from === undefined ? undefined : LEVELS[LEVELS.indexOf(from) + 1];
  const money = datasets
    .about('growth')
    .filter(({ id }) => (from === 'senior' ? /\/staff$/ : /\/levels$/).test(id))
    .slice(0, 1);
  if (from === undefined) {
    return {
      outcome: 'answer',
      headline: say`It depends on the step; each one asks for more than code.${cited(only)}`,
      blocks: entries.map((entry) => ({
        kind: 'text',
        text: say`${LEVEL_NAMES[entry.level]} to ${LEVEL_NAMES[LEVELS[LEVELS.indexOf(entry.level) + 1] ?? 'staff'].toLowerCase()}: ${entry.promoted_by.join('; ').toLowerCase()}.${cited(entry)}`,
      })),
      followUps: ['junior to mid', 'mid to senior', 'senior to staff'],
    };
  }
  return {
    outcome: 'answer',
    headline: say`From ${LEVEL_NAMES[from].toLowerCase()} to ${LEVEL_NAMES[next ?? 'staff'].toLowerCase()}: ${only.promoted_by.slice(0, 2).join('; ').toLowerCase()}.${cited(only)}`,
    blocks: [list('What gets you there', only.promoted_by, only)],
    notes: money.map((statement) => fromStatement(statement, datasets)),
    followUps: [
      `what is expected of a ${LEVEL_WORDS[next ?? 'staff']} engineer`,
      `${next ?? 'staff'} pay`,
      'how does pay grow?',
    ],
  };
}

/** The level one is promoted from: the lower of two, the one below the one to be reached, or the one named. */
function promotionFrom({ slots, topics }: Request): Level | undefined {
  const levels = LEVELS.filter((level) => slots.levels.includes(level));
  const [level] = levels;
  if (level === undefined) return undefined;
  if (levels.length > 1) return level;
  if (level !== 'staff' && !topics.has('reaching')) return level;
  return LEVELS[Math.max(0, LEVELS.indexOf(level) - 1)];
}
