import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One signed-in browser, by the hash of its token. One that has ended stays a while: it tells from where its account has signed in. */
@Entity('session')
@ForeignKey('account', ['accountId'], ['id'])
@Index('session_person', ['schoolId', 'personId'])
@Index('session_account', ['accountId'])
@Index('session_expiry', ['expiresAt'])
export class SessionRow {
  @PrimaryColumn('bytea') tokenHash!: Buffer;
  @Column('uuid') accountId!: string;
  @Column('uuid') schoolId!: string;
  @Column('uuid') personId!: string;
  @Column('text') xsrf!: string;
  @Column('text') address!: string;
  @Column('timestamptz') createdAt!: string;
  @Column('timestamptz') seenAt!: string;
  @Column('timestamptz') expiresAt!: string;
}
