import type { Post } from '../domain/post/compose.ts'
import { useWords } from '../i18n/context.tsx'

interface Props {
  action: string
  token: string
  caseId: string | undefined
  posts: (Omit<Post, 'case'> & { name: string })[]
  /** of each post, one below the heading above them */
  heading: 'h2' | 'h3'
}

/** Each post as it will appear, with its counted length and the button that opens its network. */
export function Posts({ action, token, caseId, posts, heading: Heading }: Props) {
  const { t, number } = useWords()
  return (
    <div className="posts">
      {posts.map((post) => (
        <form
          key={post.network}
          className="post"
          method="post"
          action={action}
          target="_blank"
          rel="noopener"
        >
          <Heading>{post.name}</Heading>
          <p className="post-text" lang={post.lang} dir="auto">
            {post.text}
          </p>
          <p className="hint">
            {t(`share.${post.unit}`, { length: number(post.length), limit: number(post.limit) })}
          </p>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="network" value={post.network} />
          {caseId === undefined ? null : <input type="hidden" name="case" value={caseId} />}
          <button className="quiet">{t('share.open', { network: post.name })}</button>
        </form>
      ))}
    </div>
  )
}
