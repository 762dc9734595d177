import { connection } from "next/server";

/** The least that Next can render for each request. */
export default async function EmptyPage() {
  await connection();
  return <p>Nothing.</p>;
}
