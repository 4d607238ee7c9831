import type { LoaderFunctionArgs } from '@remix-run/node'
import { handleDocument } from './statement-document.server.ts'

export const loader = ({ params, request, context: { app } }: LoaderFunctionArgs) =>
  handleDocument(app, params, request, 'docx')
