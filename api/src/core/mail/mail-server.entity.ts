import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The one mail server while it is away, for all servers and schools; no row while it is there. */
@Entity('mail_server')
@Check('mail_server_one', 'id')
export class MailServerRow {
  @PrimaryColumn('boolean', { default: true }) id!: boolean;
  @Column('timestamptz') awaySince!: string;
  @Column('timestamptz') nextTry!: string;
  @Column('int') failures!: number;
  @Column('text') problem!: string;
}
