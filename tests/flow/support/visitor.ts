import { createTranslator } from '#app/locale/translator.ts'
import { folders } from '#app/config/folders.server.ts'
import { loadLocales } from '#app/locale/locales.server.ts'
import { readForms, readLinks, readText, type Form, type Link } from './html-reader.ts'

/** A page as somebody without scripts gets it. */
export interface Page {
  status: number
  /** path and query it was asked under */
  path: string
  headers: Headers
  html: string
  text: string
  forms: Form[]
  links: Link[]
}

export interface Visitor {
  visit(path: string): Promise<Page>
  /** Presses the button with that label, after typing `typed`, and follows where it leads. */
  press(page: Page, label: string, typed?: Record<string, string>): Promise<Page>
  /** Sends a form and follows nothing. */
  post(path: string, fields: Record<string, string> | string): Promise<Page>
}

/** Somebody with a browser that runs no scripts, keeps nothing and sends `headers` with everything. */
export function createVisitor(base: string, headers: Record<string, string> = {}): Visitor {
  const ask = async (path: string, init: RequestInit): Promise<Page> => {
    const answer = await fetch(new URL(path, base), {
      ...init,
      redirect: 'manual',
      headers: { ...headers, ...(init.headers as Record<string, string> | undefined) },
    })
    return readPage(path, answer, await answer.text())
  }
  const follow = async (page: Page): Promise<Page> => {
    const to = page.headers.get('location')
    if (page.status < 300 || page.status > 399 || to === null) return page
    const url = new URL(to, new URL(page.path, base))
    return follow(await ask(url.pathname + url.search, {}))
  }
  const visit = async (path: string) => follow(await ask(path, {}))
  const post = (path: string, fields: Record<string, string> | string) =>
    ask(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { origin: base, 'content-type': 'application/x-www-form-urlencoded' },
    })
  return {
    visit,
    post,
    async press(page, label, typed = {}) {
      const { form, fields } = fillForm(page, label, typed)
      return form.method === 'get'
        ? visit(`${form.action}?${new URLSearchParams(fields).toString()}`)
        : follow(await post(form.action, fields))
    },
  }
}

/** Most tests look at one part of a page, and a page may be long: each part is read when it is first looked at. */
function readPage(path: string, { status, headers }: Response, html: string): Page {
  const once = <T>(read: (html: string) => T): (() => T) => {
    let known: { value: T } | undefined
    return () => (known ??= { value: read(html) }).value
  }
  const [text, forms, links] = [once(readText), once(readForms), once(readLinks)]
  return {
    status,
    path,
    headers,
    html,
    get text() {
      return text()
    },
    get forms() {
      return forms()
    },
    get links() {
      return links()
    },
  }
}

/** What pressing a button sends. Throws when the page has no such button, or has it twice. */
export function fillForm(page: Page, label: string, typed: Record<string, string> = {}) {
  const pressed = page.forms.flatMap((form) =>
    form.buttons.filter((button) => button.label === label).map((button) => ({ form, button })),
  )
  const [only] = pressed
  if (!only || pressed.length > 1)
    throw new Error(`${pressed.length} buttons "${label}" on ${page.path}, which says:\n${page.text}`)
  const { form, button } = only
  const named = button.name === undefined ? {} : { [button.name]: button.value }
  return { form, fields: { ...form.fields, ...named, ...typed } }
}

const locales = loadLocales(folders.locales)

/** The words of the interface, as the pages show them. */
export function wordsIn(lang: string) {
  const locale = locales.get(lang)
  if (!locale) throw new Error(`there is no locale file for ${lang}`)
  return createTranslator(locale)
}

export const languages = [...locales.keys()]

export const directionOf = (lang: string): 'ltr' | 'rtl' => locales.get(lang)?.dir ?? 'ltr'
