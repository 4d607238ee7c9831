import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { Resvg } from '@resvg/resvg-js'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { statementToTypst } from '#app/documents/pdf/statement-to-typst.ts'
import type { letterToTypst } from '#app/documents/pdf/letter-to-typst.ts'
import type { pictureToTypst } from '#app/documents/picture/picture-to-typst.ts'

/** The input of one template. */
export type TypesetTask =
  | { kind: 'letter'; data: ReturnType<typeof letterToTypst> }
  | { kind: 'picture'; data: ReturnType<typeof pictureToTypst> }
  | { kind: 'statement'; data: ReturnType<typeof statementToTypst> }

const fonts = [
  'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf',
  'noto-serif/700Bold/NotoSerif_700Bold.ttf',
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  'amiri/400Regular/Amiri_400Regular.ttf',
  'amiri/700Bold/Amiri_700Bold.ttf',
  'nanum-myeongjo/400Regular/NanumMyeongjo_400Regular.ttf',
  'nanum-myeongjo/700Bold/NanumMyeongjo_700Bold.ttf',
  'noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular.ttf',
  'noto-serif-devanagari/400Regular/NotoSerifDevanagari_400Regular.ttf',
  'noto-serif-bengali/400Regular/NotoSerifBengali_400Regular.ttf',
  'abhaya-libre/400Regular/AbhayaLibre_400Regular.ttf',
  'noto-serif-tibetan/400Regular/NotoSerifTibetan_400Regular.ttf',
  'noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf',
  'noto-sans-lao/400Regular/NotoSansLao_400Regular.ttf',
  'noto-sans-khmer/400Regular/NotoSansKhmer_400Regular.ttf',
  'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
]

/**
 * Creates a compiler of the templates in `folder` (app/documents). Creating it is slow, since it loads fonts; using it is fast and
 * blocks. The compiler returns a PDF, or for pictures a PNG, and throws when a template fails.
 */
export function createTypstCompiler(folder: string): (task: TypesetTask) => Uint8Array {
  const { resolve } = createRequire(import.meta.url)
  const compiler = NodeCompiler.create({
    // Templates cannot read files: all they get is their input.
    workspace: '/nonexistent/workspace',
    fontArgs: [{ fontPaths: fonts.map((font) => resolve(`@expo-google-fonts/${font}`)) }],
  })
  const read = (...names: string[]) => names.map((name) => readFileSync(join(folder, name), 'utf8')).join('')
  const templates = {
    letter: read('typesetter/fonts.typ', 'pdf/letter.typ'),
    picture: read('typesetter/fonts.typ', 'picture/picture.typ'),
    statement: read('typesetter/fonts.typ', 'pdf/statement.typ', 'pdf/statement-names.typ'),
  }

  function compile({ kind, data }: TypesetTask) {
    const done = compiler.compile({
      mainFileContent: templates[kind],
      inputs: { sheet: JSON.stringify(data) },
    })
    if (!done.result) {
      const [first] = compiler.fetchDiagnostics(done.takeDiagnostics() ?? unreachable()) as {
        message: string
      }[]
      throw new Error(`${kind}.typ: ${first?.message}`)
    }
    return done.result
  }

  return (task) => {
    try {
      const page = compile(task)
      if (task.kind !== 'picture') return toPdf(compiler, page)
      return new Resvg(compiler.plainSvg(page), {
        fitTo: { mode: 'width', value: 1200 },
        font: { loadSystemFonts: false },
      })
        .render()
        .asPng()
    } finally {
      // No text of a letter stays in memory.
      compiler.evictCache(0)
    }
  }
}

type Page = NonNullable<ReturnType<NodeCompiler['compile']>['result']>

/** PDF/UA-1 where possible, which it is not for text with a character that no font has; tagged in any case. */
function toPdf(compiler: NodeCompiler, page: Page): Uint8Array {
  try {
    return compiler.pdf(page, { pdfStandard: 'ua-1' })
  } catch {
    return compiler.pdf(page)
  }
}

function unreachable(): never {
  throw new Error('Typst returned neither a page nor a diagnostic')
}
