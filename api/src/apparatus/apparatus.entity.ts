import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something countable that the school owns. `labelled`: a single thing with its own label. */
@Entity('apparatus')
export class ApparatusRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('text') name!: string;
  @Column('text', { default: '' }) category!: string;
  @Column('int') owned!: number;
  @Column('int', { default: 0 }) outOfService!: number;
  @Column('text', { default: '' }) location!: string;
  @Column('int', { default: 0 }) turnaroundMinutes!: number;
  @Column('boolean', { default: false }) labelled!: boolean;
}
