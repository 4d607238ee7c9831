/** The kind of value of a template word: a text, a flag, or a list of entries with words of their own. */
export type WordKind = 'text' | 'flag' | { each: Readonly<Record<string, WordKind>> }

export interface AllowedWord {
  kind: WordKind
  meaning: string
  example: string
}

const text = (meaning: string, example: string): AllowedWord => ({ kind: 'text', meaning, example })
const flag = (meaning: string, example: string): AllowedWord => ({ kind: 'flag', meaning, example })

/** The words of letter templates. templates/README.md has the same table; a test compares them. */
export const letterWords: Readonly<Record<string, AllowedWord>> = {
  office: text('the office written to', 'The Permanent Representative'),
  mission: text(
    'the name of the mission; empty in a letter to an office',
    'Permanent Mission of Switzerland to …',
  ),
  salutation: text('how the letter begins', 'Excellency,'),
  closing: text('the closing formula', 'Accept, Excellency, the assurances of my highest consideration.'),
  subject: text('the subject from the words file, for several cases or for one', 'Reprisals: five cases'),
  opening: text('the opening from the words file, for several cases or for one', 'I write about …'),
  cases: {
    kind: { each: { name: 'text', state: 'text', text: 'text' } },
    meaning: 'the cases this letter is about, without those of the state itself; inside: name, state, text',
    example: '{{#each cases}}{{name}}, {{state}}. {{text}}{{/each}}',
  },
  body: text(
    'the paragraphs from the words file in a campaign without cases; otherwise empty',
    'In October 2023 …',
  ),
  own: text("the place for the supporter's own sentence; alone in its paragraph", ''),
  alone: flag('yes if the letter is about one case', '{{#if alone}}…{{/if}}'),
  request: text('the request, by the phase of the session', 'I respectfully ask …'),
  council: flag(
    'yes if it is a mission whose state sits on the Human Rights Council today',
    '{{#if council}}…{{/if}}',
  ),
  year: text('the current year', '2026'),
  'as-of': text(
    'the day as of which the facts are correct; empty in a campaign without cases',
    'September 2022',
  ),
  link: text('the page with the facts and their sources', 'https://…'),
}

/** The words of post templates. */
export const postWords: Readonly<Record<string, AllowedWord>> = {
  text: text('the post from the words file', 'Jiang Tianyong …'),
  mentions: text('the account to mention, or empty', '@example'),
  tags: text('the tags with #', '#EndReprisals'),
}
