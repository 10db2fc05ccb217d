import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';
import type { Practical } from '@app/shared';

/** A library entry as it was until it was changed at `at`. */
@Entity('practical_version')
@PointsTo('practical', 'practicalId')
export class PracticalVersionRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') practicalId!: string;
  @PrimaryColumn('int') version!: number;
  @Column('jsonb') document!: Practical;
  @Column('timestamptz') at!: string;
}
