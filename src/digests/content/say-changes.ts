/** Changes in words: old → new with the source, a few in full and the rest counted. */
import { cited, join, type Said, say } from '../../answers/draft.ts';
import { capital } from '../../answers/pay-rows.ts';
import type { DerivedFigure } from '../../chat/reply.ts';
import { groupBy } from '../../datasets/group-by.ts';
import { chartOf } from './comparable.ts';
import { asBefore } from './figures-kept.ts';
import type { Change } from './find-changes.ts';
import type { TableChange } from './find-table-changes.ts';
import { kindWords, perPeriod, sayFigure } from './say-figure.ts';
import { pairsOf, sayTableChange } from './say-table-changes.ts';

/**
 * Those that are shown: the first of each kind, then whatever comes first.
 * @param changes the most telling first, which they stay
 */
export function pickChanges(changes: readonly Change[], most: number): Change[] {
  const firsts = [...groupBy(changes, ({ kind }) => kind).values()].flatMap(([first]) => first ?? []);
  const picked = new Set([...new Set([...firsts, ...changes])].slice(0, most));
  return changes.filter((change) => picked.has(change));
}

/** A change as a line, without a full stop. */
export function sayChange(change: Change): Said {
  switch (change.kind) {
    case 'changed': {
      const { now, before } = change;
      const [was, is] = [kindWords(before) || before.statistic, kindWords(now) || now.statistic];
      const same = was === is && now.unit === before.unit;
      const what = same ? kindWords(now) : is;
      return say`${now.label}: ${asBefore(before)}${same ? '' : ` (${was})`} → ${now}${perPeriod(now)}${what === '' ? '' : ` (${what})`}`;
    }
    case 'new-source': {
      const { title, vintage, id } = change.source;
      return say`New source: ${title} (${vintage}), with ${counted(change.count, 'figure')}${cited({ source: id, section: '' })}`;
    }
    case 'vintage': {
      const { short, vintage, id } = change.source;
      return say`${capital(short)}: now ${dated(vintage)}, before that ${dated(change.before)}${cited({ source: id, section: '' })}`;
    }
    case 'new':
      return say`New: ${sayFigure(change.now)}`;
    case 'gone':
      return say`No longer given: ${sayFigure({ ...asBefore(change.before), label: change.before.label })}`;
    case 'gone-source': {
      const { title, vintage } = change.source;
      return say`No longer a source: ${title} (${vintage}), with ${counted(change.count, 'figure')}`;
    }
    default:
      return sayTableChange(change);
  }
}

/** Those that are not shown, by number: `Also: 212 other figures changed, 3 new.` @param all none is shown */
export function sayTheRest(rest: readonly Change[], all = false): Said[] {
  const other = all ? '' : 'other ';
  const count = (...kinds: readonly Change['kind'][]): number =>
    rest.filter(({ kind }) => kinds.includes(kind)).length;
  const [changed, added, gone] = [count('changed'), count('new'), count('gone')];
  const sources =
    count('new-source', 'vintage', 'gone-source') +
    count('newer-table', 'new-table', 'revised-table', 'gone-table');
  const parts = [
    ...(changed > 0 ? [say`${counted(changed, `${other}figure`)} changed`] : []),
    ...(added > 0 ? [say`${counted(added, 'new figure')}`] : []),
    ...(gone > 0 ? [say`${counted(gone, 'figure')} no longer given`] : []),
    ...(sources > 0 ? [say`${counted(sources, `${other}source`)} changed`] : []),
  ];
  return parts.length > 0 ? [say`${all ? '' : 'Also: '}${join(parts, ', ')}.`] : [];
}

/** Each changed figure as it was and as it is, in the first one's unit. */
export function chartOfChanges(changes: readonly Change[]): ReturnType<typeof chartOf> {
  const pairs = changes.flatMap((change) =>
    change.kind === 'changed' && change.now.unit === change.before.unit
      ? [asBefore(change.before), change.now]
      : isTableChange(change)
        ? pairsOf(change)
        : [],
  );
  return chartOf(
    'What changed',
    pairs.filter(({ unit }) => unit === pairs[0]?.unit),
  );
}

function isTableChange(change: Change): change is TableChange {
  return change.kind.includes('table');
}

function counted(count: number, what: string): Said {
  const derived: DerivedFigure = {
    label: `${capital(what)}s, counted`,
    value: count,
    unit: 'count',
    formula: 'a count of what differs since the last digest',
    from: [],
  };
  return say`${derived} ${what}${count === 1 ? '' : 's'}`;
}

function dated(vintage: string): string {
  return vintage === 'undated' ? vintage : `from ${vintage}`;
}
