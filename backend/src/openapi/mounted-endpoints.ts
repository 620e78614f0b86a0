import type { EndpointSpec } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { endpointOf } from '../common/http/endpoint.decorator.js';

export interface MountedRoute {
  /** `Controller.method`, for messages. */
  readonly handler: string;
  /** Undefined when a route was mounted by hand, without a contract. */
  readonly spec: EndpointSpec | undefined;
}

/** Every route of the process, read from the controllers themselves. */
@Injectable()
export class MountedEndpoints {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  routes(): MountedRoute[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, object>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        if (!handler || Reflect.getMetadata('path', handler) === undefined) return [];
        return [{ handler: `${metatype.name}.${name}`, spec: endpointOf(handler) }];
      });
    });
  }

  /** @throws Error naming routes without a contract: such a route would have no declared access. */
  specs(): EndpointSpec[] {
    const routes = this.routes();
    const bare = routes.filter((route) => !route.spec).map((route) => route.handler);
    if (bare.length > 0) throw new Error(`routes without a contract: ${bare.join(', ')}`);
    return routes.flatMap((route) => (route.spec ? [route.spec] : []));
  }
}
