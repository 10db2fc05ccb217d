import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody who can sign in. Stands above schools: one e-mail address, whatever schools they work at, with a password at each. */
@Entity('account')
@Index('account_email', { synchronize: false })
export class AccountRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') email!: string;
  /** All passwords of one account are hashed with this salt, so that a sign-in takes one hash at however many schools. */
  @Column('bytea', { default: () => 'uuid_send(gen_random_uuid())' }) passwordSalt!: Buffer;
  @Column('timestamptz') createdAt!: string;
}
