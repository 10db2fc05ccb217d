import { Module } from '@nestjs/common';
import { AbsencesController } from './absences.controller.js';
import { AbsencesQueries } from './absences.queries.js';
import { AbsencesService } from './absences.service.js';
import { AnswerLesson } from './answer-lesson.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarQueries } from './calendar.queries.js';
import { CalendarService } from './calendar.service.js';
import { AffectedRequests } from './changes/affected-requests.js';
import { ChangeLesson } from './changes/change-lesson.js';
import { ChangedLessons } from './changes/changed-lessons.js';
import { CheckChange } from './changes/check-change.js';
import { LessonsAtOnce } from './changes/lessons-at-once.js';
import { RoomSwapsController } from './changes/room-swaps.controller.js';
import { TakeBackChange } from './changes/take-back-change.js';
import { GroupsController } from './groups.controller.js';
import { GroupsQueries } from './groups.queries.js';
import { ForgetOldLessons } from './forget-old-lessons.js';
import { JobRules } from './job-rules.js';
import { JoinDoublesConsumer } from './join-doubles.consumer.js';
import { JoinEntries } from './join-entries.js';
import { KeptYears } from './kept-years.js';
import { LessonAnswers } from './lesson-answers.js';
import { LessonsController } from './lessons.controller.js';
import { LessonsQueries } from './lessons.queries.js';
import { LessonSayings } from './said-of-lessons.js';
import { WrittenLessons } from './written-lessons.js';
import { OccasionEntries } from './occasion-entries.js';
import { MergeTeachers } from './merge-teachers.js';
import { FreeRooms } from './rooms/free-rooms.js';
import { RoomAvailabilities } from './rooms/room-availability.js';
import { ClosedLooks } from './rooms/closed-looks.js';
import { RoomClosures } from './rooms/room-closures.js';
import { TakeBackClosure } from './rooms/take-back-closure.js';
import { RoomsController } from './rooms/rooms.controller.js';
import { RoomsQueries } from './rooms/rooms.queries.js';
import { RoomsService } from './rooms/rooms.service.js';
import { SchoolRules } from './school-rules.js';
import { TakeBackAnswer } from './take-back-answer.js';
import { TakeBackTimetable } from './take-back-timetable.js';
import { TimetableEntries } from './timetable-entries.js';
import { UnansweredLessons } from './unanswered-lessons.js';
import { WriteTimetable } from './write-timetable.js';

/** The school's year, its lessons, what was said about them, and who is away. */
@Module({
  controllers: [CalendarController, LessonsController, GroupsController, AbsencesController, RoomsController, RoomSwapsController],
  providers: [
    SchoolRules,
    JobRules,
    TimetableEntries,
    LessonSayings,
    WrittenLessons,
    LessonAnswers,
    CalendarService,
    CalendarQueries,
    LessonsQueries,
    GroupsQueries,
    AnswerLesson,
    TakeBackAnswer,
    AbsencesService,
    AbsencesQueries,
    WriteTimetable,
    JoinEntries,
    JoinDoublesConsumer,
    TakeBackTimetable,
    MergeTeachers,
    KeptYears,
    ForgetOldLessons,
    OccasionEntries,
    UnansweredLessons,
    RoomsQueries,
    RoomsService,
    RoomAvailabilities,
    FreeRooms,
    ClosedLooks,
    RoomClosures,
    TakeBackClosure,
    LessonsAtOnce,
    AffectedRequests,
    CheckChange,
    ChangedLessons,
    ChangeLesson,
    TakeBackChange,
  ],
  exports: [
    FreeRooms,
    OccasionEntries,
    SchoolRules,
    JobRules,
    LessonAnswers,
    LessonsQueries,
    WriteTimetable,
    TakeBackTimetable,
    UnansweredLessons,
  ],
})
export class CalendarModule {}
