import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody who can sign in. Stands above schools: one e-mail address and one password, whatever schools they work at. */
@Entity('account')
@Index('account_email', { synchronize: false })
export class AccountRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') email!: string;
  @Column('text', { nullable: true }) passwordHash!: string | null;
  @Column('timestamptz') createdAt!: string;
}
