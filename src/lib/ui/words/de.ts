import type { Words } from './en.ts';
import { firstDe } from './de/first.ts';
import { approvals } from './de/approvals.ts';
import { automation } from './de/automation.ts';
import { backup } from './de/backup.ts';
import { batches } from './de/batches.ts';
import { board } from './de/board.ts';
import { bulk } from './de/bulk.ts';
import { clients } from './de/clients.ts';
import { codes } from './de/codes.ts';
import { audit } from './de/audit.ts';
import { dryRun } from './de/dry-run.ts';
import { differences } from './de/differences.ts';
import { condition } from './de/condition.ts';
import { statusTypes } from './de/called.ts';
import { eInvoice } from './de/e-invoice.ts';
import { editor } from './de/editor.ts';
import { findings, proofPath } from './de/findings.ts';
import { guide } from './de/guide.ts';
import { emptyList, filterSheet, viewName } from './de/list-rest.ts';
import { graph } from './de/graph.ts';
import { history } from './de/history.ts';
import { home } from './de/home.ts';
import { importing } from './de/import.ts';
import { inbox } from './de/inbox.ts';
import { invoiceForm } from './de/invoice-form.ts';
import { invoice } from './de/invoice.ts';
import { jobs } from './de/jobs.ts';
import { moves } from './de/moves.ts';
import { party } from './de/party.ts';
import { people } from './de/people.ts';
import { practice } from './de/practice.ts';
import { presetTexts, sampleTexts } from './de/presets.ts';
import { print } from './de/print.ts';
import { repetition } from './de/repetition.ts';
import { refusals, remedies } from './de/refusals.ts';
import { reminders } from './de/reminders.ts';
import { reports } from './de/reports.ts';
import { roles } from './de/roles.ts';
import { rules } from './de/rules.ts';
import { settings } from './de/settings.ts';
import { stages } from './de/stages.ts';
import { statement } from './de/statement.ts';
import { sync } from './de/sync.ts';
import { typing } from './de/typing.ts';
import { versions } from './de/versions.ts';
import { welcome } from './de/welcome.ts';

/** German. Each page has a file of its own under de/, and a line here. */
export const de: Words = {
  ...firstDe,
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
