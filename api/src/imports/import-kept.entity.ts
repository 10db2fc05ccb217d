import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../core/database/index.js';

/** What a feature keeps of a file that it took in, to take it back. */
@Entity('import_kept')
@PointsTo('import', 'importId')
export class ImportKeptRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') importId!: string;
  @Column('jsonb') kept!: object;
}
