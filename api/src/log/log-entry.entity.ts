import type { LogKind } from '@app/shared';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** Minutes that a technician wrote down for themselves. Only they read it; what is shared is counted in sums. */
@Entity('log_entry')
@PointsTo('person', 'personId')
@Check('log_entry_minutes_check', 'minutes > 0')
@Check('log_entry_kind_check', "kind IN ('unpaid', 'non-core', 'missed-break', 'cpd', 'meeting')")
@Index('log_entry_person', ['schoolId', 'personId', 'date'])
export class LogEntryRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('uuid') personId!: string;
  @Column('date') date!: string;
  @Column('int') minutes!: number;
  @Column('text') kind!: LogKind;
  @Column('text', { default: '' }) note!: string;
  @Column('boolean', { default: false }) shared!: boolean;
}
