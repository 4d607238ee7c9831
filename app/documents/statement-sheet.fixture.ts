import { detectLanguage } from '#app/text/characters/script.ts'
import type { TextBlock, TextInline } from '#app/statement/text/text.ts'
import type { SheetName, StatementSheet } from './statement-sheet.ts'

export const textInline = (text: string): TextInline => ({ kind: 'text', text })
export const paragraph = (...children: (string | TextInline)[]): TextBlock => ({
  kind: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? textInline(child) : child)),
})
const noteMark = (number: number): TextInline => ({ kind: 'note', number })

const named = (text: string, country?: string): SheetName => ({
  name: { text, ...detectLanguage(text) },
  ...(country === undefined ? {} : { country }),
})

/** Difficult names in nine scripts. */
export const hardNames: readonly SheetName[] = [
  named('Liên Đoàn Công Giáo Việt Nam tại Đức', 'Germany'),
  named('İnsan Hakları Ortak Platformu', 'Türkiye'),
  named('Сахаровский Центр', 'Russian Federation'),
  named('مرصد الصحراء للسلم والديمقراطية وحقوق الإنسان', 'Morocco'),
  named('チベット問題を考える会 Japan Committee for Tibet', 'Japan'),
  named('台灣南社'),
  { ...named('Chinese Christian Fellowship'), otherName: named('華人基督徒公義團契').name },
  named('【台灣民間支援香港協會】 Taiwanese Civil Aid to HKers'),
  named('Ελληνική Ένωση για τα Δικαιώματα του Ανθρώπου', 'Greece'),
  named("People's Watch – “INDIA” (№ 5), Inc.", 'India'),
]

export const openLetter: StatementSheet = {
  lang: 'en',
  dir: 'ltr',
  title: 'A call for safe passage',
  letterhead: [],
  placeAndDate: 'Geneva, 21 September 2023',
  addressees: [['The President', 'Office of the President', 'P.O. Box 1', 'Example City']],
  copiesLabel: 'Copies:',
  copies: [['The Minister', 'Ministry of Examples']],
  subject: 'Safe passage for those who flee',
  salutation: 'Your Excellency,',
  body: [
    paragraph(
      'We write about those who fled',
      noteMark(1),
      ', and what ',
      { kind: 'strong', children: [textInline('awaits')] },
      ' them.',
    ),
    { kind: 'heading', children: [textInline('What we ask')] },
    {
      kind: 'list',
      ordered: true,
      start: 1,
      items: [[paragraph('Stop returns', noteMark(2), '.')], [paragraph('Open the border.')]],
    },
    { kind: 'quote', children: [paragraph('Nobody shall be sent back', noteMark(3), '.')] },
    paragraph({ kind: 'emphasis', children: [textInline('Thank you.')] }),
  ],
  notes: [
    [
      paragraph('A/77/522, para. 9, ', {
        kind: 'link',
        url: 'https://undocs.org/A/77/522',
        children: [textInline('https://undocs.org/A/77/522')],
      }),
    ],
    [paragraph('Ibid.')],
    [paragraph('A/HRC/25/63, paras. 1098–1114.')],
  ],
  notesLabel: 'Notes',
  close: 'Yours respectfully,',
  heading: 'Signatories',
  counts: ['50 organisations, 39 of them anonymous', '2 individuals'],
  remarks: [],
  lists: [
    { heading: 'Organisations', kind: 'organisation', names: hardNames },
    {
      heading: 'Individuals',
      kind: 'person',
      names: [
        { ...named('Ana Müller', 'Peru'), title: 'Former Special Rapporteur & lawyer' },
        named('Ben Ode'),
      ],
    },
  ],
  foot: ['Version 1 of 21 September 2023', 'As of 21 November 2026, 16:30 UTC'],
  moment: '2026-11-21T16:30:00.000Z',
}

/** The open letter with a number of signatories. */
export const openLetterSignedBy = (count: number): StatementSheet => ({
  ...openLetter,
  lists: [
    {
      heading: '',
      kind: 'organisation',
      names: Array.from({ length: count }, (_, n) => {
        const { name, country } = hardNames[n % hardNames.length] ?? named('')
        return named(`${name.text} ${n}`, country)
      }),
    },
  ],
})
