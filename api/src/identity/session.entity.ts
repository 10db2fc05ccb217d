import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** One signed-in browser, by the hash of its token. One that has ended stays a while: it tells from where its account has signed in. */
@Entity('session')
@ForeignKey('account', ['accountId'], ['id'])
@Unique(['id'])
@Index('session_person', ['schoolId', 'personId'])
@Index('session_account', ['accountId'])
@Index('session_expiry', ['expiresAt'])
export class SessionRow {
  @PrimaryColumn('bytea') tokenHash!: Buffer;
  /** What its person calls it by; the hash of its token goes nowhere. */
  @Column('uuid') id!: string;
  @Column('uuid') accountId!: string;
  @Column('uuid') schoolId!: string;
  @Column('uuid') personId!: string;
  @Column('text') xsrf!: string;
  @Column('text') address!: string;
  @Column('timestamptz') createdAt!: string;
  @Column('timestamptz') seenAt!: string;
  @Column('timestamptz') expiresAt!: string;
  /** When it ends, however much it is used. */
  @Column('timestamptz') endsAt!: string;
  /** When its password was typed last, and the schools at which that was right. */
  @Column('timestamptz') provedAt!: string;
  @Column('uuid', { array: true, default: '{}' }) schoolIds!: string[];
  @Column('bytea', { nullable: true }) deviceHash!: Buffer | null;
}
