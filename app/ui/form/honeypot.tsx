import { useTranslator } from '#app/locale/translator-context.tsx'

/** A field that people do not see and bots fill in. */
export function Honeypot({ id, name, value }: { id: string; name: string; value?: string }) {
  const { t } = useTranslator()
  return (
    <p className="honeypot" aria-hidden="true">
      <label htmlFor={id}>{t('letter.honeypot')}</label>
      <input id={id} name={name} defaultValue={value} tabIndex={-1} autoComplete="off" />
    </p>
  )
}
