import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { LessonChangeFacts, PersonName, Question, RoomName } from '../calendar/lesson.contract.js';
import { ChemicalFacts } from '../substances/substance.contract.js';
import { IsDateOnly, IsInstant } from '../time/date-validators.js';
import { MAX_TASK_MINUTES, MAX_UNSENT } from './limits.js';
import { TASK_KINDS } from './task-kinds.js';
import { PLACES_TO_LIVE } from './where-it-lives.js';

/** A piece of technician work, to be done between `from` and `due`; `date` is the day it is listed on. */
export class Task {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsIn(TASK_KINDS) kind!: (typeof TASK_KINDS)[number];
  @IsOptional() @IsString() requisitionId!: string | null;
  @IsString() departmentId!: string;
  @IsString() title!: string;
  @IsNumber() minutes!: number;
  @IsInstant() from!: string;
  @IsInstant() due!: string;
  @IsDateOnly() date!: string;
  @IsOptional() @ValidateNested() @Type(() => PersonName) assignee!: PersonName | null;
  @IsBoolean() pinned!: boolean;
  @IsOptional() @IsInstant() doneAt!: string | null;
  @IsOptional() @IsInt() actualMinutes!: number | null;
}

/** A task after a change; `also`: the other tasks that the same tick marked (or opened) before it, since they come first. */
export class ChangedTask extends Task {
  @ValidateNested({ each: true }) @Type(() => Task) also!: Task[];
}

/** A change of a task; only what is sent is changed. `doneAt: null` takes a mark back; any instant in it marks done. */
export class TaskChange {
  @IsInt() @Min(1) version!: number;
  @IsOptional() @IsString() assigneeId?: string | null;
  @IsOptional() @IsDateOnly() date?: string;
  @IsOptional() @IsBoolean() pinned?: boolean;
  @ValidateIf((body: TaskChange) => body.doneAt !== undefined && body.doneAt !== null) @IsInstant() doneAt?: string | null;
  @IsOptional() @IsInt() @Min(0) @Max(MAX_TASK_MINUTES) actualMinutes?: number;
}

/** A tick that waited on a device: whether it marked its task done, and when it was made. */
export class UnsentTick {
  @IsString() taskId!: string;
  @IsBoolean() done!: boolean;
  @IsInstant() at!: string;
}

/** Ticks that somebody threw away on leaving a device, before they were sent. */
export class UnsentTicks {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(MAX_UNSENT) @ValidateNested({ each: true }) @Type(() => UnsentTick) ticks!: UnsentTick[];
}

/** How many of them were written into the history of their tasks: those whose task is still there. */
export class UnsentWritten {
  @IsInt() written!: number;
}

export class PrepListQuery {
  @IsDateOnly() date!: string;
  @IsOptional() @IsString() technicianId?: string;
  @IsOptional() @IsString() departmentId?: string;
  /** The work of one prep room; what waits for an answer is the department's all the same. */
  @IsOptional() @IsString() prepRoomId?: string;
  /** How many of `waiting` (usually 100) and of `toClose` (usually 200), at most 1,000 each. */
  @IsOptional() @IsString() waitingLimit?: string;
  @IsOptional() @IsString() toCloseLimit?: string;
}

/** What a requisition's line lacks: `quantity` of it, in `unit`, is not there. Its sentence is in `shortLines`. */
export class MissingItem {
  @IsString() name!: string;
  @IsOptional() @IsNumber() concentration!: number | null;
  @IsOptional() @IsString() concentrationText!: string | null;
  @IsNumber() quantity!: number;
  @IsOptional() @IsString() unit!: string | null;
}

/** What pupils of the class of a task need, such as 'no gluten', and how many; never whom. */
export class TaskNeed {
  @IsString() need!: string;
  @IsInt() count!: number;
}

/** What a task of the prep list says of its requisition. */
export class TaskContext {
  @IsInt() requisitionVersion!: number;
  @IsString() status!: string;
  @IsString() lessonId!: string;
  @IsDateOnly() lessonDate!: string;
  @IsString() period!: string;
  @IsOptional() @IsString() lastPeriod!: string | null;
  @IsInstant() lessonStart!: string;
  @IsString() group!: string;
  @IsOptional() @IsString() room!: string | null;
  @IsString() teacher!: string;
  /** Who has the lesson beside the teacher, by name. */
  @IsArray() @IsString({ each: true }) otherTeachers!: string[];
  /** An absence of the teacher meets the lesson. */
  @IsBoolean() teacherAway!: boolean;
  /** What was changed of the lesson by hand, the gravest first. */
  @ValidateNested({ each: true }) @Type(() => LessonChangeFacts) changes!: LessonChangeFacts[];
  @IsInt() sets!: number;
  @IsInt() trays!: number;
  @IsBoolean() short!: boolean;
  @IsArray() @IsString({ each: true }) shortLines!: string[];
  @ValidateNested({ each: true }) @Type(() => MissingItem) missing!: MissingItem[];
  /** Null for whom it is neither work nor theirs to know. */
  @IsOptional() @IsBoolean() late!: boolean | null;
  @IsOptional() @IsString() notes!: string | null;
  /** The day on which what stays out is taken down. */
  @IsOptional() @IsDateOnly() keptUntil!: string | null;
  /** What a technician is to help with in the lesson. */
  @IsOptional() @IsString() supportNote!: string | null;
  /** Left out where nothing was said. */
  @IsOptional() @ValidateNested({ each: true }) @Type(() => TaskNeed) needs?: TaskNeed[];
  /** The school's own line of how the practical is cleared away, as it is now. Left out where nothing was said. */
  @IsOptional() @IsString() clearAway?: string;
  /** How the lesson went, as its teacher said or as it was put away. Left out where nobody said. */
  @IsOptional() @IsString() outcome?: string;
}

/** `overdue`: to be prepared, not done when it was due, and the lesson not begun; `due` is then the lesson's start. */
export class ListedTask extends Task {
  @IsOptional() @IsBoolean() overdue?: boolean;
  @IsOptional() @ValidateNested() @Type(() => TaskContext) lesson!: TaskContext | null;
}

/** Prepare tasks of the same practical that are made at once; `minutes` counts the set-up once. */
export class Batch {
  @IsString() key!: string;
  @IsOptional() @IsString() practicalId!: string | null;
  @IsString() title!: string;
  @IsArray() @IsString({ each: true }) taskIds!: string[];
  @IsArray() @IsString({ each: true }) requisitionIds!: string[];
  @IsInt() sets!: number;
  @IsInt() trays!: number;
  @IsNumber() minutes!: number;
  @IsInstant() due!: string;
}

/** What a thing takes from stock: of which, where it stands, how much is there, and whether that is low, or too little. */
export class PickStock {
  @IsString() stockId!: string;
  @IsString() name!: string;
  @IsOptional() @IsString() location!: string | null;
  @IsOptional() @IsString() unit!: string | null;
  @IsNumber() there!: number;
  @IsNumber() takes!: number;
  @IsBoolean() tooLittle!: boolean;
}

/** What to fetch of one thing; a chemical at another strength is another thing, with its own make-up sum and hazard. */
export class PickItem extends ChemicalFacts {
  @IsString() name!: string;
  @IsOptional() @IsNumber() concentration!: number | null;
  @IsOptional() @IsString() concentrationText!: string | null;
  @IsNumber() quantity!: number;
  @IsOptional() @IsString() unit!: string | null;
  @IsString() kind!: string;
  @IsNumber() short!: number;
  /** For which requests it is; the tasks of the list say whose they are. */
  @IsArray() @IsString({ each: true }) requisitionIds!: string[];
  /** The stock that it is taken from as it is; of what is made up `makeUp` names it. */
  @IsOptional() @IsString() stockId?: string;
  /** How much there is of the stock that it takes from, of which it takes `takes`; left out where no stock is known. */
  @IsOptional() @ValidateNested() @Type(() => PickStock) stock?: PickStock;
  /** Kit that was typed and is not on the school's list: nobody holds it. */
  @IsOptional() @IsBoolean() unlisted?: boolean;
}

/** A place to fetch from; `lives`: in a prep room, where lessons are (nobody fetches that), or in a store of its own. */
export class PickPlace {
  @IsOptional() @IsString() location!: string | null;
  @IsOptional() @IsIn(PLACES_TO_LIVE) lives?: (typeof PLACES_TO_LIVE)[number];
  @ValidateNested({ each: true }) @Type(() => PickItem) items!: PickItem[];
}

/** A stretch in which more work is asked for than the technicians have time, and by how much the request itself is over the line. */
export class FoundOverload {
  @IsInstant() from!: string;
  @IsInstant() to!: string;
  @IsNumber() workMinutes!: number;
  @IsNumber() technicianMinutes!: number;
  @IsNumber() minutesOver!: number;
}

/** A requisition that waits for a technician's answer. `overload` is the sentence of `foundOverload`. */
export class WaitingRequisition {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() title!: string;
  @IsString() status!: string;
  @IsDateOnly() date!: string;
  @IsString() period!: string;
  @IsOptional() @IsString() lastPeriod!: string | null;
  @IsInstant() start!: string;
  @IsString() group!: string;
  @IsOptional() @IsString() room!: string | null;
  @IsString() departmentId!: string;
  @ValidateNested() @Type(() => PersonName) teacher!: PersonName;
  /** Who has the lesson beside the teacher. */
  @ValidateNested({ each: true }) @Type(() => PersonName) otherTeachers!: PersonName[];
  @IsInt() sets!: number;
  /** Null, as the two after it, for whom it is neither work nor theirs to know; of how many it is so is in the counts. */
  @IsOptional() @IsBoolean() late!: boolean | null;
  @IsOptional() @IsInt() minutesLate!: number | null;
  @IsOptional() @IsInt() schoolDaysLate!: number | null;
  @IsOptional() @IsString() lateReason!: string | null;
  @IsBoolean() short!: boolean;
  @IsOptional() @IsString() overload!: string | null;
  @IsOptional() @ValidateNested() @Type(() => FoundOverload) foundOverload!: FoundOverload | null;
  @IsOptional() @IsString() notes!: string | null;
  /** What was said last, and what is asked: for its people, who serve, and who lead its department; null for others. */
  @IsOptional() @IsString() lastMessage!: string | null;
  @IsOptional() @ValidateNested() @Type(() => Question) question!: Question | null;
}

/** How many requests wait for an answer in all: of the `total` so many are `queried`, and of the others so many late and short. */
export class WaitingCounts {
  @IsInt() total!: number;
  @IsInt() queried!: number;
  @IsInt() late!: number;
  @IsInt() short!: number;
}

/** A request whose lesson is over and of which nobody did anything: what became of it is asked, and one step closes it. */
export class LessonToClose {
  @IsString() id!: string;
  @IsInt() version!: number;
  @IsString() title!: string;
  @IsString() status!: string;
  @IsDateOnly() date!: string;
  @IsString() period!: string;
  @IsOptional() @IsString() lastPeriod!: string | null;
  @IsInstant() start!: string;
  @IsString() group!: string;
  @IsOptional() @IsString() room!: string | null;
  @IsString() departmentId!: string;
  @ValidateNested() @Type(() => PersonName) teacher!: PersonName;
  /** Who has the lesson beside the teacher. */
  @ValidateNested({ each: true }) @Type(() => PersonName) otherTeachers!: PersonName[];
}

export class BreakView {
  @IsString() start!: string;
  @IsString() end!: string;
}

/**
 * A day's work in order: batches to make, `ahead` those of the next teaching day, all tasks, what to pick from where, the moves, who waits for an answer, and
 * (today) `toClose`: what is over and was never touched.
 */
export class PrepList {
  @IsDateOnly() date!: string;
  @IsBoolean() teachingDay!: boolean;
  @IsOptional() @IsString() weekLabel!: string | null;
  @IsOptional() @IsDateOnly() previousDay!: string | null;
  @IsOptional() @IsDateOnly() nextDay!: string | null;
  @IsNumber() workMinutes!: number;
  @IsNumber() technicianMinutes!: number;
  @ValidateNested({ each: true }) @Type(() => BreakView) breaks!: BreakView[];
  /** Whose work the list can be, whoever's it is: its minutes and breaks are those of the one who is asked for. */
  @ValidateNested({ each: true }) @Type(() => PersonName) technicians!: PersonName[];
  /** The prep rooms of whose work the list can be. */
  @ValidateNested({ each: true }) @Type(() => RoomName) prepRooms!: RoomName[];
  @ValidateNested({ each: true }) @Type(() => Batch) batches!: Batch[];
  @ValidateNested({ each: true }) @Type(() => Batch) ahead!: Batch[];
  @ValidateNested({ each: true }) @Type(() => ListedTask) tasks!: ListedTask[];
  @ValidateNested({ each: true }) @Type(() => PickPlace) pickList!: PickPlace[];
  /** Chemicals and consumables of the next teaching day that are too few for it, once this day's are taken too. */
  @ValidateNested({ each: true }) @Type(() => PickItem) low!: PickItem[];
  @ValidateNested({ each: true }) @Type(() => ListedTask) deliveries!: ListedTask[];
  @ValidateNested({ each: true }) @Type(() => ListedTask) collections!: ListedTask[];
  @ValidateNested({ each: true }) @Type(() => WaitingRequisition) waiting!: WaitingRequisition[];
  /** `waiting` and `toClose` hold the first by lesson; these say of how many. */
  @ValidateNested() @Type(() => WaitingCounts) waitingCounts!: WaitingCounts;
  @ValidateNested({ each: true }) @Type(() => LessonToClose) toClose!: LessonToClose[];
  @IsInt() toCloseTotal!: number;
}
