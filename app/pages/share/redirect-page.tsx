import { useTranslator } from '#app/locale/translator-context.tsx'
import type { RedirectView } from './share-page.server.ts'

/** The page between a button and its network. Opening has been counted; nothing is known of what comes after. */
export function RedirectPage({ page }: { page: RedirectView }) {
  const { t } = useTranslator()
  const { id } = page.network
  const name =
    id === 'email' ? t('share.mail-program') : id === 'webshare' ? t('share.another-app') : page.network.name
  if (page.opens === 'at-server') return <MastodonServerForm page={page} name={name} />
  return (
    <>
      <h1>{t('share.leaving-title', { network: name })}</h1>
      <p className="lead">{t('share.leaving', { network: name })}</p>
      <p>
        <a className="button" href={page.url} rel="noreferrer">
          {t('share.link', { network: name })}
        </a>
      </p>
    </>
  )
}

/** The field has no form and no name: what is typed there cannot be sent to us. */
function MastodonServerForm({ page, name }: { page: RedirectView; name: string }) {
  const { t } = useTranslator()
  return (
    <>
      <h1>{t('share.leaving-title', { network: name })}</h1>
      <post-server data-text={page.text} data-wrong={t('share.server-wrong')} hidden>
        <p className="lead">{t('share.server-lead')}</p>
        <label htmlFor="server">{t('share.server')}</label>
        <p className="hint" id="server-hint">
          {t('share.server-hint')}
        </p>
        <div className="row">
          <input
            id="server"
            aria-describedby="server-hint"
            inputMode="url"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            placeholder="mastodon.social"
            dir="ltr"
          />
          <button type="button" className="button">
            {t('share.server-open')}
          </button>
        </div>
      </post-server>
      <h2>{t('share.hub-title')}</h2>
      <p>{t('share.hub')}</p>
      <p>
        <a className="quiet" href={page.url} rel="noreferrer">
          {t('share.hub-open')}
        </a>
      </p>
    </>
  )
}
