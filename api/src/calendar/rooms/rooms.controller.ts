import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Room, RoomAvailability, RoomBody, RoomChange, RoomClosureAnswer, RoomClosureBody, RoomQuery, RoomRangeQuery } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../../core/access/index.js';
import type { Page } from '../../core/http/index.js';
import { idOr404 } from '../../core/ids/index.js';
import { Answers } from '../../core/openapi/index.js';
import { RoomAvailabilities } from './room-availability.js';
import { RoomClosures } from './room-closures.js';
import { RoomsQueries } from './rooms.queries.js';
import { RoomsService } from './rooms.service.js';

@Controller('rooms')
export class RoomsController {
  constructor(
    private readonly queries: RoomsQueries,
    private readonly rooms: RoomsService,
    private readonly closures: RoomClosures,
    private readonly availabilities: RoomAvailabilities,
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

  @Get(':id/availability')
  @Allow('rooms.read')
  @Answers(RoomAvailability, 'Who has a room when, and in which periods it is free; at most 62 days')
  availability(@CurrentUser() principal: Principal, @Param('id') id: string, @Query() query: RoomRangeQuery): Promise<RoomAvailability> {
    return this.availabilities.of(principal, idOr404(id, 'room'), query);
  }

  @Post(':id/closures')
  @Allow('rooms.write')
  @Answers(RoomClosureAnswer, 'Says that a room cannot be used for some days, and tells what that touches')
  close(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: RoomClosureBody): Promise<RoomClosureAnswer> {
    return this.closures.close(principal, idOr404(id, 'room'), body);
  }

  @Delete(':id/closures/:closureId')
  @HttpCode(204)
  @Allow('rooms.write')
  @Answers(null, 'Takes a closure back')
  open(@CurrentUser() principal: Principal, @Param('id') id: string, @Param('closureId') closureId: string): Promise<void> {
    return this.closures.open(principal, idOr404(id, 'room'), idOr404(closureId, 'closure'));
  }
}
