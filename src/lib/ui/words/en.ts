import { firstEn } from './en/first.ts';
import { approvals } from './en/approvals.ts';
import { automation } from './en/automation.ts';
import { backup } from './en/backup.ts';
import { batches } from './en/batches.ts';
import { board } from './en/board.ts';
import { bulk } from './en/bulk.ts';
import { clients } from './en/clients.ts';
import { codes } from './en/codes.ts';
import { audit } from './en/audit.ts';
import { dryRun } from './en/dry-run.ts';
import { differences } from './en/differences.ts';
import { condition } from './en/condition.ts';
import { statusTypes } from './en/called.ts';
import { eInvoice } from './en/e-invoice.ts';
import { editor } from './en/editor.ts';
import { findings, proofPath } from './en/findings.ts';
import { guide } from './en/guide.ts';
import { emptyList, filterSheet, viewName } from './en/list-rest.ts';
import { graph } from './en/graph.ts';
import { history } from './en/history.ts';
import { home } from './en/home.ts';
import { importing } from './en/import.ts';
import { inbox } from './en/inbox.ts';
import { invoiceForm } from './en/invoice-form.ts';
import { invoice } from './en/invoice.ts';
import { jobs } from './en/jobs.ts';
import { moves } from './en/moves.ts';
import { party } from './en/party.ts';
import { people } from './en/people.ts';
import { practice } from './en/practice.ts';
import { presetTexts, sampleTexts } from './en/presets.ts';
import { print } from './en/print.ts';
import { repetition } from './en/repetition.ts';
import { refusals, remedies } from './en/refusals.ts';
import { reminders } from './en/reminders.ts';
import { reports } from './en/reports.ts';
import { roles } from './en/roles.ts';
import { rules } from './en/rules.ts';
import { settings } from './en/settings.ts';
import { stages } from './en/stages.ts';
import { statement } from './en/statement.ts';
import { sync } from './en/sync.ts';
import { typing } from './en/typing.ts';
import { versions } from './en/versions.ts';
import { welcome } from './en/welcome.ts';

/** English. Each page has a file of its own under en/, and a line here. */
export const en = {
  ...firstEn,
  approvals,
  audit,
  automation,
  backup,
  batches,
  board,
  bulk,
  clients,
  codes,
  dryRun,
  differences,
  condition,
  eInvoice,
  editor,
  emptyList,
  statusTypes,
  filterSheet,
  findings,
  guide,
  graph,
  history,
  home,
  importing,
  inbox,
  invoice,
  invoiceForm,
  jobs,
  moves,
  party,
  people,
  practice,
  presetTexts,
  sampleTexts,
  print,
  proofPath,
  refusals,
  remedies,
  reminders,
  repetition,
  reports,
  roles,
  rules,
  settings,
  stages,
  statement,
  sync,
  typing,
  versions,
  viewName,
  welcome
};

export type Words = typeof en;
