import { defineCopyButton } from './copy-button.ts'
import { defineLetterEditor } from './letter-editor.ts'
import { defineLiveCounter } from './live-counter.ts'
import { loadProofOfWork } from './load-proof-of-work.ts'
import { definePostServer } from './mastodon-server.ts'
import { definePrintButton } from './print-button.ts'
import { defineStateFilter } from './state-filter.ts'
import { preventDoubleSubmit } from './prevent-double-submit.ts'
import { defineWebShare } from './web-share.ts'

// Every page works without this file, which only makes some of them more convenient.
document.documentElement.classList.add('scripted')
defineCopyButton()
defineLetterEditor()
defineLiveCounter()
definePostServer()
definePrintButton()
defineStateFilter()
defineWebShare()
loadProofOfWork()
preventDoubleSubmit()
