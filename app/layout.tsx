import { headers } from "next/headers";
import type { ReactNode } from "react";
import { schibsted, sourceSerif, sourceSerifItalic, sourceSerifTitle } from "./fonts.ts";
import "./globals.css";
import { Footer } from "#components/shell/footer.tsx";
import { frameHead } from "#components/shell/frame-head.ts";
import { Keys } from "#components/shell/keys.tsx";
import { Masthead } from "#components/shell/masthead.tsx";
import { Refusal } from "#components/shell/refusal.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { inHead } from "#lib/page-texts.ts";
import { refusalFor } from "#lib/response-status.ts";

const FACES = `${sourceSerif.variable} ${sourceSerifTitle.variable} ${sourceSerifItalic.variable} ${schibsted.variable}`;

export default async function Layout({ children }: { children: ReactNode }) {
  const request = await headers();
  inHead(() => frameHead(request.get("x-briefing-nonce") ?? ""));
  const refusal = refusalFor(request.get("x-briefing-request"));
  const path = request.get("x-briefing-path")?.split("?")[0] ?? "/";
  const reader = await viewer();
  return (
    <html lang="en" className={FACES} suppressHydrationWarning>
      <body data-viewer={reader?.id}>
        <a className="skip" href="#main">
          Skip to the content
        </a>
        <Masthead viewer={reader && { name: reader.name, image: reader.image }} path={path} />
        <main id="main" className="page" tabIndex={-1}>
          {refusal && <Refusal words={refusal} />}
          {children}
        </main>
        <Footer />
        <p id="announcements" role="status" className="sr-only" />
        <Keys />
      </body>
    </html>
  );
}
