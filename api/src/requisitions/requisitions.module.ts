import { Module } from '@nestjs/common';
import { MergeRequests } from './merge-requests.js';
import { ApparatusModule } from '../apparatus/index.js';
import { CalendarModule } from '../calendar/index.js';
import { PracticalsModule } from '../practicals/index.js';
import { PrepModule } from '../prep/index.js';
import { StockModule } from '../stock/index.js';
import { SubstancesModule } from '../substances/index.js';
import { WorkloadModule } from '../workload/index.js';
import { Alternatives } from './alternatives.js';
import { AskContexts } from './ask-context.js';
import { Askings } from './asking.js';
import { Assess } from './assess.js';
import { ChangeRequisition } from './change-requisition.js';
import { FillShortConsumer } from './fill-short.consumer.js';
import { Equivalents } from './equivalents.js';
import { Foresee } from './foresee.js';
import { FillShort } from './fill-short.js';
import { ForgetRequests } from './forget-requests.js';
import { Ghosts } from './ghosts.js';
import { DrawsController } from './draws.controller.js';
import { DrawForStep } from './draw-for-step.js';
import { GoShort } from './go-short.js';
import { HandOver } from './hand-over.js';
import { HandOverOfLeavers } from './hand-over-of-leavers.js';
import { ClosePastConsumer } from './close-past.consumer.js';
import { CloseRequisition } from './close-requisition.js';
import { KnownEntries } from './known-entries.js';
import { KitOfStep } from './kit-of-step.js';
import { LateReasons } from './late-reason.js';
import { SayOfRequest } from './say-of-request.js';
import { TellOutcome } from './tell-outcome.js';
import { MarkShort } from './mark-short.js';
import { Messages } from './messages.js';
import { MoveRequisition } from './move-requisition.js';
import { PlaceRequisition } from './place-requisition.js';
import { PreviewRequisition } from './preview-requisition.js';
import { PutRequisition } from './put-requisition.js';
import { OFFER_PROVIDERS, OffersController } from './offers/index.js';
import { OpenRequisition } from './open-requisition.js';
import { DraftPracticals, Replan, ReplanReaders, WriteReplan } from './replan/index.js';
import { Reclaim } from './reclaim.js';
import { RequisitionUndos } from './requisition-undos.js';
import { RequisitionsController } from './requisitions.controller.js';
import { RequisitionListController } from './requisition-list.controller.js';
import { RequisitionListQueries } from './requisition-list.queries.js';
import { RequisitionQueries } from './requisitions.queries.js';
import { Settle } from './settle.js';
import { SettleController } from './settle.controller.js';
import { SubmitRequisition } from './submit-requisition.js';
import { CopyWeek } from './copy-week.js';
import { SubmitSeries } from './submit-series.js';
import { RecordRequisition } from './record-requisition.js';
import { SeriesController } from './series.controller.js';
import { RestoreRequisition } from './restore-requisition.js';
import { TakeBackRequisition } from './take-back-requisition.js';
import { TakeSteps } from './take-steps.js';
import { TakersController } from './takers.controller.js';
import { Takers } from './takers.js';
import { TasksController } from './tasks.controller.js';
import { TickTask } from './tick-task.js';
import { ToSettleQueries } from './to-settle.queries.js';
import { WaysOut } from './ways-out.js';
import { WorkOfRequests } from './work-of-requests.js';
import { WriteRequisition } from './write-requisition.js';

/** A teacher's request for a practical at a lesson, from draft to cleared. */
@Module({
  imports: [CalendarModule, ApparatusModule, PracticalsModule, PrepModule, StockModule, SubstancesModule, WorkloadModule],
  controllers: [
    DrawsController,
    RequisitionListController,
    SeriesController,
    RequisitionsController,
    SettleController,
    TakersController,
    TasksController,
    OffersController,
  ],
  providers: [
    MergeRequests,
    Askings,
    AskContexts,
    KnownEntries,
    Foresee,
    Assess,
    Alternatives,
    Equivalents,
    PreviewRequisition,
    SubmitRequisition,
    SubmitSeries,
    CopyWeek,
    RecordRequisition,
    WorkOfRequests,
    WriteRequisition,
    ChangeRequisition,
    Ghosts,
    GoShort,
    HandOver,
    HandOverOfLeavers,
    Takers,
    LateReasons,
    SayOfRequest,
    TellOutcome,
    ToSettleQueries,
    WaysOut,
    PlaceRequisition,
    PutRequisition,
    OpenRequisition,
    ...OFFER_PROVIDERS,
    RequisitionUndos,
    Reclaim,
    RestoreRequisition,
    TakeBackRequisition,
    DrawForStep,
    KitOfStep,
    TakeSteps,
    MoveRequisition,
    CloseRequisition,
    ClosePastConsumer,
    TickTask,
    MarkShort,
    FillShort,
    FillShortConsumer,
    ForgetRequests,
    Messages,
    RequisitionListQueries,
    RequisitionQueries,
    Settle,
    WriteReplan,
    DraftPracticals,
    Replan,
    ReplanReaders,
  ],
})
export class RequisitionsModule {}
