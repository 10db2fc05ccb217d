import { Check, Column, Entity, Exclusion, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** A quantity of one apparatus reserved over [start of the lesson, when it is taken down + turnaround); a machine job's, while it is planned, has the job's id and is no request's. */
@Entity('hold')
@PointsTo('requisition', 'requisitionId')
@PointsTo('apparatus', 'apparatusId')
@Check('hold_quantity_check', 'quantity > 0')
@Check('hold_times_check', "ends_at > starts_at AND ends_at <= starts_at + interval '35 days'")
@Exclusion(
  'hold_one_at_a_time',
  'USING gist (school_id WITH =, apparatus_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (labelled)',
)
@Index('hold_apparatus', ['schoolId', 'apparatusId', 'startsAt'])
@Index('hold_requisition', ['schoolId', 'requisitionId'])
export class HoldRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) requisitionId!: string | null;
  @Column('uuid') apparatusId!: string;
  @Column('int') quantity!: number;
  @Column('timestamptz') startsAt!: string;
  @Column('timestamptz') endsAt!: string;
  @Column('boolean', { default: false }) labelled!: boolean;
}
