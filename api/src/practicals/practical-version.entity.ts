import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Practical } from '@app/shared';

/** A library entry as it was until it was changed at `at`. */
@Entity('practical_version')
export class PracticalVersionRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') practicalId!: string;
  @PrimaryColumn('int') version!: number;
  @Column('jsonb') document!: Practical;
  @Column('timestamptz') at!: string;
}
