import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { pageTitle, previewTags } from '#app/ui/page-meta.ts'
import { RedirectPage } from './redirect-page.tsx'
import { Posts } from './posts.tsx'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { campaignPreview, casePreview } from '#app/pages/campaign/campaign-preview.server.ts'
import { requireCampaign, requireCaseInQuery } from '#app/pages/require-campaign.server.ts'
import { handleShare, sharePageView } from './share-page.server.ts'
import { campaignPath, sharePath } from '#app/paths.ts'

export function loader({ request, params, context: { app } }: LoaderFunctionArgs) {
  const { campaign, lang } = requireCampaign(app, params)
  const query = new URL(request.url).searchParams
  const caseId = requireCaseInQuery(campaign, lang, query)
  return json({
    ...sharePageView(app, campaign, lang, { caseId, to: query.get('to') ?? undefined }),
    preview:
      caseId === undefined ? campaignPreview(app, campaign, lang) : casePreview(app, campaign, lang, caseId),
  })
}

export async function action({ request, params, context: { app, limited } }: ActionFunctionArgs) {
  const { campaign, lang } = requireCampaign(app, params)
  return handleShare(app, campaign, lang, await request.formData(), limited)
}

// The network is opened by a Refresh header: a redirect would need its address in the policy's form-action.
export const headers: HeadersFunction = ({ actionHeaders }) => ({
  'Cache-Control': 'no-store',
  ...(actionHeaders.has('Refresh') ? { Refresh: actionHeaders.get('Refresh') ?? '' } : {}),
})
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...pageTitle(matches, (t) => t('share.title', { name: data?.name ?? '' })),
  ...previewTags(data?.preview),
]

export default function Share() {
  const page = useLoaderData<typeof loader>()
  const opened = useActionData<typeof action>()
  const { t, lang } = useTranslator()
  if (opened) return <RedirectPage page={opened} />
  return (
    <>
      <p className="breadcrumb">
        <a href={campaignPath(lang, page.slug)}>{t('thanks.back')}</a>
      </p>
      <h1>{t('share.title', { name: page.name })}</h1>
      <p className="lead">{t('share.lead')}</p>
      <p className="notice">{t('share.lead-safety')}</p>
      <Posts posts={page.posts} />
      {page.cases.length === 0 ? null : <h2>{t('share.about-case')}</h2>}
      <ul className="choices" hidden={page.cases.length === 0}>
        {page.cases.map((c) => (
          <li key={c.id}>
            <a
              href={sharePath(lang, page.slug, { case: c.id })}
              {...(c.current ? { 'aria-current': 'true' as const } : {})}
            >
              {c.name}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
