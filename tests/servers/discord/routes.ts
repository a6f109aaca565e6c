/** Every route of the REST API that the local Discord answers. */
import { callbackRoutes } from './answer-callback.ts';
import { commandRoutes } from './command-routes.ts';
import { directoryRoutes } from './directory-routes.ts';
import { messageRoutes } from './message-routes.ts';
import type { Route, Routes } from './route.ts';
import { threadRoutes } from './thread-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

export interface Found {
  readonly name: string;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const ROUTES: Routes = {
  ...directoryRoutes,
  ...messageRoutes,
  ...threadRoutes,
  ...commandRoutes,
  ...callbackRoutes,
  ...webhookRoutes,
};

const PATTERNS = Object.entries(ROUTES).map(([name, route]) => {
  const [method = '', path = ''] = name.split(' ');
  return { name, route, method, pattern: new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`) };
});

export function findByPath(method: string, path: string): Found | undefined {
  for (const one of PATTERNS) {
    const match = one.method === method ? one.pattern.exec(path) : null;
    if (match) return { name: one.name, route: one.route, params: { ...match.groups } };
  }
  return undefined;
}

/**
 * The route of this name, whatever its parameters are called.
 *
 * @throws Error listing the routes where there is none
 */
export function findRoute(name: string): string {
  const plain = (one: string): string => one.replace(/:\w+/g, ':');
  const found = PATTERNS.find((one) => plain(one.name) === plain(name));
  if (!found) throw new Error(`No route ${name}; there are ${PATTERNS.map((one) => one.name).join(', ')}`);
  return found.name;
}
