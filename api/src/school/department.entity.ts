import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** Science, D&T, Food …: has policies and people. */
@Entity('department')
@PointsTo('school')
@Index('department_name', { synchronize: false })
export class DepartmentRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('boolean', { default: false }) riskAssessmentNeeded!: boolean;
  /** Whether its lessons are to be answered; a department that never asks for anything is not waited for. */
  @Column('boolean', { default: true }) asks!: boolean;
  @Column('boolean', { default: false }) lendsPracticals!: boolean;
  @Column('boolean', { default: false }) teamShared!: boolean;
  /** Deadlines before this day do not count. */
  @Column('date', { nullable: true }) deadlinesFrom!: string | null;
  @Column('uuid', { array: true, default: '{}' }) prepRoomIds!: string[];
}

/** What a department decides as long as nobody says otherwise. */
export const NEW_DEPARTMENT = {
  riskAssessmentNeeded: false,
  asks: true,
  lendsPracticals: false,
  teamShared: false,
  deadlinesFrom: null,
  prepRoomIds: [],
};
