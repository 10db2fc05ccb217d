import { Injectable } from '@nestjs/common';
import { may, type Notice, type NoticeBody, readName } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { command, Database, is, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { isId, newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import { LOCK_NOTICE, noticeFacts, type NoticeLocked } from './notice-columns.js';
import { NoticeRow } from './notice.entity.js';
import { NoticesQueries } from './notices.queries.js';

/** Whether a department ($2) is a school's ($1). */
export const IS_DEPARTMENT = statement({ id: is.uuid }, 'SELECT id FROM department WHERE school_id = $1 AND id = $2');

/** Notes that somebody ($3) has read a notice ($2) of a school ($1) at $4; a second time changes nothing. */
export const READ_NOTICE = command(
  'INSERT INTO notice_read (school_id, notice_id, person_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
);

/** Puts notices up and takes them down, notes who has read them, and answers ideas. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly undos: Undos,
    private readonly queries: NoticesQueries,
  ) {}

  /** Puts a notice up. An idea is anybody's. @throws NOT_ALLOWED; INVALID naming `departmentId` */
  async add(principal: Principal, { departmentId = null, ...body }: NoticeBody): Promise<Notice> {
    const { schoolId, personId } = principal;
    if (body.kind !== 'idea' && !may(principal, 'notice.write')) throw new ProblemError('NOT_ALLOWED', words.notices.ideasOnly);
    if (departmentId !== null && !isId(departmentId)) throw invalid('departmentId', words.notices.noDepartment);
    const id = newId();
    await this.db.transaction(schoolId, async () => {
      if (departmentId !== null && !(await this.db.one(IS_DEPARTMENT, [schoolId, departmentId])))
        throw invalid('departmentId', words.notices.noDepartment);
      const said = { kind: body.kind, title: readName(body.title), mustRead: body.mustRead ?? body.kind === 'safety', departmentId };
      const row: NoticeRow = {
        ...{ schoolId, id, ...said, text: body.text.trim(), authorId: personId, at: instant(this.clock.nowMs()) },
        ...{ answer: null, answeredBy: null, answeredAt: null, archived: false },
      };
      await this.db.insert([NoticeRow, [row]]);
      await this.events.record(principal, { name: 'notice.posted', subjectId: id, payload: { after: noticeFacts(said) } });
      this.undos.keep(principal);
    });
    return this.queries.one(principal, id);
  }

  /** Notes that one has read a notice. @throws NOT_FOUND */
  async read(principal: Principal, id: string): Promise<Notice> {
    const { schoolId, personId } = principal;
    const notice = await this.queries.one(principal, id);
    if (notice.read) return notice;
    await this.db.transaction(schoolId, () => this.db.change(READ_NOTICE, [schoolId, id, personId, instant(this.clock.nowMs())]));
    return this.queries.one(principal, id);
  }

  /** Answers an idea, or answers it anew. @throws NOT_FOUND; INVALID naming `text` for a notice that is no idea */
  async answer(principal: Principal, id: string, text: string): Promise<Notice> {
    const { schoolId, personId } = principal;
    await this.queries.one(principal, id);
    await this.db.transaction(schoolId, async () => {
      const { kind, title, answer } = await this.lock(principal, id);
      if (kind !== 'idea') throw invalid('text', words.notices.noIdea);
      await this.db.update(NoticeRow, { id }, { answer: text.trim(), answeredBy: personId, answeredAt: instant(this.clock.nowMs()) });
      // whoever answers has read it
      await this.db.change(READ_NOTICE, [schoolId, id, personId, instant(this.clock.nowMs())]);
      const payload = { before: { answer }, after: { title, answer: text.trim() } };
      await this.events.record(principal, { name: 'notice.answered', subjectId: id, payload });
    });
    return this.queries.one(principal, id);
  }

  /** Takes a notice down: one's own, or anybody's where one leads. @throws NOT_FOUND; NOT_ALLOWED */
  async remove(principal: Principal, id: string): Promise<void> {
    await this.queries.one(principal, id);
    await this.db.transaction(principal.schoolId, async () => {
      const notice = await this.lock(principal, id);
      if (!may(principal, 'notice.remove', { personId: notice.authorId })) throw new ProblemError('NOT_ALLOWED', words.notices.notYours);
      await this.db.update(NoticeRow, { id }, { archived: true });
      await this.events.record(principal, { name: 'notice.removed', subjectId: id, payload: { before: noticeFacts(notice) } });
      this.undos.keep(principal);
    });
  }

  private async lock({ schoolId }: Principal, id: string): Promise<NoticeLocked> {
    const notice = await this.db.one(LOCK_NOTICE, [schoolId, id]);
    if (!notice || notice.archived) throw notFound('notice');
    return notice;
  }
}
