/** What a route of the REST API is: a name, who may call it, and what it answers. */
import type { ReadBody } from './read-body.ts';
import type { World } from './world.ts';

export interface Call extends ReadBody {
  readonly method: string;
  /** Undefined where it is not below `/api/v10`. */
  readonly path: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Request extends Call {
  /** By the names in the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly route: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  /** Needs no bot token: the interaction's own is in the path. */
  readonly open?: boolean;
  /** @throws ApiError where Discord refuses */
  run(world: World, request: Request): Answer;
}

/** By method and path, the parameters named: `GET /channels/:channel`. */
export type Routes = Readonly<Record<string, Route>>;

export const NO_CONTENT: Answer = { status: 204 };

export function ok(body: unknown): Answer {
  return { status: 200, body };
}
