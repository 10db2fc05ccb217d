import { SchoolsAndPeople1763700000001 } from './0001-schools-and-people.js';
import { CalendarAndTimetable1763700000002 } from './0002-calendar-and-timetable.js';
import { LibraryAndApparatus1763700000003 } from './0003-library-and-apparatus.js';
import { RequisitionsAndPrep1763700000004 } from './0004-requisitions-and-prep.js';
import { Messages1763700000005 } from './0005-messages.js';
import { Events1763700000006 } from './0006-events.js';
import { PendingWork1763700000007 } from './0007-pending-work.js';
import { OneSchoolAStatement1763700000008 } from './0008-one-school-a-statement.js';
import { WhoAsksAndWhere1763700000009 } from './0009-who-asks-and-where.js';
import { MailMessages1763700000010 } from './0010-mail-messages.js';
import { DemandByCommands1763700000011 } from './0011-demand-by-commands.js';
import { SettleAndPupils1763700000012 } from './0012-settle.js';
import { BellsAndTeachers1763700000013 } from './0013-bells-and-teachers.js';
import { Imports1763700000014 } from './0014-imports.js';
import { RulesEverywhere1763700000015 } from './0015-rules-everywhere.js';
import { News1763700000016 } from './0016-news.js';
import { HandedOver1763700000017 } from './0017-handed-over.js';
import { ComposedNames1763700000019 } from './0019-composed-names.js';
import { Substances1763700000020 } from './0020-substances.js';
import { OverTheLine1763700000021 } from './0021-over-the-line.js';
import { Undo1763700000022 } from './0022-undo.js';
import { NumbersAndHeads1763700000023 } from './0023-numbers-and-heads.js';
import { ToldAsChosen1763700000029 } from './0029-told-as-chosen.js';
import { KitAliases1763700000026 } from './0026-kit-aliases.js';
import { NotesAreNoStrengths1763700000032 } from './0032-notes-are-no-strengths.js';
import { LastPeriods1763700000034 } from './0034-last-periods.js';
import { APasswordAMembership1763700000037 } from './0037-a-password-a-membership.js';
import { SharedTeams1763700000043 } from './0043-shared-teams.js';
import { MailServerAway1763700000044 } from './0044-mail-server-away.js';
import { EventsInOrder1763700000045 } from './0045-events-in-order.js';
import { LessonsOfImports1763700000046 } from './0046-lessons-of-imports.js';
import { HistoryStays1763700000047 } from './0047-history-stays.js';
import { ImportsUnderWay1763700000048 } from './0048-imports-under-way.js';
import { NoMoreThanNeeded1763700000049 } from './0049-no-more-than-needed.js';
import { LookedUpByKey1763700000050 } from './0050-looked-up-by-key.js';
import { HoldsInOneCall1763700000051 } from './0051-holds-in-one-call.js';
import { ToldOfOverload1763700000052 } from './0052-told-of-overload.js';
import { KeptNoLonger1763700000053 } from './0053-kept-no-longer.js';
import { MessagesAndImportsInOrder1763700000059 } from './0059-messages-and-imports-in-order.js';
import { FoundByKey1763700000064 } from './0064-found-by-key.js';
import { SomeTasksAreOpen1763700000065 } from './0065-some-tasks-are-open.js';
import { KeysOnce1763700000066 } from './0066-keys-once.js';
import { OverSeveralDays1763700000070 } from './0070-over-several-days.js';
import { Occasions1763700000071 } from './0071-occasions.js';
import { Kits1763700000080 } from './0080-kits.js';
import { Rooms1763700000085 } from './0085-rooms.js';
import { LessonChanges1763700000086 } from './0086-lesson-changes.js';
import { WhatRoomsLack1763700000087 } from './0087-what-rooms-lack.js';
import { PrepRooms1763700000088 } from './0088-prep-rooms.js';
import { TheLibraryWhole1763700000090 } from './0090-the-library-whole.js';
import { PracticalFiles1763700000091 } from './0091-practical-files.js';
import { Schemes1763700000095 } from './0095-schemes.js';
import { ImportsOfFeatures1763700000096 } from './0096-imports-of-features.js';
import { Stock1763700000100 } from './0100-stock.js';
import { Duties1763700000101 } from './0101-duties.js';
import { Checks1763700000102 } from './0102-checks.js';
import { OwnLog1763700000110 } from './0110-own-log.js';
import { Offers1763700000111 } from './0111-offers.js';
import { HoldsOfPlainKit1763700000118 } from './0118-holds-of-plain-kit.js';
import { WhoIsWriting1763700000120 } from './0120-who-is-writing.js';
import { Notices1763700000123 } from './0123-notices.js';
import { Plans1763700000132 } from './0132-plans.js';
import { BreakageBook1763700000137 } from './0137-breakage-book.js';
import { DemandAsText1763700000141 } from './0141-demand-as-text.js';
import { StorageAndNeeds1763700000145 } from './0145-storage-and-needs.js';
import { Buying1763700000146 } from './0146-buying.js';
import { WhomWorkAsksFor1763700000147 } from './0147-whom-work-asks-for.js';
import { ATeamAway1763700000148 } from './0148-a-team-away.js';
import { WrittenInOrder1763700000150 } from './0150-written-in-order.js';
import { SamePoint1763700000152 } from './0152-same-point.js';
import { HoursOfLeavers1763700000154 } from './0154-hours-of-leavers.js';
import { MachineJobs1763700000161 } from './0161-machine-jobs.js';
import { TimeToMeet1763700000164 } from './0164-time-to-meet.js';
import { JobsEndedSooner1763700000169 } from './0169-jobs-ended-sooner.js';

/** Every migration in the order in which it runs. */
export const migrations = [
  SchoolsAndPeople1763700000001,
  CalendarAndTimetable1763700000002,
  LibraryAndApparatus1763700000003,
  RequisitionsAndPrep1763700000004,
  Messages1763700000005,
  Events1763700000006,
  PendingWork1763700000007,
  OneSchoolAStatement1763700000008,
  WhoAsksAndWhere1763700000009,
  MailMessages1763700000010,
  DemandByCommands1763700000011,
  SettleAndPupils1763700000012,
  BellsAndTeachers1763700000013,
  Imports1763700000014,
  RulesEverywhere1763700000015,
  News1763700000016,
  HandedOver1763700000017,
  ComposedNames1763700000019,
  Substances1763700000020,
  OverTheLine1763700000021,
  Undo1763700000022,
  NumbersAndHeads1763700000023,
  KitAliases1763700000026,
  ToldAsChosen1763700000029,
  NotesAreNoStrengths1763700000032,
  LastPeriods1763700000034,
  APasswordAMembership1763700000037,
  SharedTeams1763700000043,
  MailServerAway1763700000044,
  EventsInOrder1763700000045,
  LessonsOfImports1763700000046,
  HistoryStays1763700000047,
  ImportsUnderWay1763700000048,
  NoMoreThanNeeded1763700000049,
  LookedUpByKey1763700000050,
  HoldsInOneCall1763700000051,
  ToldOfOverload1763700000052,
  KeptNoLonger1763700000053,
  MessagesAndImportsInOrder1763700000059,
  FoundByKey1763700000064,
  SomeTasksAreOpen1763700000065,
  KeysOnce1763700000066,
  OverSeveralDays1763700000070,
  Occasions1763700000071,
  Kits1763700000080,
  Rooms1763700000085,
  LessonChanges1763700000086,
  WhatRoomsLack1763700000087,
  PrepRooms1763700000088,
  TheLibraryWhole1763700000090,
  PracticalFiles1763700000091,
  Schemes1763700000095,
  ImportsOfFeatures1763700000096,
  Stock1763700000100,
  Duties1763700000101,
  Checks1763700000102,
  OwnLog1763700000110,
  Offers1763700000111,
  HoldsOfPlainKit1763700000118,
  WhoIsWriting1763700000120,
  Notices1763700000123,
  Plans1763700000132,
  BreakageBook1763700000137,
  DemandAsText1763700000141,
  StorageAndNeeds1763700000145,
  Buying1763700000146,
  WhomWorkAsksFor1763700000147,
  ATeamAway1763700000148,
  WrittenInOrder1763700000150,
  SamePoint1763700000152,
  HoursOfLeavers1763700000154,
  MachineJobs1763700000161,
  TimeToMeet1763700000164,
  JobsEndedSooner1763700000169,
];
