/** What a test has ordered to go wrong: the next calls of a method, the next posts to response URLs. */

/** As a status: the call is done, and its answer never arrives. */
export const LOST = 0;

export interface Outage {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface InjectedFaults {
  add(place: string, outage: Outage, times: number): void;
  /** The outage for this call, used up by asking. `place` is a method, or `response_url`. */
  take(place: string): Outage | undefined;
}

export function createInjectedFaults(): InjectedFaults {
  const ordered = new Map<string, Outage[]>();
  return {
    add(place, outage, times) {
      ordered.set(place, [...(ordered.get(place) ?? []), ...Array<Outage>(times).fill(outage)]);
    },
    take: (place) => ordered.get(place)?.shift(),
  };
}
