import { withAdminContext } from '#app/mail/admin/admin-context.server.ts'
import { listPausedCampaigns, pauseSending, resumeSending } from '#app/mail/admin/outbox-admin.server.ts'
import { readSlug } from './status.ts'
import { print, type CliIo } from '#app/cli/io.ts'
import { requireConfig } from '#app/cli/cli-context.ts'

/**
 * `mail pause`: the kill switch. It works on running sites at once, since each checks before it claims a
 * message.
 */
export async function pauseMail(io: CliIo, named: string | undefined): Promise<number> {
  const config = requireConfig(io)
  const slug = readSlug(named, config)
  await withAdminContext(config, (admin) => pauseSending(admin, slug))
  print(
    io,
    slug === undefined
      ? 'All email is paused, including email to supporters. Messages already being sent will still go out.'
      : `The letters of ${slug} are paused. Messages already being sent will still go out.`,
  )
  return 0
}

/** `mail resume`: resumes sending where the queue stopped. */
export async function resumeMail(io: CliIo, named: string | undefined): Promise<number> {
  const config = requireConfig(io)
  return withAdminContext(config, async (admin) => {
    const paused = await listPausedCampaigns(admin)
    // A campaign that was paused and then removed can be resumed too.
    const slug = named !== undefined && paused.includes(named) ? named : readSlug(named, config)
    await resumeSending(admin, slug)
    const left = slug === undefined ? paused : []
    print(io, slug === undefined ? 'Sending resumed.' : `Sending the letters of ${slug} resumed.`)
    if (left.length > 0) print(io, `Still paused individually: ${left.join(', ')}.`)
    return 0
  })
}
