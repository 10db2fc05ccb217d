import type { Apparatus } from '../apparatus/apparatus.contract.js';
import type { GoneHow } from '../apparatus/limits.js';
import type { CalendarBody } from '../calendar/calendar.contract.js';
import type { SettleWhy } from '../requisitions/index.js';
import type { RiskAssessment } from '../requisitions/requisition-ask.contract.js';
import type { PolicyBody, SchoolSettings } from '../school/school.contract.js';
import type { FollowedScheme, SchemeFacts } from '../schemes/scheme-facts.js';
import type { Substance } from '../substances/substance.contract.js';
import type { OverloadFacts } from '../workload/index.js';
import type { CheckFacts, DutyFacts } from './duty-facts.js';
import type { ChangedPerson, PersonFacts } from './person-facts.js';
import type { KeptFacts, Late, Moved, OfTeacher, OutcomeTold, Place, Status, Step, Submission } from './requisition-facts.js';
import type { MachineJobFacts } from './machine-job-facts.js';
import type { NoticeFacts } from './notice-facts.js';
import type { OccasionFacts } from './occasion-facts.js';
import type { LessonChanged, RoomClosed, RoomFacts } from './room-facts.js';
import type { Changed, Gone, Made } from './shapes.js';
import type { StockEvents } from './stock-events.js';

/** What was said of apparatus before there were kits, and what is said of it now. */
type ApparatusFacts = Pick<Apparatus, 'name' | 'category' | 'owned' | 'outOfService' | 'location' | 'turnaroundMinutes' | 'labelled'> &
  Partial<Omit<Apparatus, 'id' | 'version'>>;
/** So many broke, or came back; `cost` in the school's money, with which request it happened, how unless it broke; of which event it is the taking back. The note is the event's. */
type OutOfService = Changed<
  { outOfService: number },
  { outOfService: number; quantity?: number; cost?: number; requisitionId?: string; how?: GoneHow; takesBack?: string }
>;
/** What a school says of a chemical itself. */
type SubstanceFacts = Omit<Substance, 'id' | 'version' | 'own' | 'stockSource'>;

interface LessonAnswer {
  date: string;
  answer: 'nothing-needed' | null;
}

interface Away {
  personId: string;
  /** `[from,to)` as PostgreSQL writes a range of instants. */
  during: string;
}

interface PracticalVersion {
  version: number;
  title: string;
}

interface PracticalFileFacts {
  fileId: string;
  type: string;
  bytes: number;
}

interface DepartmentSettings {
  name: string;
  riskAssessmentNeeded: boolean;
  asks?: boolean;
  lendsPracticals?: boolean;
  teamShared?: boolean;
  deadlinesFrom?: string | null;
  prepRoomIds?: string[];
}

type SchoolFacts = Omit<SchoolSettings, 'joinDoubles' | 'keepYears'> & Partial<Pick<SchoolSettings, 'joinDoubles' | 'keepYears'>>;

interface TaskPlan {
  assigneeId: string | null;
  date: string;
  pinned: boolean;
  actualMinutes: number | null;
}

/** `doneAt` in epoch milliseconds. */
interface TaskFacts extends TaskPlan {
  doneAt: number | null;
}

interface ImportFacts {
  file: string;
  kind: string;
  from: string;
  created: number;
  updated: number;
  unchanged: number;
  removed: number;
  rejected: number;
  warnings: number;
  /** The import's own id. */
  importId?: string;
}

/** Of which request its teacher is asked, with which it would change days (null: it would go alone), and who asks. */
interface OfferFacts {
  requisitionId: string;
  swapWith: string | null;
  madeBy: string;
  to: { date: string; period: string; lastPeriod: string | null };
}

interface Asked {
  title: string;
  pupils: number;
  groupSize: number;
}

/** The status is there when the change took it from accepted back to submitted; the practical's version when another was taken. */
type ChangedRequisition = Changed<
  Asked & Partial<Status> & OfVersion,
  Asked & { short: boolean; overload: OverloadFacts | null } & Partial<Status> & OfVersion
>;
interface OfVersion {
  practicalVersion?: number | null;
}

/** `left`: how many are missing still. */
export interface CameFree {
  apparatusId: string;
  name: string;
  quantity: number;
  left: number;
}

interface Notes {
  notes: string | null;
  riskAssessment: RiskAssessment | null;
}

/**
 * Maps the name of each event to what it tells: ids, numbers, codes, instants and what people themselves typed; no sentence of ours,
 * which are made where they are shown. Rows outlive code: a name stays here for as long as a school may have a row of it, and a key that
 * was added later is optional.
 */
export interface Events extends StockEvents {
  'absence.withdrawn': Gone<Away>;
  'absence.written': Made<Away>;
  'apparatus.added': Made<ApparatusFacts>;
  'apparatus.broken': OutOfService;
  'apparatus.changed': Changed<ApparatusFacts>;
  /** What was said to be broken is in service again. */
  'apparatus.repaired': OutOfService;
  /** Fewer than were promised: of each requisition's hold, how many were taken away. */
  'apparatus.short': Made<{ name: string; taken: { requisitionId: string; quantity: number }[] }>;
  'calendar.changed': Changed<CalendarBody | null, CalendarBody>;
  'check.added': Made<CheckFacts>;
  'check.changed': Changed<CheckFacts>;
  /** It was done on a day, and is due again; the note is the event's. */
  'check.done': Changed<CheckFacts, CheckFacts & { doneOn: string; recordId: string }>;
  'check.removed': Gone<CheckFacts>;
  'department.added': Made<{ name: string }>;
  'department.changed': Changed<DepartmentSettings>;
  'group.scheme': Changed<{ follows: FollowedScheme | null }>;
  'duty.added': Made<DutyFacts>;
  'duty.changed': Changed<DutyFacts>;
  /** So many of its tasks came or went as the calendar or time went on. */
  'duty.laid-out': Made<{ title: string; changed: number }>;
  'duty.removed': Gone<DutyFacts>;
  'lesson.answer-withdrawn': Changed<LessonAnswer>;
  'lesson.answered': Changed<LessonAnswer>;
  /** `before`: the change of that kind that it had already. */
  'lesson.changed': Changed<LessonChanged | null, LessonChanged>;
  /** Its changes were taken away: it is as the timetable has it. */
  'lesson.unchanged': Gone<{ date: string; changes: LessonChanged[] }>;
  'machine-job.added': Made<MachineJobFacts>;
  'machine-job.changed': Changed<MachineJobFacts>;
  /** Its machine is free sooner than planned since then; null: not any more, that was taken back. */
  'machine-job.ended': Changed<{ endedAt: string | null }, { title: string; endedAt: string | null }>;
  /** Before which waiting job it came, and comes now; null: last. */
  'machine-job.moved': Changed<{ beforeId: string | null }, { title: string; beforeId: string | null }>;
  'machine-job.removed': Gone<MachineJobFacts>;
  'mail.retried': Changed<{ status: string }, { status: 'waiting'; event: string }>;
  'notice.answered': Changed<{ answer: string | null }, { title: string; answer: string }>;
  /** Put up, or up again. */
  'notice.posted': Made<NoticeFacts>;
  'notice.removed': Gone<NoticeFacts>;
  'occasion.added': Made<OccasionFacts>;
  'occasion.changed': Changed<OccasionFacts>;
  /** Its dates to come are off. */
  'occasion.dropped': Gone<OccasionFacts>;
  /** Yes or no, by the teacher who was asked. */
  'offer.answered': Changed<{ state: 'open' }, OfferFacts & { accept: boolean }>;
  /** Another lesson was offered, or to change days; the note is the event's. */
  'offer.made': Made<OfferFacts>;
  /** Its making or its answer was taken back: by which events that had been told. */
  'offer.taken-back': Made<OfferFacts & { act: 'offer.made' | 'offer.answered'; events: readonly string[] }>;
  /** Without an invitation. */
  'person.added': Made<Pick<PersonFacts, 'name' | 'code' | 'roles'>>;
  'person.changed': Changed<ChangedPerson>;
  /** `workingPattern`: of somebody who begins with hours. */
  /** Their name and address were taken away; nothing tells what they were. */
  'person.forgotten': Made<{ code: string }>;
  'person.invited': Made<Pick<PersonFacts, 'name' | 'email' | 'roles'> & Partial<Pick<PersonFacts, 'workingPattern'>>>;
  'person.joined': Made<{ name: string }>;
  /** `handOverTo`: whose what they asked for is from then on. */
  'person.left': Changed<{ name: string; code: string }, { name: string; handOverTo: string | null }>;
  /** The subject is who stays; before is who turned out to be the same person. */
  'person.merged': Changed<{ personId: string; name: string; code: string }, { name: string; code: string }>;
  'person.passwordSet': Made<{ name: string }>;
  'policy.changed': Changed<PolicyBody | null, { name: string } & PolicyBody>;
  'practical.added': Made<PracticalVersion>;
  'practical.archived': Gone<PracticalVersion>;
  'practical.changed': Changed<PracticalVersion>;
  'practical.file-added': Made<PracticalFileFacts>;
  'practical.file-removed': Gone<PracticalFileFacts>;
  'practical.note-removed': Gone<{ noteId: string }>;
  'practical.noted': Made<{ noteId: string }>;
  /** It is in the library again. */
  'practical.restored': Made<PracticalVersion>;
  'practicals.started': Made<{ practicals: number; apparatus: number }>;
  'requisition.accepted': Changed<Status, Step>;
  'requisition.cancelled': Changed<Status, Step>;
  'requisition.changed': ChangedRequisition;
  /** After the deadline. */
  'requisition.changed-late': ChangedRequisition;
  'requisition.cleared': Changed<Status, Step>;
  'requisition.collected': Changed<Status, Step>;
  'requisition.declined': Changed<Status, Step>;
  'requisition.delivered': Changed<Status, Step>;
  'requisition.draft': Made<Step>;
  /** Its head excused that it was late. */
  'requisition.excused': Changed<Late, Late & { title: string }>;
  /** Kit came free for a request that went short: of each apparatus how many came, and how many are missing still; by which events. */
  'requisition.filled': Made<{ title: string; short: boolean; came: CameFree[]; freedBy?: readonly string[] }>;
  /** Before and after, whose request it is. */
  'requisition.handed-over': Changed<OfTeacher, OfTeacher & { title: string }>;
  /** The text is the event's note. */
  'requisition.message': Made<{ title: string }>;
  /** To another lesson, as it is. */
  'requisition.moved': Changed<Place, Moved>;
  'requisition.noted': Changed<Notes>;
  /** Its teacher said how the lesson went. */
  'requisition.outcome-told': Changed<OutcomeTold, OutcomeTold & { title: string }>;
  /** It came over the line, by so many minutes, or is no longer (null): found when the line was worked out again. */
  'requisition.over-line': Changed<{ minutesOver: number | null }>;
  'requisition.prepared': Changed<Status, Step>;
  'requisition.queried': Changed<Status, Step>;
  /** Its teacher said otherwise why it was late. */
  'requisition.reason-corrected': Changed<Late, Late & { title: string }>;
  /** Written down after its lesson, as done without a request. */
  'requisition.recorded': Made<Step>;
  /** It followed what the world changed: calendar, timetable, class, room, kit, who is there. */
  'requisition.replanned': Changed<KeptFacts & Status, KeptFacts & Status & { title: string }>;
  /** An act was taken back: of which name, and its events, among which these are about the request. */
  'requisition.taken-back': Changed<Status, Status & { title: string; act: EventName; events: readonly string[] }>;
  /** What was to be settled needs nothing more: it goes on as it is. `forAll`: said by who serves or leads, and not its teacher alone. */
  'requisition.settled': Changed<Status & { whys: SettleWhy[] }, Status & { title: string; forAll?: boolean }>;
  /** `short`: how many it lost by this; `missing`: how many of those asked for (`asked`) are missing since. */
  'requisition.short': Made<{ title: string; apparatusId: string; name: string; short: number; missing?: number; asked?: number }>;
  /** A submission, or the step back to it when a question was answered. */
  'requisition.submitted': Changed<Status | null, Submission | Step>;
  'room.added': Made<RoomFacts>;
  'room.changed': Changed<RoomFacts>;
  'room.closed': Made<RoomClosed>;
  /** Its closure was taken away. */
  'room.opened': Gone<RoomClosed>;
  'scheme.added': Made<SchemeFacts>;
  'scheme.changed': Changed<SchemeFacts>;
  'scheme.removed': Gone<SchemeFacts>;
  'school.begun': Made<{ name: string; timeZone: string }>;
  'school.changed': Changed<SchoolFacts>;
  'substance.added': Made<SubstanceFacts>;
  'substance.changed': Changed<SubstanceFacts>;
  'substance.removed': Gone<SubstanceFacts>;
  'task.assigned': Changed<TaskFacts, TaskPlan>;
  /** `after.doneAt` is an instant. */
  'task.done': Changed<TaskFacts, { doneAt: string }>;
  'task.reopened': Changed<TaskFacts, { doneAt: null }>;
  /** A tick that waited on a device and that its person threw away on leaving; `at` is when it was made. */
  'task.unsent': Made<{ title: string; done: boolean; at: string }>;
  'timetable.imported': Made<ImportFacts>;
  /** Lessons of several periods were joined where a timetable was there before that was done. */
  'timetable.joined': Made<{ entries: number }>;
  /** An import was taken back: what it had been, and what became of its lessons. */
  'timetable.import-undone': Changed<ImportFacts, { restored: number; gone: number; ended: number }>;
}

export type EventName = keyof Events;

/** What is known of a step that its name does not say: from where to where a request was moved, from whom to whom it went, what it followed, what was changed. */
export type StepFacts =
  | Events['requisition.moved']
  | Events['requisition.handed-over']
  | Events['requisition.replanned']
  | Events['requisition.changed']
  | Events['requisition.taken-back'];
