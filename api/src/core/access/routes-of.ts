import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, type ModulesContainer } from '@nestjs/core';
import type { Permission } from '@app/shared';
import { ALLOWED, PUBLIC } from './allow.js';

/** One route of the API, and whom it says that it lets in: everybody, those with a permission, or (null) nothing. */
export interface Route {
  method: string;
  /** As in the OpenAPI document, without the `/api` before it: `/practicals/{id}`. */
  path: string;
  controller: new (...services: never[]) => object;
  handler: (...given: never[]) => unknown;
  access: 'public' | readonly Permission[] | null;
}

const scanner = new MetadataScanner();

function read<T>(key: string, ...targets: object[]): T | undefined {
  return targets.map((target) => Reflect.getMetadata(key, target) as T | undefined).find((value) => value !== undefined);
}

function paths(target: object): string[] {
  return [read<string | string[]>(PATH_METADATA, target) ?? ''].flat();
}

/** Every route of every controller that the server is made of, by path and method. */
export function routesOf(modules: ModulesContainer): Route[] {
  const controllers = new Set([...modules.values()].flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype)));
  const routes = [...controllers].flatMap((metatype): Route[] => {
    if (typeof metatype !== 'function') return [];
    const controller = metatype as Route['controller'];
    const prototype = controller.prototype as Record<string, Route['handler']>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const method = handler && read<RequestMethod>(METHOD_METADATA, handler);
      if (!handler || method === undefined) return [];
      const access = read<boolean>(PUBLIC, handler, controller) ? 'public' : (read<Permission[]>(ALLOWED, handler, controller) ?? null);
      return paths(controller).flatMap((base) =>
        paths(handler).map((end) => {
          const parts = [base, end].flatMap((part) => part.split('/')).filter(Boolean);
          const path = `/${parts.map((part) => part.replace(/^:(.+)$/, '{$1}')).join('/')}`;
          return { method: RequestMethod[method], path, controller, handler, access };
        }),
      );
    });
  });
  return routes.sort((one, other) => `${one.path} ${one.method}`.localeCompare(`${other.path} ${other.method}`, 'en'));
}
