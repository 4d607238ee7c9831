import type { PostCard } from '#app/post/cards.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import type { SharePageView } from './share-page.server.ts'

/** Each post as it will appear, with the buttons that open its networks and the length as each network counts it. */
export function Posts({ posts }: { posts: SharePageView['posts'] }) {
  return (
    <div className="posts">
      {posts.cards.map((card, index) => (
        <form
          key={index}
          className="post"
          method="post"
          action={posts.action}
          target="_blank"
          rel="noopener"
          aria-label={card.posts.map(({ name }) => name).join(', ')}
        >
          <HiddenFields values={posts.fields} />
          <PostCardItem card={card} id={`post-${index}`} posts={posts} />
        </form>
      ))}
    </div>
  )
}

function PostCardItem({ card, id, posts }: { card: PostCard; id: string; posts: SharePageView['posts'] }) {
  const { t, lang } = useTranslator()
  const names = new Intl.ListFormat(lang).format(card.posts.map(({ name }) => name))
  return (
    <>
      {card.risky ? <p className="notice">{t('share.risky', { networks: names })}</p> : null}
      {card.carries === 'text' ? (
        <p className="post-text" lang={card.lang}>
          {card.text}
        </p>
      ) : (
        <>
          <label htmlFor={id}>{t('share.copy-lead', { networks: names })}</label>
          <textarea id={id} readOnly rows={4} value={card.text} lang={card.lang} dir="auto" />
          <copy-button from={id} data-done={t('out.copied')} data-by-hand={t('out.copy-by-hand')} hidden>
            {t('share.copy')}
          </copy-button>
        </>
      )}
      <ul className="opens">
        {card.posts.map((post) => (
          <OpenNetworkButton key={post.network} post={post} text={card.text} posts={posts} />
        ))}
      </ul>
    </>
  )
}

interface OpenNetworkProps {
  post: PostCard['posts'][number]
  text: string
  posts: SharePageView['posts']
}

function OpenNetworkButton({ post: { network, name, length, limit, unit }, text, posts }: OpenNetworkProps) {
  const { t, number } = useTranslator()
  if (network === 'webshare')
    return (
      <li hidden>
        <web-share
          data-network={network}
          data-title={posts.title}
          data-text={text.replace(posts.link, '').trim()}
          data-link={posts.link}
        >
          {t('share.open-webshare')}
        </web-share>
      </li>
    )
  return (
    <li>
      <button className="quiet" name="network" value={network}>
        {network === 'email' ? t('share.open-email') : t('share.open', { network: name })}
      </button>
      {limit === undefined || unit === 'characters' || unit === 'encoded' ? null : (
        <span className="hint">{t(`share.${unit}`, { length: number(length), limit: number(limit) })}</span>
      )}
    </li>
  )
}
