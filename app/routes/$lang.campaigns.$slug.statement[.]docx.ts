import type { LoaderFunctionArgs } from '@remix-run/node'
import { answerDocument } from '../server/pages/statement-document.server.ts'

export const loader = ({ params, request, context: { app } }: LoaderFunctionArgs) =>
  answerDocument(app, params, request, 'docx')
