import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { Room, RoomBody, RoomChange, RoomQuery } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../../core/access/index.js';
import type { Page } from '../../core/http/index.js';
import { idOr404 } from '../../core/ids/index.js';
import { Answers } from '../../core/openapi/index.js';
import { RoomsQueries } from './rooms.queries.js';
import { RoomsService } from './rooms.service.js';

@Controller('rooms')
export class RoomsController {
  constructor(
    private readonly queries: RoomsQueries,
    private readonly rooms: RoomsService,
  ) {}

  @Get()
  @Allow('rooms.read')
  @Answers(Room, 'Rooms with what they have, by code', 'page')
  list(@CurrentUser() principal: Principal, @Query() query: RoomQuery): Promise<Page<Room>> {
    return this.queries.list(principal, query);
  }

  @Get(':id')
  @Allow('rooms.read')
  @Answers(Room, 'One room')
  one(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<Room> {
    return this.queries.one(principal, idOr404(id, 'room'));
  }

  @Post()
  @Allow('rooms.write')
  @Answers(Room, 'Adds a room')
  add(@CurrentUser() principal: Principal, @Body() body: RoomBody): Promise<Room> {
    return this.rooms.add(principal, body);
  }

  @Put(':id')
  @Allow('rooms.write')
  @Answers(Room, 'Changes a room; what is not sent stays as it is')
  change(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: RoomChange): Promise<Room> {
    return this.rooms.change(principal, idOr404(id, 'room'), body);
  }
}
