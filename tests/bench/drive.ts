/** People who ask all at once: so many questions under way at any time, until all are answered. */
import { quantile } from './measure.ts';

export interface Acknowledged {
  /** Milliseconds until the bot said that it had heard. */
  readonly ms: number;
  /** Whether the platform had not given up by then. */
  readonly inTime: boolean;
}

export interface Road {
  ask(number: number): Promise<Acknowledged>;
  /** How many answers have come. */
  answered(): number;
  /** Resolves once there may be more of them. */
  change(before: number): Promise<unknown>;
  /** Nothing that was recorded is kept. */
  forget(): void;
}

export interface Driven {
  readonly perSecond: number;
  /** Milliseconds until half were acknowledged, and until 99 of a hundred. */
  readonly ackHalf: number;
  readonly ack99: number;
  readonly late: number;
}

const FIRST_FEW = 20;

export async function drive(road: Road, questions: number, inFlight: number): Promise<Driven> {
  road.forget();
  const acks: Promise<Acknowledged>[] = [];
  const began = performance.now();
  for (let done = 0; done < questions; done = road.answered()) {
    // They come a few at a time: a local server takes no two hundred new connections at one moment.
    const underWay = Math.min(inFlight, FIRST_FEW + done);
    while (acks.length < Math.min(questions, done + underWay)) acks.push(road.ask(acks.length));
    await road.change(done);
  }
  const perSecond = (questions * 1_000) / (performance.now() - began);
  const settled = await Promise.all(acks);
  const times = settled.map(({ ms }) => ms);
  return {
    perSecond,
    ackHalf: quantile(times, 0.5),
    ack99: quantile(times, 0.99),
    late: settled.filter(({ inTime }) => !inTime).length,
  };
}
