import { checkTime } from './check-time.ts'
import { compositions } from './compositions.ts'
import { confirming } from './confirming.ts'
import { lettersSet } from './letters-set.ts'
import { outbox } from './outbox.ts'
import { pageWeights } from './page-weights.ts'
import { pagesServed } from './pages-served.ts'
import { statementPages } from './statement-pages.ts'
import { statementPdf } from './statement-pdf.ts'

// Each figure with its baseline in the same run: machines are shared and noisy, so ratios count.
for (const bench of [
  compositions,
  lettersSet,
  statementPdf,
  statementPages,
  checkTime,
  confirming,
  pageWeights,
  pagesServed,
  outbox,
])
  for (const line of await bench()) console.log(line)
process.exit(0)
