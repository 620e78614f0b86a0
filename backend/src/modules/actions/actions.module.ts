import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.js';
import { ActionController } from './action.controller.js';
import { ActionRepository } from './action.repository.js';
import { ActionService } from './action.service.js';
import { ActionExecutor } from './action-executor.js';
import { ActionLease } from './action-lease.js';
import { ActionOutcome } from './action-outcome.js';
import { AppliedState } from './applied-state.repository.js';
import { ApplyActionHandler } from './apply-action.handler.js';
import { ChangeSender } from './change-sender.js';
import { DraftedActions } from './drafted-actions.js';
import { BusinessFacts } from './guardrails/business-facts.js';
import { BusinessFactsRepository } from './guardrails/business-facts.repository.js';
import { GuardrailsController } from './guardrails/guardrails.controller.js';
import { GuardrailsRepository } from './guardrails/guardrails.repository.js';
import { GuardrailsService } from './guardrails/guardrails.service.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { LedgerRepository } from './ledger/ledger.repository.js';
import { LedgerService } from './ledger/ledger.service.js';
import { LivePlan } from './live-plan.js';
import { LiveReader } from './live-reader.js';
import { Planner } from './planner.js';
import { PlannerRepository } from './planner.repository.js';
import { UndoRepository } from './undo.repository.js';

@Module({
  imports: [ConnectionsModule],
  controllers: [ActionController, GuardrailsController, LedgerController],
  providers: [
    ActionExecutor,
    ActionLease,
    ActionOutcome,
    ActionRepository,
    ActionService,
    AppliedState,
    BusinessFacts,
    BusinessFactsRepository,
    ApplyActionHandler,
    ChangeSender,
    DraftedActions,
    GuardrailsRepository,
    GuardrailsService,
    LedgerRepository,
    LedgerService,
    LivePlan,
    LiveReader,
    Planner,
    PlannerRepository,
    UndoRepository,
  ],
  exports: [ActionService, BusinessFacts, DraftedActions, Planner],
})
export class ActionsModule {}
