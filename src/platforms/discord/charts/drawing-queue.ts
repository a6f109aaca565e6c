/** Lets only so many drawings run at once and only so many wait: a rush of charts may not starve the replies. */

export interface DrawingQueue {
  /** The task's outcome, or nothing at all where too many are waiting already. */
  run<T>(task: () => Promise<T>): Promise<T> | undefined;
}

export function createDrawingQueue(atOnce: number, maxWaiting: number): DrawingQueue {
  const waiting: (() => void)[] = [];
  let running = 0;

  const turn = async (): Promise<void> => {
    if (running < atOnce) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  /** Hands the place over to the next, so that nobody slips in between. */
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  return {
    run(task) {
      if (running >= atOnce && waiting.length >= maxWaiting) return undefined;
      return turn().then(task).finally(leave);
    },
  };
}
