import { ToggleForm } from "#components/ui/toggle-form.tsx";
import { addBookmark, removeBookmark } from "#lib/bookmarks/actions.ts";

export function SaveButton({ post, saved }: { post: { id: string; title: string }; saved: boolean }) {
  return (
    <ToggleForm
      kind="save"
      on={saved}
      turnOn={addBookmark}
      turnOff={removeBookmark}
      field="postId"
      value={post.id}
      offLabel="Save"
      onLabel="Saved"
      about={post.title}
      shortcut="s"
    />
  );
}
