import { maxUrlLength, mailtoHandlerUrl } from '#app/channel/webmail-url.ts'
import type { LinkService } from '#app/channel/link-service.ts'

/**
 * Outlook on the web with a work or school account: a limit of about 2,048 characters is reported, minus what
 * signing in adds. Not outlook.office.com, whose redirect to this host is reported to lose the letter.
 */
export const outlookWork: LinkService = {
  id: 'outlook-work',
  limit: maxUrlLength,
  onPhones: false,
  link: (draft) =>
    mailtoHandlerUrl('https://outlook.cloud.microsoft/mail/deeplink/compose?mailtouri=', draft),
}
