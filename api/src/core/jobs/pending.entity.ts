import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * That work waits for a consumer in a school, and from when: ids alone. Stands above schools, so that one statement finds all that is
 * due; without keys to a school's tables. Rows are only added and taken away: one that were raised again and again would make the
 * transactions that raise it wait for one another.
 */
@Entity('pending')
@Index('pending_due', ['due'])
export class PendingRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') schoolId!: string;
  @Column('text') consumer!: string;
  @Column('timestamptz') due!: string;
  @Column('uuid', { nullable: true }) eventId!: string | null;
  @Column('int', { default: 0 }) attempts!: number;
}
