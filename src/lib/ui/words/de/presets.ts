/** What stands in the workflows that the app ships, by its English text: somebody who begins in German begins with German names. */
export const presetTexts: Readonly<Record<string, string>> = {
  'Small business': 'Kleinunternehmen',
  'Write it, send it, get paid. Nothing to set up.': 'Schreiben, versenden, Geld erhalten. Nichts einzurichten.',
  Invoice: 'Rechnung',
  Owner: 'Inhaber',
  Draft: 'Entwurf',
  'Being written. Everything can be changed.': 'Wird gerade geschrieben. Alles lässt sich ändern.',
  Sent: 'Versendet',
  'With the client. It has its number; what it says stays.':
    'Beim Kunden. Die Rechnung hat ihre Nummer; ihr Inhalt bleibt, wie er ist.',
  Disputed: 'Strittig',
  'The client does not agree. Talk first, then send again, or correct it with a credit note.':
    'Der Kunde ist nicht einverstanden. Sprechen Sie erst mit ihm; versenden Sie die Rechnung dann erneut, oder berichtigen Sie sie mit einer Gutschrift.',
  Paid: 'Bezahlt',
  'Nothing is outstanding.': 'Nichts ist mehr offen.',
  Void: 'Storniert',
  'No longer valid. It keeps its number and rests in the archive.':
    'Nicht mehr gültig. Die Rechnung behält ihre Nummer und liegt im Archiv.',
  'Mark as sent': 'Als versendet markieren',
  'Mark as disputed': 'Als strittig markieren',
  'Settle the dispute': 'Als geklärt markieren',
  'Mark as paid': 'Als bezahlt markieren',
  'Back to unpaid': 'Zurück zu unbezahlt',
  'Back to draft': 'Zurück zum Entwurf',
  Restore: 'Wiederherstellen',
  Planned: 'Geplant',
  'Being worked on, or about to be. Its items come into the invoice.':
    'In Arbeit oder kurz davor. Die Posten des Auftrags kommen in die Rechnung.',
  Approved: 'Freigegeben',
  'Somebody has agreed to it. With that they have signed its invoices, as far as they may.':
    'Jemand hat dem Auftrag zugestimmt und damit dessen Rechnungen unterschrieben, soweit das eigene Recht dazu reicht.',
  Completed: 'Abgeschlossen',
  'Done. Its invoices go to the client.': 'Erledigt. Die Rechnungen des Auftrags gehen an den Kunden.',
  Cancelled: 'Storniert',
  'It does not take place.': 'Findet nicht statt.',
  Approve: 'Freigeben',
  Complete: 'Abschließen',
  Reopen: 'Wieder öffnen',
  Cancel: 'Stornieren',
  Reactivate: 'Wieder aufnehmen',
  'Items added': 'Posten hinzugefügt',
  'Items that are added to a job come into its invoice, or begin one.':
    'Posten, die zu einem Auftrag hinzukommen, werden in dessen Rechnung übernommen oder beginnen eine neue.',
  'Items changed': 'Posten geändert',
  'Items that are changed or set aside change the invoice that holds them, as long as it may change.':
    'Posten, die geändert oder zurückgestellt werden, ändern die Rechnung, in der sie stehen, solange diese sich ändern darf.',
  'Job completed': 'Auftrag abgeschlossen',
  'Once all jobs of an invoice are completed, it goes on to the client, as far as nothing stands in the way.':
    'Sobald alle Aufträge einer Rechnung abgeschlossen sind, geht sie weiter an den Kunden, sofern nichts im Weg steht.',
  'Paid in full': 'Vollständig bezahlt',
  'A sent invoice whose balance is covered becomes paid.':
    'Eine versendete Rechnung, deren offener Betrag ausgeglichen ist, wird als bezahlt geführt.',
  'Job cancelled': 'Auftrag storniert',
  'Somebody is asked to look at the invoices of a job that is cancelled: what was done may still be charged.':
    'Jemand soll sich die Rechnungen eines stornierten Auftrags ansehen: Was geleistet wurde, lässt sich vielleicht noch berechnen.',
  'The job was cancelled. Decide what becomes of this invoice.':
    'Der Auftrag wurde storniert. Entscheiden Sie, was aus dieser Rechnung wird.',
  Agency: 'Agentur',
  'Somebody approves before the client sees it. For teams, and for anyone who wants a second look.':
    'Jemand gibt die Rechnung frei, bevor der Kunde sie sieht. Für Teams und für alle, die einen zweiten Blick wünschen.',
  'Account manager': 'Kundenbetreuung',
  Approver: 'Freigeber',
  Director: 'Geschäftsleitung',
  Bookkeeper: 'Buchhaltung',
  Proforma: 'Proforma',
  'Being put together. Everything can be changed, and charges of jobs still come in.':
    'Wird gerade zusammengestellt. Alles lässt sich ändern, und Posten aus Aufträgen kommen noch hinzu.',
  'Awaiting Approval': 'Wartet auf Freigabe',
  'Somebody has been asked to approve it. To change amounts, withdraw the request.':
    'Die Freigabe wurde angefragt. Um Beträge zu ändern, ziehen Sie die Anfrage zurück.',
  'Signed. It can be sent to the client.': 'Unterschrieben. Die Rechnung kann an den Kunden gehen.',
  Rejected: 'Abgelehnt',
  'Not approved. Correct it and submit it again.':
    'Nicht freigegeben. Korrigieren Sie die Rechnung, und legen Sie sie erneut vor.',
  Submitted: 'Eingereicht',
  Voided: 'Storniert',
  'Request approval': 'Freigabe anfordern',
  Reject: 'Ablehnen',
  'Withdraw the request': 'Anfrage zurückziehen',
  Correct: 'Korrigieren',
  Resubmit: 'Erneut vorlegen',
  'Submit to client': 'Beim Kunden einreichen',
  Recall: 'Zurückholen',
  'Job approved': 'Auftrag freigegeben',
  'Whoever approves a job signs its invoices with that, as far as they may sign them.':
    'Wer einen Auftrag freigibt, unterschreibt damit auch dessen Rechnungen, soweit das eigene Recht dazu reicht.',
  'A submitted invoice whose balance is covered becomes paid.':
    'Eine eingereichte Rechnung, deren offener Betrag ausgeglichen ist, wird als bezahlt geführt.',
  Training: 'Schulung',
  'Invoices that follow workshops, from draft to review to final.':
    'Rechnungen folgen Workshops, vom Entwurf über die Prüfung bis zur Endfassung.',
  'Certification body': 'Zertifizierungsstelle',
  'Training company': 'Schulungsunternehmen',
  Trainer: 'Trainer',
  'Licensed workshop': 'Lizenzierter Workshop',
  'From a certification body to whoever ran the workshop.':
    'Von einer Zertifizierungsstelle an den Veranstalter des Workshops.',
  'Trainer licence': 'Trainerlizenz',
  'From a certification body to a trainer, for the licence.':
    'Von einer Zertifizierungsstelle an einen Trainer, für die Lizenz.',
  'Workshop participation': 'Workshop-Teilnahme',
  'From a training company or trainer to an attendee.':
    'Von einem Schulungsunternehmen oder Trainer an einen Teilnehmer.',
  Admin: 'Verwaltung',
  Coordinator: 'Koordination',
  'The workshop still lies ahead. Its changes still change the invoice.':
    'Der Workshop steht noch bevor. Was sich an ihm ändert, ändert auch die Rechnung.',
  'Waiting for review': 'Wartet auf Prüfung',
  'The workshop is over. A coordinator looks at the invoice and completes it.':
    'Der Workshop ist vorbei. Die Koordination sieht sich die Rechnung an und vervollständigt sie.',
  Final: 'Endgültig',
  'Usually sent. It has its number and cannot be changed any more.':
    'In der Regel versendet. Die Rechnung hat ihre Nummer und lässt sich nicht mehr ändern.',
  'The workshop, or the attendee, was cancelled. The invoice rests in the archive.':
    'Der Workshop wurde storniert, oder der Teilnehmer hat abgesagt. Die Rechnung liegt im Archiv.',
  'Ask for review': 'Prüfung anfordern',
  'Free workshop': 'Kostenloser Workshop',
  Finalise: 'Endgültig festlegen',
  'Restore to draft': 'Als Entwurf wiederherstellen',
  'Workshop reactivated': 'Workshop wieder aufgenommen',
  'Restore to review': 'Zur Prüfung wiederherstellen',
  'Not yet sure to take place.': 'Noch nicht sicher, ob er stattfindet.',
  Confirmed: 'Bestätigt',
  'It takes place. Once it is over, its invoice waits for review.':
    'Der Workshop findet statt. Sobald er vorbei ist, wartet seine Rechnung auf Prüfung.',
  'It took place.': 'Hat stattgefunden.',
  'It does not take place. Its invoices are cancelled, too, as long as they may be.':
    'Findet nicht statt. Auch die Rechnungen des Workshops werden storniert, solange das erlaubt ist.',
  Confirm: 'Bestätigen',
  'Back to confirmed': 'Zurück zu bestätigt',
  'Workshop took place': 'Workshop hat stattgefunden',
  'A confirmed workshop is completed once it is over.':
    'Ein bestätigter Workshop wird abgeschlossen, sobald er vorbei ist.',
  'Workshop moved to the future': 'Workshop in die Zukunft verlegt',
  'A completed workshop that is moved to the future lies ahead again.':
    'Ein abgeschlossener Workshop, der in die Zukunft verlegt wird, steht wieder bevor.',
  'Workshop created': 'Workshop angelegt',
  'A workshop gets its licence invoice, where the account issues such invoices.':
    'Ein Workshop erhält seine Lizenzrechnung, sofern das Konto solche Rechnungen ausstellt.',
  'Attendee added': 'Teilnehmer hinzugefügt',
  'An attendee gets a participation invoice, where participation is charged and the account issues it.':
    'Ein Teilnehmer erhält eine Rechnung für die Teilnahme, sofern diese berechnet wird und das Konto solche Rechnungen ausstellt.',
  'Workshop changed': 'Workshop geändert',
  'Hours, participants and prices of the workshop change its invoices, as long as they may change.':
    'Stunden, Teilnehmer und Preise des Workshops ändern seine Rechnungen, solange diese sich ändern dürfen.',
  'Workshop over': 'Workshop vorbei',
  'Once a confirmed workshop is over, a coordinator is asked to look at its invoices.':
    'Sobald ein bestätigter Workshop vorbei ist, soll sich die Koordination seine Rechnungen ansehen.',
  'Free workshop completed': 'Kostenloser Workshop abgeschlossen',
  'A free workshop that took place is settled: nobody has to look at its invoice.':
    'Ein kostenloser Workshop, der stattgefunden hat, ist erledigt: Niemand muss sich seine Rechnung ansehen.',
  'Workshop rescheduled': 'Workshop verlegt',
  'A workshop that is moved to the future takes its invoice back to draft, and is reckoned anew.':
    'Wird ein Workshop in die Zukunft verlegt, geht seine Rechnung zurück in den Entwurf und wird neu berechnet.',
  'Workshop cancelled': 'Workshop storniert',
  'A cancelled workshop cancels its invoices, as long as they may be.':
    'Wird ein Workshop storniert, werden auch seine Rechnungen storniert, solange das erlaubt ist.',
  'A workshop that takes place after all brings back the invoices that its cancellation had closed.':
    'Findet ein Workshop doch noch statt, werden die Rechnungen wiederhergestellt, die mit ihm storniert wurden.',
  'Attendee cancelled': 'Teilnehmer hat abgesagt',
  'An attendee who does not come is not charged, as long as the invoice may change.':
    'Wer nicht kommt, zahlt nichts, solange die Rechnung sich noch ändern darf.',
  'A payment settles an invoice in review or final; entering review never does: a coordinator looks first.':
    'Eine Zahlung begleicht eine Rechnung, die auf Prüfung wartet oder endgültig ist; der Übergang in die Prüfung allein nie: Zuerst sieht die Koordination sie sich an.',
  Job: 'Auftrag',
  Jobs: 'Aufträge',
  Workshop: 'Workshop',
  Workshops: 'Workshops',
  'Fixed price': 'Festpreis',
  Hours: 'Stunden',
  Participants: 'Teilnehmer',
  'Up to the minimum': 'Bis zum Mindestbetrag'
};

/** What is written in the sample, by its English text. Names of people and companies stay. */
export const sampleTexts: Readonly<Record<string, string>> = {
  'Thank you.': 'Vielen Dank.',
  'Spring campaign': 'Frühjahrskampagne',
  Concept: 'Konzept',
  Illustrations: 'Illustrationen',
  'Landing page': 'Landingpage',
  'Annual report': 'Jahresbericht',
  Editing: 'Lektorat',
  Layout: 'Layout',
  'Shop signs': 'Ladenschilder',
  'Retrospectives that change something': 'Retrospektiven, die etwas ändern',
  'Facilitating remote teams': 'Verteilte Teams moderieren',
  'Storytelling with numbers': 'Mit Zahlen erzählen',
  'Ordered twice by mistake': 'Versehentlich doppelt bestellt',
  'The hours of the second week are in doubt': 'Die Stunden der zweiten Woche sind strittig',
  'Fine with me': 'Einverstanden',
  'Taken back': 'Zurückgenommen',
  'Concept and first drafts': 'Konzept und erste Entwürfe',
  'Website, home page and templates': 'Website, Startseite und Vorlagen',
  'Workshop with the team': 'Workshop mit dem Team',
  'Photography on site': 'Fotografie vor Ort',
  'Text and translation': 'Text und Übersetzung',
  'Brand guidelines': 'Markenrichtlinien',
  'Corrections after review': 'Korrekturen nach der Durchsicht',
  'Print preparation': 'Druckvorbereitung',
  'Spring launch': 'Auftakt im Frühjahr',
  'New shop': 'Neuer Laden',
  Rebranding: 'Neuer Markenauftritt'
};
