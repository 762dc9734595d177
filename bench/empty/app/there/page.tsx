import { connection } from "next/server";

/** The least to which one can go. */
export default async function There() {
  await connection();
  return <h1>There</h1>;
}
