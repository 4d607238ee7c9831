import { defineCopyButton } from './copy-button.ts'
import { defineLetterEditor } from './letter-editor.ts'
import { defineLiveCounter } from './live-counter.ts'
import { definePrintButton } from './print-button.ts'
import { defineStateFilter } from './state-filter.ts'
import { submitOnce } from './submit-once.ts'

// Every page works without this file; it only makes some of them nicer.
document.documentElement.classList.add('scripted')
defineCopyButton()
defineLetterEditor()
defineLiveCounter()
definePrintButton()
defineStateFilter()
submitOnce()
