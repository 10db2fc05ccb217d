import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A tenant and what it decides for itself; `rulesVersion` rises with each change that deadlines or capacity are worked out from. */
@Entity('school')
@Check('school_keep_years_check', 'keep_years BETWEEN 1 AND 20')
export class SchoolRow {
  @PrimaryColumn('uuid') schoolId!: string;
  @Column('text') name!: string;
  @Column('text') timeZone!: string;
  @Column('boolean', { default: false }) demo!: boolean;
  @Column('boolean', { default: true }) autoAccept!: boolean;
  @Column('int', { default: 2 }) freshSchoolDays!: number;
  @Column('boolean', { default: true }) joinDoubles!: boolean;
  /** For so many school years it keeps what was; null: for as long as there is an installation. */
  @Column('int', { nullable: true }) keepYears!: number | null;
  @Column('int', { default: 1 }) rulesVersion!: number;
  @Column('timestamptz') createdAt!: string;
}
