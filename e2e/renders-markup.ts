import { renderToStaticMarkup } from "react-dom/server";
import { renderMarkupWith } from "#lib/markup.ts";

// What server.ts says to the pages, for Next's own server, which is started without it.
renderMarkupWith(renderToStaticMarkup);
