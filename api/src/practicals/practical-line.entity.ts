import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { LINE_KINDS } from '@app/shared';
import { oneOf, PointsTo } from '../core/database/index.js';
import { KitLineColumns } from './kit-line.columns.js';

/** A line of a practical's kit list: what, and how much per class, per set and per pupil. */
@Entity('practical_line')
@PointsTo('practical', 'practicalId')
@PointsTo('apparatus', 'apparatusId')
@PointsTo('stock', 'stockId')
@Check('practical_line_kind_check', oneOf('kind', LINE_KINDS))
@Index('practical_line_practical', ['schoolId', 'practicalId', 'position'])
@Index('practical_line_apparatus', ['schoolId', 'apparatusId'])
export class PracticalLineRow extends KitLineColumns {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') practicalId!: string;
  @Column('int') position!: number;
}
