/** Paragraphs of a text whose paragraphs are parted by empty lines. */
export function Paragraphs({ text }: { text: string }) {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => <p key={paragraph.slice(0, 40)}>{paragraph}</p>)
}
