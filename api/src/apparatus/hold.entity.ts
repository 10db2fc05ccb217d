import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A quantity of one apparatus reserved over [start of the lesson, end of the lesson + turnaround). */
@Entity('hold')
export class HoldRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') requisitionId!: string;
  @Column('uuid') apparatusId!: string;
  @Column('int') quantity!: number;
  @Column('tstzrange') during!: string;
  @Column('boolean', { default: false }) labelled!: boolean;
}
