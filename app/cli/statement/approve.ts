import {
  approveSignature,
  rejectSignature,
  type ApprovalOutcome,
} from '#app/signature/moderation/signature-moderation.server.ts'
import { print, printError, type CliIo } from '#app/cli/io.ts'
import { withStatement } from './with-statement.ts'

/** `statement approve`: publishes a pending signature. */
export const approve = (io: CliIo, slug: string, id: string): Promise<number> =>
  withStatement(io, slug, async ({ admin, statement }) => {
    const outcome = await approveSignature(admin, statement, id)
    if (outcome === 'approved') {
      print(io, 'Signature approved. The contact has been emailed.')
      return 0
    }
    printError(io, `${why[outcome]} npx demarche statement waiting ${statement.slug}`)
    return 1
  })

const why: Readonly<Record<Exclude<ApprovalOutcome, 'approved'>, string>> = {
  corrected: 'The signature has been corrected since. Review it again:',
  'no-fingerprint': 'Pass the whole id as the list shows it, so that you approve the version you reviewed:',
  unknown: 'No pending signature with that id. See:',
}

/** `statement refuse`: removes a pending or published signature from the list and the numbers. */
export const refuse = (io: CliIo, slug: string, id: string): Promise<number> =>
  withStatement(io, slug, async ({ admin, statement }) => {
    if (await rejectSignature(admin, statement, id)) {
      print(io, 'Signature refused; its name and contact are erased. The contact has been emailed.')
      return 0
    }
    printError(io, 'No signature with that id.')
    return 1
  })
