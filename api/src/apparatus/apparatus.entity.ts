import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** Something countable that the school owns. `labelled`: a single thing with its own label. */
@Entity('apparatus')
@PointsTo('school')
@PointsTo('room', 'prepRoomId')
@Index('apparatus_prep_room', ['schoolId', 'prepRoomId'])
@Index('apparatus_name', { synchronize: false })
@Check('apparatus_owned_check', 'owned >= 0')
@Check('apparatus_out_of_service_check', 'out_of_service >= 0')
@Check('apparatus_turnaround_minutes_check', 'turnaround_minutes >= 0')
@Check('apparatus_until_check', '(out_of_service_until IS NULL) = (back_at IS NULL)')
export class ApparatusRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('text') name!: string;
  @Column('text', { default: '' }) category!: string;
  @Column('int') owned!: number;
  @Column('int', { default: 0 }) outOfService!: number;
  @Column('text', { default: '' }) location!: string;
  /** The prep room in which it is kept. */
  @Column('uuid', { nullable: true }) prepRoomId!: string | null;
  @Column('int', { default: 0 }) turnaroundMinutes!: number;
  @Column('boolean', { default: false }) labelled!: boolean;
  @Column('text', { array: true, default: '{}' }) aliases!: string[];
  /** Retired: none of it is there, whatever is owned. */
  @Column('boolean', { default: false }) archived!: boolean;
  @Column('text', { nullable: true }) outOfServiceReason!: string | null;
  @Column('date', { nullable: true }) outOfServiceUntil!: string | null;
  /** Midnight of that day at the school. */
  @Column('timestamptz', { nullable: true }) backAt!: string | null;
  /** What was said of a kit whose slowest part is ready later than itself. */
  @Column('int', { nullable: true }) ownTurnaroundMinutes!: number | null;
  @Column('uuid', { array: true, default: '{}' }) equivalents!: string[];
  @Column('boolean', { default: false }) useLog!: boolean;
  @Column('uuid', { array: true, default: '{}' }) mayUse!: string[];
}

/** So many of an apparatus in one kit. */
@Entity('apparatus_part')
@PointsTo('apparatus', 'kitId')
@PointsTo('apparatus', 'partId')
@Check('apparatus_part_quantity_check', 'quantity > 0')
@Check('apparatus_part_other_check', 'kit_id <> part_id')
@Index('apparatus_part_part', ['schoolId', 'partId'])
export class ApparatusPartRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') kitId!: string;
  @PrimaryColumn('uuid') partId!: string;
  @Column('int') quantity!: number;
}

/** That somebody used an apparatus. */
@Entity('apparatus_use')
@PointsTo('apparatus', 'apparatusId')
@PointsTo('person', 'personId')
@Check('apparatus_use_times_check', 'back_at >= taken_at')
@Index('apparatus_use_apparatus', ['schoolId', 'apparatusId', 'takenAt'])
@Index('apparatus_use_person', ['schoolId', 'personId'])
export class ApparatusUseRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') apparatusId!: string;
  @Column('uuid') personId!: string;
  @Column('timestamptz') takenAt!: string;
  @Column('timestamptz', { nullable: true }) backAt!: string | null;
  @Column('text', { default: '' }) note!: string;
  @Column('timestamptz') at!: string;
}
