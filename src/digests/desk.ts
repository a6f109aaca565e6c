/** Where admins order digests: what they say becomes a subscription, and what is understood is said back first. */
import { describeFault } from '../chat/describe-fault.ts';
import type { DeskAnswer, DeskVisit, DigestDesk, Line } from '../chat/digest-desk.ts';
import type { DigestRecords, Subscription } from '../chat/digest-records.ts';
import { StoreError } from '../store/store-error.ts';
import { type CarryingOut, carryOut } from './carry-out.ts';
import { type Order, readOrder } from './read-order.ts';
import { propose, save } from './save-subscription.ts';
import { commands, HOW_TO, listed, NONE_TO_USE, NONE_YET, storeAway } from './words.ts';

export function createDesk(services: CarryingOut): DigestDesk {
  return {
    answer: (line, visit) =>
      follow(readOrder(line), visit, services).catch((fault: unknown) => {
        if (!(fault instanceof StoreError)) throw fault;
        const { id, log } = visit.handling;
        log.error(describeFault(fault), 'the digest desk is closed, as the store is away');
        return say([storeAway(id)]);
      }),
  };
}

async function follow(order: Order, visit: DeskVisit, services: CarryingOut): Promise<DeskAnswer> {
  const { records } = services;
  switch (order.kind) {
    case 'help':
    case 'list': {
      const all = await records.list(visit.platform, visit.workspace);
      const lines = all.length === 0 ? [NONE_YET] : await listing(all, records);
      const howTo = order.kind === 'help' || all.length === 0 ? HOW_TO : [];
      return say([...lines, ...howTo, commands(all[0]?.number)]);
    }
    case 'create':
      return propose(order, undefined, visit, services);
    case 'save':
      return order.number === undefined
        ? save(order, undefined, visit, services)
        : about(order, visit, records, (one) => save(order, one, visit, services));
    case 'change':
      return about(order, visit, records, (one) => propose(order, one, visit, services));
    case 'number':
      return about({ ...order, kind: 'preview' }, visit, records, async (one) =>
        say([...(await listing([one], records)), commands(one.number)]),
      );
    case 'several':
      return say([['One at a time, for example ', { command: `${order.verb} 1` }, '.']]);
    case 'too-much':
      return say(tooMuch(order));
    default:
      return about(order, visit, records, (one) => carryOut(order, one, visit, services));
  }
}

const MOST_ECHOED = 80;

function tooMuch({ verb, number, rest }: Extract<Order, { kind: 'too-much' }>): Line[] {
  const only = number === undefined ? 'Type for example ' : 'Type only ';
  return [
    [
      `I did not understand "${rest.slice(0, MOST_ECHOED)}". `,
      only,
      { command: `${verb} ${number ?? 1}` },
      '.',
    ],
    ...(verb === 'pause' ? [['It stays paused until you resume it.']] : []),
  ];
}

async function listing(all: readonly Subscription[], records: DigestRecords): Promise<Line[]> {
  return Promise.all(
    all.map(async (subscription) => {
      const [last] = await records.runs(subscription.id, 1);
      return listed(subscription, last);
    }),
  );
}

/** Does something about the digest that was meant: by its number, or the only one there is, here or at all. */
async function about(
  { number, kind }: { readonly number?: number; readonly kind: string },
  visit: DeskVisit,
  records: DigestRecords,
  work: (subscription: Subscription) => Promise<DeskAnswer>,
): Promise<DeskAnswer> {
  const all = await records.list(visit.platform, visit.workspace);
  if (all.length === 0) return say([NONE_TO_USE]);
  const here = all.filter(({ channel }) => channel === visit.channel);
  const meant =
    number === undefined
      ? all.length === 1
        ? all
        : here.length === 1
          ? here
          : []
      : all.filter((one) => one.number === number);
  const [only] = meant;
  if (only) return work(only);
  return say([
    number === undefined
      ? ['Say which one, for example ', { command: `${kind} ${all[0]?.number ?? 1}` }, '.']
      : [`There is no digest ${number}.`],
    ...(await listing(all, records)),
  ]);
}

function say(lines: readonly Line[]): DeskAnswer {
  return { lines, buttons: [] };
}
