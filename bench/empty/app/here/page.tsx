import Link from "next/link";
import { connection } from "next/server";

/** The least from which one can go somewhere. */
export default async function Here() {
  await connection();
  return (
    <>
      <h1>Here</h1>
      <Link href="/there" prefetch>
        There
      </Link>
    </>
  );
}
