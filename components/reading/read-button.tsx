import { ToggleForm } from "#components/ui/toggle-form.tsx";
import { markPostRead, markPostUnread } from "#lib/reading/actions.ts";

export function ReadButton({ post, read }: { post: { id: string; title: string }; read: boolean }) {
  return (
    <ToggleForm
      on={read}
      turnOn={markPostRead}
      turnOff={markPostUnread}
      field="postId"
      value={post.id}
      offLabel="Mark as read"
      onLabel="Read"
      about={post.title}
      className="button"
      shortcut="r"
    />
  );
}
