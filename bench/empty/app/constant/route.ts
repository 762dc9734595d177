import { connection } from "next/server";

/** The least that a route can answer for each request. */
export async function GET() {
  await connection();
  return Response.json({ items: [], older: null });
}
