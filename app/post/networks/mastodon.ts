import { countGraphemes } from '#app/post/characters.ts'
import { appendLink, type Network } from '#app/post/network.ts'
import { percentEncode } from '#app/text/percent-encode.ts'

/** A link of the length that every link counts as. */
const placeholder = 'x'.repeat(23)

/** `@name@server`: only `@name` counts. The name as in Account::USERNAME_RE. */
const remoteMention = /(?<![/\w])@(\w+(?:[.-]+\w+)*)@[a-z0-9.-]*[a-z0-9]/gi

/**
 * 500 graphemes on a server with default settings; a link counts 23, and a mention counts without its server:
 * Mastodon's app/validators/status_length_validator.rb and https://docs.joinmastodon.org/user/posting/.
 * Intent: the project's own page, https://blog.joinmastodon.org/2026/03/a-new-share-button; the text is in
 * the fragment, which browsers do not send.
 */
export const mastodon: Network = {
  id: 'mastodon',
  name: 'Mastodon',
  limit: 500,
  unit: 'short-links',
  carries: 'text',
  opens: 'at-server',
  assemble: appendLink,
  count: (text) => countGraphemes(appendLink(text.replace(remoteMention, '@$1'), placeholder)),
  intent: (text, link) => `https://share.joinmastodon.org/#text=${percentEncode(appendLink(text, link))}`,
}
