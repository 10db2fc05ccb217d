import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { PUBLIC, whoMay } from './allow.js';
import { type Asked, WhoAsks } from './who-asks.js';

/** Nothing is open by accident: a route says whom it allows, or it is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly who: WhoAsks,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<Asked>();
    const isAllowed = whoMay(this.reflector, context);
    const recalled = this.who.recall(request, isAllowed);
    if (recalled) request.principal = recalled;
    else await this.who.admit(request, isAllowed);
    return true;
  }
}
