import { toLatinLookalikes } from '#app/text/characters/look-alikes.ts'

// With and without dots and spaces: "e.V.", "e. V.", "eV". Only forms that are no word of a name in any language.
const forms = [
  ...[
    'inc',
    'incorporated',
    'ltd',
    'limited',
    'llc',
    'llp',
    'plc',
    'corp',
    'co',
    'pty ltd',
    'pty',
    'cic',
    'cio',
  ],
  ...[
    'e v',
    'ev',
    'g gmbh',
    'ggmbh',
    'gmbh',
    'ag',
    'asbl',
    'a s b l',
    'aisbl',
    'vzw',
    'b v',
    'bv',
    'n v',
    'nv',
  ],
  ...[
    'a c',
    'ac',
    's a',
    'sa',
    's c',
    's l',
    'a p s',
    'aps',
    'onlus',
    'odv',
    'ets',
    'r y',
    'ry',
    'z s',
    'o s',
  ],
  ...['ngo', 'npo', 'ong', 'osc', 'нко', 'ано'],
]
// Names to be compared have had letters that look like Latin ones replaced by those.
const spelled = forms.flatMap((form) => [form, toLatinLookalikes(form)])
const trailing = new RegExp(`(?: (?:${spelled.join('|')}))+$`, 'u')
const asian = /^(?:株式会社|一般社団法人|特定非営利活動法人|npo法人|財団法人)|(?:有限公司|株式会社)$/u

/** Removes the legal form from a folded name; a name that is only a legal form stays. */
export const stripLegalForm = (folded: string): string =>
  folded.replace(trailing, '').replace(asian, '').trim() || folded
