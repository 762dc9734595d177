import { defaultSchema } from "rehype-sanitize";

// The sanitiser compares letter by letter, and MAILTO: is as good as mailto:.
const SCHEMES = ["http", "https", "mailto"];

/**
 * What may stand in a rendered body: GitHub's list, without images or links to other schemes, with the class names
 * that citations and code languages carry. Ids are not prefixed: they are ours (headings, notes), never a writer's.
 */
export const articleSchema: typeof defaultSchema = {
  ...defaultSchema,
  clobberPrefix: "",
  protocols: { ...defaultSchema.protocols, href: SCHEMES.flatMap((name) => [name, name.toUpperCase()]), src: [] },
  attributes: {
    ...defaultSchema.attributes,
    a: [
      "ariaDescribedBy",
      "ariaLabel",
      "dataFootnoteBackref",
      "dataFootnoteRef",
      "dataSource",
      "href",
      ["className", "cite-link", "data-footnote-backref"],
    ],
    sup: [["className", "cite"]],
    code: [["className", /^language-\S+$/]],
    img: ["src", "alt", "title"],
  },
};
