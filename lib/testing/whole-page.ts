import { Writable } from "node:stream";
import { createElement, type ReactNode } from "react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { viewer } from "#lib/accounts/session.ts";
import { renderMarkupWith } from "#lib/markup.ts";
import { inRequest } from "#lib/testing/requests.ts";

type PageModule = { default: (props: never) => unknown };

type Asked = { params?: Record<string, string>; search?: Record<string, string>; session?: string };

/**
 * Makes a page as the site does: who is signed in and all that is on it, at once. Answers its HTML. The test
 * mocks "react" and "next/headers" by requests.ts.
 */
export async function makePage(page: PageModule, { params = {}, search = {}, session }: Asked = {}): Promise<string> {
  renderMarkupWith(renderToStaticMarkup);
  const props = { params: Promise.resolve(params), searchParams: Promise.resolve(search) } as never;
  return inRequest(session, async () => {
    const [, made] = await Promise.all([viewer(), page.default(props)]);
    return htmlOf(made as ReactNode);
  });
}

function htmlOf(made: ReactNode): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const into = new Writable({ write: (part, _, done) => done(void parts.push(part)) });
    into.once("finish", () => resolve(Buffer.concat(parts).toString()));
    const { pipe } = renderToPipeableStream(createElement("main", null, made), {
      onAllReady: () => pipe(into),
      onError: reject,
    });
  });
}
