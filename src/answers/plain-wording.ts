/** An answered question in plain words of our own, the same for all who asked the same: nothing anybody typed is in it. */
import type { Reply } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { Intent } from '../understanding/intents.ts';

const LEVEL_ASKED: Readonly<Record<string, string>> = {
  entry: 'junior',
  mid: 'mid-level',
  senior: 'senior',
  staff: 'staff',
};

/**
 * @param intent the reply's own
 * @returns none where the question is of no such kind
 * @example plainWording(ask('whats a sr dev get in seatle'), …) // 'senior seattle'
 */
export function plainWording(
  { intent: name, slots }: Pick<Reply, 'intent' | 'slots'>,
  intent: Intent | undefined,
  datasets: Datasets,
): string | undefined {
  const all = (slot: string): readonly string[] =>
    [slots[slot] ?? []].flat().map((value) => String(value).replaceAll('-', ' '));
  const levels = [slots.level ?? []].flat().flatMap((level) => LEVEL_ASKED[String(level)] ?? []);
  const places = [slots.place ?? []]
    .flat()
    .map((id) => datasets.places.get(String(id))?.name.toLowerCase() ?? String(id).replaceAll('-', ' '));
  switch (name) {
    case 'pay':
    case 'skill':
    case 'specialisation': {
      const period = slots.period === 'hour' ? ['hourly'] : [];
      const names = [...levels, ...all('skill'), ...all('specialisation'), ...all('role'), ...places];
      return names.length === 0 ? undefined : [...names, ...period].join(' ');
    }
    case 'compare': {
      const [first, second, third] = places.length > 0 ? places : levels;
      if (first === undefined || second === undefined || third !== undefined) return undefined;
      const whose = places.length > 0 && levels.length === 1 ? `${levels[0]} in ` : '';
      return `compare ${whose}${first} with ${second}`;
    }
    default:
      return intent?.reply ? intent.example : undefined;
  }
}
