import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A tenant and what it decides for itself; `rulesVersion` rises with each change that deadlines or capacity are worked out from. */
@Entity('school')
export class SchoolRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @Column('text') name!: string;
  @Column('text') timeZone!: string;
  @Column('boolean', { default: false }) demo!: boolean;
  @Column('boolean', { default: true }) autoAccept!: boolean;
  @Column('int', { default: 2 }) freshSchoolDays!: number;
  @Column('boolean', { default: true }) joinDoubles!: boolean;
  @Column('int', { default: 1 }) rulesVersion!: number;
  @Column('timestamptz') createdAt!: string;
}
