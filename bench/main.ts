import { measureCheckTime } from './check-time.ts'
import { measureCompositions } from './compositions.ts'
import { measureConfirmations } from './confirmations.ts'
import { measureTypesetting } from './typesetting.ts'
import { measureOutbox } from './outbox.ts'
import { measurePageWeights } from './page-weights.ts'
import { measurePagesServed } from './pages-served.ts'
import { measureStatementPages } from './statement-pages.ts'
import { measureStatementDocuments } from './statement-documents.ts'

// Each figure with its baseline in the same run: machines are shared and noisy, so ratios count.
for (const bench of [
  measureCompositions,
  measureTypesetting,
  measureStatementDocuments,
  measureStatementPages,
  measureCheckTime,
  measureConfirmations,
  measurePageWeights,
  measurePagesServed,
  measureOutbox,
])
  for (const line of await bench()) console.log(line)
process.exit(0)
