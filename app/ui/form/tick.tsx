import type { InputHTMLAttributes, ReactNode } from 'react'

type Attributes = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'id' | 'name' | 'value' | 'defaultChecked' | 'required' | 'aria-describedby'
>

/** A checkbox or radio button with its label beside it. */
export function Tick({
  type = 'checkbox',
  children,
  ...attributes
}: Attributes & { type?: 'checkbox' | 'radio'; children: ReactNode }) {
  return (
    <label className="tick-line">
      <span className="tick">
        <input type={type} autoComplete="off" {...attributes} />
      </span>
      <span>{children}</span>
    </label>
  )
}
