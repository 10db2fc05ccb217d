import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A stretch of time `[from,to)` in which a person is away. */
@Entity('absence')
export class AbsenceRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('tstzrange') during!: string;
  @Column('text', { nullable: true }) reason!: string | null;
}
