const LANGUAGE =
  /(?:^|\s)(?:language-|lang-|lang:|highlight-source-|highlight-text-|brush:\s*|sourceCode\s+|code-)([\w+#.-]{1,20})/i;

/** Code as it is shown everywhere: `<pre><code class="language-…">`, without the numbers of its lines. */
export function settleCode(body: Element): void {
  for (const table of body.querySelectorAll(
    "table.highlighttable, table.rouge-table, .highlight table, .syntaxhighlighter table",
  )) {
    const code = table.querySelector("td.code pre, td.rouge-code pre, td.code, .blob-code");
    if (code) table.replaceWith(code.tagName === "PRE" ? code : asPre(code));
  }
  for (const pre of body.querySelectorAll("pre")) {
    for (const gone of pre.querySelectorAll(".line-numbers-rows, .lineno, .linenos, .gutter, .ln, button"))
      gone.remove();
    const language = languageOf(pre);
    const text = textOf(pre);
    const code = pre.ownerDocument.createElement("code");
    if (language) code.setAttribute("class", `language-${language}`);
    code.textContent = text.replace(/^\n+/, "").trimEnd();
    pre.replaceChildren(code);
    pre.removeAttribute("class");
  }
}

function asPre(element: Element): Element {
  const pre = element.ownerDocument.createElement("pre");
  pre.textContent = textOf(element);
  return pre;
}

function languageOf(pre: Element): string | null {
  const around = [pre.querySelector("code"), pre, pre.parentElement, pre.parentElement?.parentElement];
  for (const element of around) {
    const said = element?.getAttribute("data-lang") ?? element?.getAttribute("data-language");
    const found = said ?? LANGUAGE.exec(element?.getAttribute("class") ?? "")?.[1];
    if (found && /^[\w+#.-]{1,20}$/.test(found)) return found.toLowerCase();
  }
  return null;
}

/** The text with its lines, whether these are line feeds, breaks or blocks. */
function textOf(element: Element): string {
  for (const br of element.querySelectorAll("br")) br.replaceWith("\n");
  for (const line of element.querySelectorAll("div, p, li")) if (!/\n$/.test(line.textContent ?? "")) line.append("\n");
  return element.textContent ?? "";
}
