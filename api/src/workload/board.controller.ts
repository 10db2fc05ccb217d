import { Controller, Get, Query } from '@nestjs/common';
import { Board, BoardQuery } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { BoardQueries } from './board.queries.js';

@Controller('workload/board')
export class BoardController {
  constructor(private readonly boards: BoardQueries) {}

  @Allow('workload.read')
  @Get()
  @Answers(Board, 'A week of technicians by days: cards, minutes asked and there are, breaks and absences')
  board(@CurrentUser() principal: Principal, @Query() query: BoardQuery): Promise<Board> {
    return this.boards.board(principal, query);
  }
}
