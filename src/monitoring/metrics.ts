/** What happens, counted, as Prometheus reads it. Loaded only where somebody may ask for it. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DIGEST_STEPS, type Happening, type Meter } from '../chat/meter.ts';
import type { PlatformName } from '../chat/records.ts';

export interface Metrics extends Meter {
  readonly contentType: string;
  /** All that was counted, in Prometheus' text format. */
  text(): Promise<string>;
}

export interface MetricsOptions {
  /** Counted from the start, so that the first time something happens is seen as a change. */
  readonly platforms: readonly PlatformName[];
  /** What must be there for people to be answered, by name, and whether it is. */
  readonly ready: () => Promise<Readonly<Record<string, boolean>>>;
}

/** Seconds. Platforms give up on a first response after three. */
const ACK_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const QUESTION_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics({ platforms, ready }: MetricsOptions): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const instruments = createInstruments(registry);
  for (const platform of platforms) startAtZero(instruments, platform);
  new Gauge({
    name: 'salary_bot_ready',
    help: 'Whether a part is there that people need to be answered, as in /readyz',
    labelNames: ['part'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [part, isReady] of Object.entries(await ready())) this.set({ part }, isReady ? 1 : 0);
    },
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    note: (happening) => count(happening, happening.kind, instruments),
  };
}

type Instruments = ReturnType<typeof createInstruments>;

function createInstruments(registry: Registry) {
  const registers = [registry];
  const counter = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
    new Counter({ name: `salary_bot_${name}`, help, labelNames, registers });
  const seconds = <T extends string>(
    name: string,
    help: string,
    labelNames: readonly T[],
    buckets: number[],
  ) => new Histogram({ name: `salary_bot_${name}_seconds`, help, labelNames, buckets, registers });
  return {
    questions: counter('questions_total', 'Questions, by what became of them', [
      'platform',
      'intent',
      'outcome',
    ]),
    durations: seconds(
      'question_duration',
      'From the arrival of a question until its answer was sent',
      ['platform'],
      QUESTION_BUCKETS,
    ),
    acknowledgements: seconds(
      'ack_duration',
      'From the arrival of an event until the platform was told so; it waits three seconds',
      ['platform'],
      ACK_BUCKETS,
    ),
    faults: counter('faults_total', 'Events that could not be handled', ['platform']),
    askedToWait: counter('asked_to_wait_total', 'Askers who asked too much and were told to wait', [
      'platform',
    ]),
    rateLimits: counter('rate_limits_total', 'Calls that the platform put off (429)', ['platform']),
    reconnects: counter('reconnects_total', 'Connections that broke and were opened anew', ['platform']),
    failures: counter(
      'platform_failures_total',
      'Times that a platform could not be started or was closed for good',
      ['platform'],
    ),
    digests: counter('digests_total', 'Digests: times that were due, and what became of them', [
      'platform',
      'step',
    ]),
    queues: new Gauge({
      name: 'salary_bot_queue_length',
      help: 'What is being worked at or waits: events, digests, charts',
      labelNames: ['platform', 'queue'],
      registers,
    }),
    storeFaults: counter('store_faults_total', 'Calls that the store refused or did not answer', []),
    uncaught: counter('uncaught_faults_total', 'Faults that nobody caught', ['kind']),
    reloads: counter('data_reloads_total', 'Changes of the data or the intents, taken in or refused', [
      'result',
    ]),
  };
}

function startAtZero(instruments: Instruments, platform: PlatformName): void {
  for (const name of ['faults', 'askedToWait', 'rateLimits', 'reconnects', 'failures'] as const)
    instruments[name].inc({ platform }, 0);
  for (const step of DIGEST_STEPS) instruments.digests.inc({ platform, step }, 0);
  for (const queue of ['events', 'digests'] as const) instruments.queues.set({ platform, queue }, 0);
  for (const kind of ['exception', 'rejection']) instruments.uncaught.inc({ kind }, 0);
  for (const result of ['taken', 'refused']) instruments.reloads.inc({ result }, 0);
}

type Counting = {
  readonly [Kind in Happening['kind']]: (
    happening: Extract<Happening, { kind: Kind }>,
    to: Instruments,
  ) => void;
};

const COUNTING: Counting = {
  question({ platform, intent, ending, tookMs }, { questions, durations }) {
    questions.inc({ platform, intent, outcome: ending });
    durations.observe({ platform }, tookMs / 1000);
  },
  acknowledged: ({ platform, tookMs }, to) => to.acknowledgements.observe({ platform }, tookMs / 1000),
  fault: ({ platform }, to) => to.faults.inc({ platform }),
  'asked-to-wait': ({ platform }, to) => to.askedToWait.inc({ platform }),
  'rate-limited': ({ platform }, to) => to.rateLimits.inc({ platform }),
  reconnected: ({ platform }, to) => to.reconnects.inc({ platform }),
  'platform-failed': ({ platform }, to) => to.failures.inc({ platform }),
  digest: ({ platform, step, times }, to) => to.digests.inc({ platform, step }, times),
  queue: ({ platform, queue, length }, to) => to.queues.set({ platform, queue }, length),
  'store-fault': (_, to) => to.storeFaults.inc(),
  uncaught: ({ what }, to) => to.uncaught.inc({ kind: what }),
  reload: ({ taken }, to) => to.reloads.inc({ result: taken ? 'taken' : 'refused' }),
};

function count<T extends Happening['kind']>(
  happening: Extract<Happening, { kind: T }>,
  kind: T,
  to: Instruments,
): void {
  COUNTING[kind](happening, to);
}
