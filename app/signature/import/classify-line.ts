import { itemNumberPattern } from '#app/signature/signatory/clean-name.ts'
import { foldForSearch } from '#app/text/fold-for-search.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'

const headings: Readonly<Record<SignatoryKind | 'list', readonly string[]>> = {
  organisation: [
    ...[
      'organisations',
      'organizations',
      'ngos',
      'groups',
      'organisationen',
      'gruppen',
      'organizaciones',
      'ong',
    ],
    ...['организации', 'المنظمات', 'منظمات', '组织', '組織', '机构', '機構', '团体', '團體'],
  ],
  person: [
    ...[
      'individuals',
      'persons',
      'people',
      'personen',
      'einzelpersonen',
      'personnes',
      'particuliers',
      'individus',
    ],
    ...[
      'personas',
      'particulares',
      'individuos',
      'лица',
      'физические лица',
      'частные лица',
      'الأفراد',
      'أفراد',
    ],
    ...['个人', '個人'],
  ],
  list: [
    ...[
      'signatories',
      'signatures',
      'signed',
      'signed by',
      'unterzeichner',
      'unterzeichnende',
      'signataires',
    ],
    ...[
      'firmantes',
      'signatarios',
      'подписи',
      'подписали',
      'الموقعون',
      '联署',
      '联署名单',
      '聯署',
      '連署',
      '签署',
    ],
  ],
}

const headingOf = new Map(
  Object.entries(headings).flatMap(([kind, names]) =>
    names.map((name) => [foldForSearch(name), kind as SignatoryKind | 'list'] as const),
  ),
)

/** The role of a line in a pasted list. */
export type LineKind =
  | { is: 'empty' }
  | { is: 'heading'; of: SignatoryKind | 'list' }
  | { is: 'left-out'; why: string }
  | { is: 'footnote' }
  | { is: 'numbered'; number: number }
  | { is: 'plain' }

const pageFurniture = [
  /^(?:page|seite|página|стр\.?|صفحة|第)?\s*\d{1,4}\s*(?:[/|]|of|von|de|sur|из|من)\s*\d{1,4}$/iu,
  /^(?:page|seite|página|стр\.?|صفحة)\s*\d{1,4}$/iu,
  /^第\s*\d{1,4}\s*[页頁]$/u,
  /^[-–—]?\s*\d{1,4}\s*[-–—]?$/u,
  /^[-–—_=·.*\s]{3,}$/u,
]

/** Classifies a trimmed line, without looking at its neighbours. */
export function classifyLine(text: string): LineKind {
  if (text === '') return { is: 'empty' }
  if (text.length > 2000) return { is: 'plain' }
  if (pageFurniture.some((pattern) => pattern.test(text)))
    return { is: 'left-out', why: 'a page number or a rule' }
  const heading = headingOf.get(foldForSearch(text.replace(/[(（]?\d+[)）]?\s*[:：]?$/u, '')))
  if (heading !== undefined) return { is: 'heading', of: heading }
  if (/^[¹²³⁰⁴⁵⁶⁷⁸⁹]/u.test(text)) return { is: 'footnote' }
  if (/^[*†‡※][^\s*].*[.。．!！]$/u.test(text)) return { is: 'left-out', why: 'a note' }
  const number = itemNumberPattern.exec(text)?.groups?.number
  return number === undefined ? { is: 'plain' } : { is: 'numbered', number: Number(number) }
}

/** Whether the lines of a list are numbered, so that a line without a number continues the one before. */
export function isNumbered(lines: readonly LineKind[]): boolean {
  const counted = lines.filter(({ is }) => is === 'numbered').length
  return counted > 1 && counted * 2 >= counted + lines.filter(({ is }) => is === 'plain').length
}
