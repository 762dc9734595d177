import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "next/og";
import { coverSvg } from "#lib/posts/cover-svg.ts";
import { findPostCard } from "#lib/posts/queries.ts";

const SIZE = { width: 1200, height: 630 };

const font = (path: string) => readFile(join(process.cwd(), "node_modules/@fontsource", path));

/** GET /posts/SLUG/cover.png: the drawing of the page beside topic and title, for previews elsewhere. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  const post = await findPostCard((await params).slug);
  if (!post) return new Response("There is no such briefing.\n", { status: 404 });
  const [serif, sans] = await Promise.all([
    font("source-serif-4/files/source-serif-4-latin-600-normal.woff"),
    font("schibsted-grotesk/files/schibsted-grotesk-latin-600-normal.woff"),
  ]);
  const drawing = `data:image/svg+xml;base64,${Buffer.from(coverSvg(post.slug, post.topic.hue)).toString("base64")}`;
  return new ImageResponse(
    <div style={{ display: "flex", width: "100%", height: "100%", background: "#fbfaf6", color: "#1a1916" }}>
      <div
        style={{ display: "flex", flexDirection: "column", justifyContent: "space-between", width: 640, padding: 56 }}
      >
        <div style={{ fontFamily: "Schibsted", fontSize: 26, color: "#c23f1f" }}>{post.topic.name}</div>
        <div style={{ fontFamily: "Serif", fontSize: post.title.length > 60 ? 50 : 58, lineHeight: 1.12 }}>
          {post.title}
        </div>
        <div style={{ fontFamily: "Schibsted", fontSize: 26, color: "#57534a" }}>
          {`AI Briefing · ${post.author.name} · ${post.readingMinutes} min`}
        </div>
      </div>
      {/* biome-ignore lint/performance/noImgElement: drawn into the picture here, never sent to a browser. */}
      <img src={drawing} width={560} height={630} alt="" />
    </div>,
    {
      ...SIZE,
      headers: { "Cache-Control": "public, max-age=3600" },
      fonts: [
        { name: "Serif", data: serif, weight: 600 },
        { name: "Schibsted", data: sans, weight: 600 },
      ],
    },
  );
}
