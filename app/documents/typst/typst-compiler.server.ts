import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { Resvg } from '@resvg/resvg-js'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { statementToTypst } from './statement-to-typst.server.ts'
import type { letterToTypst, pictureToTypst } from './letter-to-typst.server.ts'

/** One piece of work, laid out and ready for its template. */
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
 * A compiler of the templates in `folder`. It is slow to make (fonts) and quick to use, and blocks while it works.
 * What it gives throws an Error when a template fails.
 */
export function createTypstCompiler(folder: string): (task: TypesetTask) => Uint8Array {
  const { resolve } = createRequire(import.meta.url)
  const compiler = NodeCompiler.create({
    // No file can be read from the templates: all they get is their input.
    workspace: '/nonexistent/workspace',
    fontArgs: [{ fontPaths: fonts.map((font) => resolve(`@expo-google-fonts/${font}`)) }],
  })
  const read = (name: string) => readFileSync(join(folder, `${name}.typ`), 'utf8')
  const fontLists = read('fonts')
  const templates = {
    letter: fontLists + read('letter'),
    picture: fontLists + read('picture'),
    statement: fontLists + read('statement') + read('statement-names'),
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
      // Nothing of a letter stays in memory.
      compiler.evictCache(0)
    }
  }
}

type Page = NonNullable<ReturnType<NodeCompiler['compile']>['result']>

/** PDF/UA-1 where it can be, which a letter with a character that no font has cannot; tagged in any case. */
function toPdf(compiler: NodeCompiler, page: Page): Uint8Array {
  try {
    return compiler.pdf(page, { pdfStandard: 'ua-1' })
  } catch {
    return compiler.pdf(page)
  }
}

function unreachable(): never {
  throw new Error('neither a page nor a reason')
}
