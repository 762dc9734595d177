import { Link } from "#components/ui/link.tsx";

/** For a page that would mail a link, on a site where mail is not set up. */
export function NoMail({ title }: { title: string }) {
  return (
    <div className="narrow">
      <h1>{title}</h1>
      <p>
        This needs mail, which is not set up on this site. The people who run it can help you back into your account.
      </p>
      <p className="pt-3">
        <Link href="/sign-in" className="button">
          Sign in
        </Link>
      </p>
    </div>
  );
}
