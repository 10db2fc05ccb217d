import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That one of the servers took a job on for a moment and a school. Stands above schools: jobs are claimed before a school is set. */
@Entity('job_run')
export class JobRunRow {
  @PrimaryColumn('text') job!: string;
  @PrimaryColumn('timestamptz') due!: string;
  @PrimaryColumn('uuid') schoolId!: string;
  @Column('timestamptz') claimedAt!: string;
}
