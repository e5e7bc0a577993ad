import type { DocumentWords } from '#ui/words/document.ts';
import { isolated } from '#ui/words/isolated.ts';
import { unitsIn } from './units.ts';

/** Arabic, on what leaves the house. */
export const ar: DocumentWords = {
  print: {
    shareSummary: ({ name, party, amount, due }) =>
      `${isolated(name)}، ${isolated(party)}: ${isolated(amount)}${due === '' ? '' : `، تستحق في ${isolated(due)}`}`,
    paper: {
      invoice: 'فاتورة',
      creditNote: 'إشعار دائن',
      draft: 'مسودة',
      number: 'الرقم',
      issued: 'التاريخ',
      due: 'تاريخ الاستحقاق',
      period: 'الفترة',
      terms: 'شروط الدفع',
      corrects: 'تصحيح للفاتورة',
      from: 'من',
      to: 'إلى',
      vatId: 'رقم ضريبة القيمة المضافة',
      taxId: 'الرقم الضريبي',
      registrationId: 'رقم السجل',
      email: 'البريد الإلكتروني',
      phone: 'الهاتف',
      position: 'م',
      text: 'الوصف',
      quantity: 'الكمية',
      price: 'السعر',
      tax: 'الضريبة',
      net: 'المبلغ',
      lines: 'البنود',
      totals: 'الإجماليات',
      taxes: 'الضريبة',
      taxCategory: 'الضريبة',
      taxBase: 'الوعاء الضريبي',
      taxAmount: 'مبلغ الضريبة',
      credited: 'المخصوم بإشعار دائن',
      received: 'المبلغ المستلم',
      paid: 'المبلغ المدفوع',
      refunded: 'المسترد',
      outstanding: 'المتبقي',
      paymentCode: 'رمز الدفع لتطبيقات البنوك',
      paymentCodeHint: 'امسحه بتطبيق البنك.',
      toPay: 'المطلوب دفعه',
      overpaid: 'مدفوع بالزيادة',
      toRefund: 'المطلوب رده',
      bank: 'البيانات المصرفية',
      iban: 'رقم الآيبان',
      bic: 'رمز البنك (BIC)',
      accountHolder: 'صاحب الحساب',
      bankReference: 'المرجع',
      notes: 'ملاحظات',
      logo: (name) => `شعار ${isolated(name)}`
    }
  },
  statement: {
    title: 'كشف حساب',
    name: (client) => `كشف حساب ${isolated(client)}`,
    shareSummary: (name, day) => `${name}، ${isolated(day)}`,
    batchName: (batch, client) => `${isolated(batch)}، ${isolated(client)}`,
    date: 'التاريخ',
    batch: 'المجموعة',
    period: 'الفترة',
    span: (from, until) => `${isolated(from)} – ${isolated(until)}`,
    nothingOpen: 'لا يوجد مبلغ متبق.',
    nothingHere: 'لم تصدر أي من هذه الفواتير بعد.',
    nothingHappened: 'لم يفوتر ولم يدفع شيء في هذه الفترة، ولم يكن هناك رصيد قبلها.',
    heads: {
      issued: (currency) => `فواتير بعملة ${isolated(currency)}`,
      received: (currency) => `فواتير واردة بعملة ${isolated(currency)}`
    },
    number: 'الرقم',
    issued: 'التاريخ',
    due: 'الاستحقاق',
    total: 'الإجمالي',
    settled: 'المدفوع أو المخصوم',
    open: 'المتبقي',
    sum: 'المجموع',
    unnumbered: { invoice: 'فاتورة', 'credit-note': 'إشعار دائن' },
    creditNote: 'إشعار دائن',
    ageing: (day) => `المتبقي في ${isolated(day)} حسب أيام التأخر`,
    ages: {
      'not-due': 'غير مستحق بعد',
      'to-30': '1–30 يومًا',
      'to-60': '31–60 يومًا',
      'to-90': '61–90 يومًا',
      'over-90': 'أكثر من 90 يومًا',
      undated: 'بلا تاريخ استحقاق',
      credit: 'رصيد لكم'
    },
    account: {
      issued: (currency) => `الحساب بعملة ${isolated(currency)}`,
      received: (currency) => `حساب الفواتير الواردة بعملة ${isolated(currency)}`
    },
    what: 'الحركة',
    invoiced: 'المفوتر',
    paid: 'المدفوع',
    balance: 'الرصيد',
    opening: (day) => `الرصيد الافتتاحي في ${isolated(day)}`,
    closing: (day) => `الرصيد الختامي في ${isolated(day)}`,
    documents: {
      invoice: (name) => `فاتورة ${isolated(name)}`,
      'credit-note': (name) => `إشعار دائن ${isolated(name)}`
    },
    payment: (name) => `دفعة، ${isolated(name)}`,
    refund: (name) => `استرداد، ${isolated(name)}`
  },
  invoice: {
    totals: {
      sumOfLines: 'مجموع البنود',
      withoutTax: 'الإجمالي قبل الضريبة',
      withTax: 'الإجمالي شامل الضريبة',
      prepaid: 'مدفوع مقدمًا',
      rounding: 'التقريب',
      payable: 'المطلوب دفعه',
      credit: 'المطلوب قيده للعميل',
      taxRow: ({ label, rate, base }) => `${label} ${isolated(`${rate}%`)} على ${isolated(base)}`,
      untaxedRow: ({ label, base }) => `${label} على ${isolated(base)}`,
      taxPlain: 'الضريبة'
    },
    lines: {
      per: (price, quantity) => `${isolated(price)} لكل ${isolated(quantity)}`,
      discount: (reason) => (reason === '' ? 'خصم' : `خصم: ${isolated(reason)}`),
      surcharge: (reason) => (reason === '' ? 'رسم إضافي' : `رسم إضافي: ${isolated(reason)}`),
      percentOf: (label, percent) => `${label} (${isolated(`${percent}%`)})`
    },
    details: { periodSpan: (from, to) => `${isolated(from)} – ${isolated(to)}` }
  },
  history: {
    percent: (number) => isolated(`${number}%`),
    referenceFields: {
      buyer: 'مرجع المشتري',
      purchaseOrder: 'أمر الشراء',
      salesOrder: 'أمر البيع',
      contract: 'العقد',
      project: 'المشروع',
      preceding: 'الفاتورة السابقة'
    }
  },
  codes: {
    taxCategories: [
      { code: 'E', label: 'معفى من الضريبة' },
      { code: 'AE', label: 'احتساب عكسي للضريبة' },
      { code: 'K', label: 'توريد داخل الاتحاد الأوروبي' },
      { code: 'G', label: 'تصدير' },
      { code: 'O', label: 'خارج نطاق الضريبة' },
      { code: 'L', label: 'جزر الكناري (IGIC)' },
      { code: 'M', label: 'سبتة ومليلية (IPSI)' }
    ],
    unitShort: unitsIn({
      ...{ C62: 'قطعة', HUR: 'ساعة', MIN: 'دقيقة', DAY: 'يوم', IE: 'شخص', LS: 'مبلغ مقطوع', WEE: 'أسبوع' },
      ...{ MON: 'شهر', ANN: 'سنة', KGM: 'كغم', GRM: 'غ', TNE: 'طن', MTR: 'م', CMT: 'سم', KMT: 'كم' },
      ...{ MTK: 'م²', MTQ: 'م³', LTR: 'لتر', KWH: 'ك.و.س', SET: 'طقم', PR: 'زوج', XPK: 'عبوة' }
    })
  },
  eInvoice: { exempt: 'معفى من ضريبة القيمة المضافة' }
};
