import type { Network } from '#app/post/network.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'

export interface RedirectView {
  network: { id: string; name: string }
  opens: Network['opens']
  url: string
  text: string
}

/** The page between a button and its network. Opening has been counted; nothing is known of what comes after. */
export function RedirectPage({ leaving }: { leaving: RedirectView }) {
  const { t } = useTranslator()
  const { id } = leaving.network
  const name =
    id === 'email'
      ? t('share.mail-program')
      : id === 'webshare'
        ? t('share.another-app')
        : leaving.network.name
  if (leaving.opens === 'at-server') return <MastodonServerForm leaving={leaving} name={name} />
  return (
    <>
      <h1>{t('share.leaving-title', { network: name })}</h1>
      <p className="lead">{t('share.leaving', { network: name })}</p>
      <p>
        <a className="button" href={leaving.url} rel="noreferrer">
          {t('share.link', { network: name })}
        </a>
      </p>
    </>
  )
}

/** The field has no form and no name: what is typed there cannot be sent to us. */
function MastodonServerForm({ leaving, name }: { leaving: RedirectView; name: string }) {
  const { t } = useTranslator()
  return (
    <>
      <h1>{t('share.leaving-title', { network: name })}</h1>
      <post-server data-text={leaving.text} data-wrong={t('share.server-wrong')} hidden>
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
        <a className="quiet" href={leaving.url} rel="noreferrer">
          {t('share.hub-open')}
        </a>
      </p>
    </>
  )
}
