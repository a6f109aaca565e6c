/** What a test has ordered to go wrong: the next calls of a route. */
import type { Payload } from './recording.ts';

export interface Outage {
  readonly status: number;
  readonly body: Payload;
  readonly headers: Readonly<Record<string, string>>;
}

export interface InjectedFaults {
  add(route: string, outage: Outage, times: number): void;
  /** The outage for this call, used up by asking. */
  take(route: string): Outage | undefined;
}

export function createInjectedFaults(): InjectedFaults {
  const ordered = new Map<string, Outage[]>();
  return {
    add(route, outage, times) {
      ordered.set(route, [...(ordered.get(route) ?? []), ...Array<Outage>(times).fill(outage)]);
    },
    take: (route) => ordered.get(route)?.shift(),
  };
}
