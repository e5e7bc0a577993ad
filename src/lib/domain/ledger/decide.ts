import { never } from '#domain/shared/never.ts';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import { inOrder, type Refusal } from '#domain/workflow/refusal.ts';
import { approve } from './decide-approval.ts';
import { keep, settleConflict, settleNumbers } from './decide-conflict.ts';
import { changeBatch, makeBatch, removeBatch } from './decide-batch.ts';
import { createClient, deleteClient, editClient, mergeClients } from './decide-client.ts';
import {
  archiveInvoice,
  closeItem,
  createInvoice,
  deleteInvoice,
  editInvoice,
  importInvoices,
  recordShared
} from './decide-invoice.ts';
import { changeJobStatus, createJob, deleteJob, editJob, noteEnds, settleJob } from './decide-job.ts';
import { changePayment, recordPayment, removePayment } from './decide-payment.ts';
import { remindOfPayment } from './decide-reminder.ts';
import { addPerson, editBusiness, editPerson, setUp } from './decide-setup.ts';
import { changeStatus } from './decide-status.ts';
import { removeView, saveView } from './decide-view.ts';
import { undo } from './decide-undo.ts';
import { delegateApproval, endDelegation } from './decide-delegation.ts';
import { publishWorkflow, settleWorkflow } from './decide-workflow.ts';
import type { Command, SingleCommand } from './command.ts';
import { noteOverdue } from './dues.ts';
import { react, retryItem } from './react.ts';
import { repeat, repeatInvoice } from './repeat.ts';
import { leavesNobody } from './remaining-people.ts';
import { Run, type Context } from './run.ts';
import type { World } from './world.ts';

/**
 * Decides a command with all that the rules make of it. Pure: the same world, command and context give the same
 * events. Refused as a whole, or done as a whole.
 */
export function decide(world: World, command: Command, context: Context): Result<Run, readonly Refusal[]> {
  const run = new Run(world, context);
  const refused = carryOut(run, command);
  const refusals = refused.length > 0 ? refused : leavesNobody(run);
  if (refusals.length > 0) return refuse(command.do === 'batch' ? refusals : inOrder(refusals));
  if (command.do !== 'undo') {
    noteEnds(run);
    noteOverdues(run);
    noteRepetitions(run);
    react(run);
  }
  return ok(run);
}

/** What a command makes overdue is so at once; what was overdue when it came in is nothing new. */
function noteOverdues(run: Run): void {
  const isWaitedFor = run.workflow?.document.rules.some(
    ({ enabled, on }) => enabled && on.some(({ event }) => event === 'overdue')
  );
  if (!isWaitedFor) return;
  for (const invoice of run.changedOf('invoice'))
    if (invoice.deleted === null && invoice.origin !== 'import') noteOverdue(run, invoice);
}

/** What is to be repeated from today on is so at once. */
function noteRepetitions(run: Run): void {
  for (const invoice of run.changedOf('invoice')) {
    const next = invoice.repetition?.next ?? null;
    if (next !== null && invoice.deleted === null && next <= run.context.today) repeat(run, invoice, next);
  }
}

function carryOut(run: Run, command: Command): readonly Refusal[] {
  if (command.do !== 'batch') return carryOutOne(run, command);
  // Being there already is no error (BR17), so it does not stop the others.
  return command.commands.flatMap((one) => carryOutOne(run, one).filter(({ why }) => why !== 'already-there'));
}

function carryOutOne(run: Run, command: SingleCommand): readonly Refusal[] {
  switch (command.do) {
    case 'setUp':
      return setUp(run, command);
    case 'publishWorkflow':
      return publishWorkflow(run, command);
    case 'editBusiness':
      return editBusiness(run, command);
    case 'saveView':
      return saveView(run, command);
    case 'removeView':
      return removeView(run, command);
    case 'addPerson':
      return addPerson(run, command);
    case 'editPerson':
      return editPerson(run, command);
    case 'delegateApproval':
      return delegateApproval(run, command);
    case 'endDelegation':
      return endDelegation(run, command);
    case 'createClient':
      return createClient(run, command);
    case 'editClient':
      return editClient(run, command);
    case 'deleteClient':
      return deleteClient(run, command);
    case 'mergeClients':
      return mergeClients(run, command);
    case 'makeBatch':
      return makeBatch(run, command);
    case 'changeBatch':
      return changeBatch(run, command);
    case 'removeBatch':
      return removeBatch(run, command);
    case 'createJob':
      return createJob(run, command);
    case 'editJob':
      return editJob(run, command);
    case 'deleteJob':
      return deleteJob(run, command);
    case 'changeJobStatus':
      return changeJobStatus(run, command);
    case 'createInvoice':
      return createInvoice(run, command);
    case 'editInvoice':
      return editInvoice(run, command);
    case 'deleteInvoice':
      return deleteInvoice(run, command);
    case 'importInvoices':
      return importInvoices(run, command);
    case 'changeStatus':
      return changeStatus(run, command);
    case 'approve':
      return approve(run, command);
    case 'recordPayment':
    case 'refundPayment':
      return recordPayment(run, command);
    case 'changePayment':
      return changePayment(run, command);
    case 'removePayment':
      return removePayment(run, command);
    case 'repeatInvoice':
      return repeatInvoice(run, command);
    case 'remindOfPayment':
      return remindOfPayment(run, command);
    case 'archiveInvoice':
    case 'unarchiveInvoice':
      return archiveInvoice(run, command);
    case 'recordShared':
      return recordShared(run, command);
    case 'closeItem':
      return closeItem(run, command);
    case 'retryItem':
      return retryItem(run, command);
    case 'settleConflict':
      return settleConflict(run, command);
    case 'settleJob':
      return settleJob(run, command);
    case 'keep':
      return keep(run, command);
    case 'settleNumbers':
      return settleNumbers(run, command);
    case 'settleWorkflow':
      return settleWorkflow(run, command);
    case 'undo':
      return undo(run, command);
    default:
      return never(command);
  }
}
