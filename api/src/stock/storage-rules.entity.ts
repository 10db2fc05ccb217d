import type { StorageGroup } from '@app/shared';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** What a school says of how its stock is kept: one row, changed as a whole. */
@Entity('storage_rules')
@PointsTo('school')
export class StorageRulesRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('jsonb', { default: [] }) groups!: StorageGroup[];
}
