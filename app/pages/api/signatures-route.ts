import { json, type LoaderFunctionArgs } from '@remix-run/node'

/** `{campaign, organisations: {total, listed, anonymous}, persons: {…}, asOf}`; 404 `{error}` for an unknown open letter. */
export async function loader({ params, context: { app } }: LoaderFunctionArgs) {
  const statement = app.statements.get(params.slug ?? '')
  if (!statement) return json({ error: 'unknown-statement' }, { status: 404 })
  const { organisation, person } = (await app.signatories.of(statement.slug)).counts
  return json(
    {
      campaign: statement.slug,
      organisations: organisation,
      persons: person,
      asOf: app.now().toISOString(),
    },
    { headers: { 'Cache-Control': 'no-store' } },
  )
}
