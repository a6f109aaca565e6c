/** The numbers that components go by within their message. */
import type { Payload } from './recording.ts';
import { payloadAt, payloadsAt } from './world.ts';

/** Components with the ids that Discord gives those that have none, or 0: the next that no other has. */
export function withIds(components: readonly Payload[]): Payload[] {
  const taken = new Set(components.flatMap(flatten).map(({ id }) => id));
  let last = 0;
  const next = (): number => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const give = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(give);
    if (typeof one !== 'object' || one === null) return one;
    const given = 'type' in one ? { id: Reflect.get(one, 'id') || next() } : {};
    const entries = Object.entries(one).map(([key, value]) => [
      key,
      ['components', 'accessory', 'component'].includes(key) ? give(value) : value,
    ]);
    return { ...(Object.fromEntries(entries) as Payload), ...given };
  };
  return components.map(give) as Payload[];
}

/** A component and everything in it, in reading order. */
export function flatten(component: Payload): Payload[] {
  const nested = [
    ...payloadsAt(component, 'components'),
    ...[payloadAt(component, 'accessory'), payloadAt(component, 'component')].filter(
      (one) => one !== undefined,
    ),
  ];
  return [component, ...nested.flatMap(flatten)];
}
