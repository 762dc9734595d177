import { expect, test } from "vitest";
import { isOldPaper, linkKey, linkWords } from "#lib/desk/link-key.ts";

test.each([
  ["https://arxiv.org/abs/2401.12345", "arxiv:2401.12345"],
  ["https://www.arxiv.org/pdf/2401.12345v3", "arxiv:2401.12345"],
  ["https://arxiv.org/html/2401.12345v1", "arxiv:2401.12345"],
  ["https://huggingface.co/papers/2401.12345", "arxiv:2401.12345"],
  ["https://doi.org/10.1038/S41586-024-1", "doi:10.1038/s41586-024-1"],
  ["https://github.com/Vllm-project/vllm/releases/tag/v0.6.3", "release:vllm-project/vllm@v0.6.3"],
  ["https://github.com/vllm-project/vLLM/tree/main/docs", "repository:vllm-project/vllm"],
  ["https://github.com/vllm-project/vllm.git", "repository:vllm-project/vllm"],
  ["https://huggingface.co/meta-llama/Llama-4-Scout/blob/main/README.md", "model:meta-llama/llama-4-scout"],
  ["https://huggingface.co/datasets/allenai/dolma", "dataset:allenai/dolma"],
  ["https://www.youtube.com/watch?t=3&v=dQw4w9WgXcQ", "video:dQw4w9WgXcQ"],
  ["https://youtu.be/dQw4w9WgXcQ?si=abc", "video:dQw4w9WgXcQ"],
  ["https://www.example.org/news/item/?utm_source=rss", "page:example.org/news/item"],
  ["https://amp.example.org/news/item/amp/", "page:example.org/news/item"],
])("%s stands for %s", (address, key) => expect(linkKey(address)?.key).toBe(key));

test.each([
  "https://example.org/",
  "https://example.org/about",
  "https://example.org/tag/ai",
  "https://x.com/intent/post?text=1",
  "https://www.facebook.com/sharer/sharer.php?u=1",
  "mailto:a@example.org",
  "http://127.0.0.1/news/item",
  "not an address",
])("%s stands for no event", (address) => expect(linkKey(address)).toBeNull());

test("features of GitHub and Hugging Face are no repositories and no models", () => {
  expect(linkKey("https://github.com/features/copilot")?.of).not.toBe("repository");
  expect(linkKey("https://huggingface.co/blog/smollm")?.of).toBe("page");
});

test("says in words what a key stands for", () =>
  expect(["arxiv:2401.12345", "release:a/b@v1", "page:example.org/x"].map(linkWords)).toEqual([
    ...["arXiv 2401.12345", "release a/b@v1", "example.org/x"],
  ]));

test("a paper of long before is background, not the event", () => {
  const paper = { of: "arxiv" as const, key: "arxiv:1706.03762" };
  expect(isOldPaper(paper, Date.UTC(2017, 6, 1))).toBe(false);
  expect(isOldPaper(paper, Date.UTC(2025, 0, 1))).toBe(true);
});
