import 'i18next'
import type en from './locales/en.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    // The keys of the English file are the known keys; a test keeps the other languages equal to it.
    resources: { translation: Omit<typeof en, 'language'> }
    returnObjects: true
  }
}
