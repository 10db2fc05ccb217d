import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PointsTo } from '../database/index.js';

/** The first answer to a request that came with a key, for a day: a repeat is given it again. Null while the work is being done. */
@Entity('idempotency')
@PointsTo('person', 'personId')
export class IdempotencyRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') personId!: string;
  @PrimaryColumn('text') key!: string;
  @Column('bytea') requestHash!: Buffer;
  @Column('int', { nullable: true }) status!: number | null;
  @Column('jsonb', { nullable: true }) answer!: unknown;
  @Column('timestamptz') at!: string;
  /** What takes the work back, where that can be taken back. */
  @Column('uuid', { nullable: true }) undoToken!: string | null;
}
