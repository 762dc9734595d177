import { Link } from "#components/ui/link.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { addStep } from "#lib/paths/step-actions.ts";
import type { PostSummary } from "#lib/posts/post.ts";

type Props = { path: { id: string; slug: string }; query: string; found: PostSummary[]; taken: Set<string> };

/** Searching for briefings to add: a plain form, and a button beside each that was found. */
export function StepPicker({ path, query, found, taken }: Props) {
  return (
    <section aria-labelledby="add-steps" className="article-part">
      <h2 id="add-steps">Add a briefing</h2>
      <form action={`/paths/${path.slug}/edit`} className="search-form">
        <input type="search" name="q" defaultValue={query} aria-label="Search briefings" maxLength={200} />
        <button type="submit" className="button">
          Search
        </button>
      </form>
      {query && found.length === 0 && (
        <p className="mt-4 text-grey">Nothing was found. Try fewer words, or a word from the title.</p>
      )}
      <ul className="rows mt-4">
        {found.map((post) => (
          <li key={post.id}>
            <div className="min-w-0 flex-1">
              <Link href={`/posts/${post.slug}`} className="font-semibold">
                {post.title}
              </Link>
              <p className="meta">
                {post.topic.name} · {post.readingMinutes} min
              </p>
            </div>
            {taken.has(post.id) ? (
              <span className="meta">a step already</span>
            ) : (
              <PlainForm action={addStep} fields={{ pathId: path.id, postId: post.id }}>
                <button type="submit" className="text-button" aria-label={`Add: ${post.title}`}>
                  Add
                </button>
              </PlainForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
