import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { schibsted, sourceSerif, sourceSerifItalic, sourceSerifTitle } from "./fonts.ts";
import "./globals.css";
import { Footer } from "#components/shell/footer.tsx";
import { HeadScript } from "#components/shell/head-script.tsx";
import { Keys } from "#components/shell/keys.tsx";
import { Masthead } from "#components/shell/masthead.tsx";
import { Refusal } from "#components/shell/refusal.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { refusalFor } from "#lib/response-status.ts";
import { siteUrl } from "#lib/site.ts";

export async function generateMetadata(): Promise<Metadata> {
  const [reader, request] = await Promise.all([viewer(), headers()]);
  return {
    metadataBase: new URL(siteUrl()),
    title: { default: "AI Briefing", template: "%s · AI Briefing" },
    description:
      "The AI briefing your feed algorithm won’t show you: short, sourced briefings on AI and work that end.",
    // Whoever draws a card of a page comes signed out and asks for a document.
    openGraph:
      reader || request.has("x-briefing-soft")
        ? undefined
        : { siteName: "AI Briefing", type: "website", locale: "en_GB" },
  };
}

const FACES = `${sourceSerif.variable} ${sourceSerifTitle.variable} ${sourceSerifItalic.variable} ${schibsted.variable}`;

export default async function Layout({ children }: { children: ReactNode }) {
  const request = await headers();
  const nonce = request.get("x-briefing-nonce") ?? undefined;
  const refusal = refusalFor(request.get("x-briefing-request"));
  const path = request.get("x-briefing-path")?.split("?")[0] ?? "/";
  const reader = await viewer();
  return (
    <html lang="en" className={FACES} suppressHydrationWarning>
      <head>
        <meta name="theme-color" content="#fbfaf6" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#141311" media="(prefers-color-scheme: dark)" />
        <HeadScript nonce={nonce} />
      </head>
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
