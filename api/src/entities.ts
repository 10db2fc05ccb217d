import { ApparatusPartRow, ApparatusRow, ApparatusUseRow, HoldRow } from './apparatus/index.js';
import {
  AbsenceRow,
  CalendarRow,
  EntryTeacherRow,
  LessonAnswerRow,
  LessonChangeRow,
  RoomClosureRow,
  RoomRow,
  TeachingGroupRow,
  TimetableEntryRow,
} from './calendar/index.js';
import { CheckRecordRow, CheckRow } from './checks/index.js';
import type { Entities } from './core/database/index.js';
import { EventRow } from './core/events/index.js';
import { IdempotencyRow } from './core/http/index.js';
import { JobRunRow, PendingRow } from './core/jobs/index.js';
import { MailMessageRow, MailServerRow } from './core/mail/index.js';
import { UndoRow } from './core/undo/index.js';
import { DutyRow, DutyTaskRow } from './duties/index.js';
import { AccountRow, InvitationRow, MembershipRow, PasswordResetRow, SessionRow, SignInFailureRow } from './identity/index.js';
import { ImportEntryRow, ImportKeptRow, ImportRow, ImportRunRow, ImportWordRow } from './imports/index.js';
import { NotificationChoiceRow, NotificationRow, OverloadNoticeRow } from './notifications/index.js';
import { PracticalFileRow, PracticalLineRow, PracticalNoteRow, PracticalRow, PracticalVersionRow } from './practicals/index.js';
import { PlanRow } from './plan/index.js';
import { DemandRow, TaskRow } from './prep/index.js';
import { OfferRow, RequisitionLineRow, RequisitionMessageRow, RequisitionRow, SettleRow } from './requisitions/index.js';
import { GroupSchemeRow, SchemeRow, SchemeStepRow } from './schemes/index.js';
import { DepartmentPolicyRow, DepartmentRow, PersonDepartmentRow, PersonRow, SchoolRow } from './school/index.js';
import { StockMovementRow, StockRow, StorageRulesRow } from './stock/index.js';
import { SubstanceRow } from './substances/index.js';
import { OverLineRow } from './workload/index.js';
import { LogEntryRow } from './log/index.js';
import { MachineJobRow } from './machine-jobs/index.js';
import { NoticeReadRow, NoticeRow } from './notices/index.js';
import { DepartmentBudgetRow, FinancialYearRow, PurchaseRow } from './buying/index.js';
import { GroupNeedRow, ShoppingCutOffRow } from './week-list/index.js';
import { OccasionRow } from './occasions/index.js';

/** Every class that describes a table. */
export const entities: Entities = [
  EventRow,
  IdempotencyRow,
  UndoRow,
  JobRunRow,
  PendingRow,
  MailMessageRow,
  MailServerRow,
  AccountRow,
  MembershipRow,
  SessionRow,
  InvitationRow,
  PasswordResetRow,
  SignInFailureRow,
  SchoolRow,
  DepartmentRow,
  DepartmentPolicyRow,
  PersonRow,
  PersonDepartmentRow,
  CalendarRow,
  RoomRow,
  TeachingGroupRow,
  TimetableEntryRow,
  EntryTeacherRow,
  LessonAnswerRow,
  AbsenceRow,
  LessonChangeRow,
  RoomClosureRow,
  ImportRow,
  ImportEntryRow,
  ImportRunRow,
  ImportWordRow,
  ImportKeptRow,
  SubstanceRow,
  StockRow,
  StorageRulesRow,
  ShoppingCutOffRow,
  GroupNeedRow,
  FinancialYearRow,
  DepartmentBudgetRow,
  PurchaseRow,
  StockMovementRow,
  PracticalRow,
  PracticalLineRow,
  PracticalVersionRow,
  PracticalNoteRow,
  PracticalFileRow,
  SchemeRow,
  SchemeStepRow,
  GroupSchemeRow,
  ApparatusRow,
  ApparatusPartRow,
  ApparatusUseRow,
  HoldRow,
  RequisitionRow,
  RequisitionLineRow,
  RequisitionMessageRow,
  OfferRow,
  SettleRow,
  TaskRow,
  DemandRow,
  DutyRow,
  DutyTaskRow,
  MachineJobRow,
  CheckRow,
  CheckRecordRow,
  OverLineRow,
  PlanRow,
  NotificationChoiceRow,
  NotificationRow,
  OverloadNoticeRow,
  LogEntryRow,
  OccasionRow,
  NoticeRow,
  NoticeReadRow,
];
