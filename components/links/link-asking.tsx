"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const client = new QueryClient();
/** Soon at first, then less and less often, in milliseconds. */
const [SOON, SELDOM] = [1_000, 15_000];

export default function LinkAsking({ id }: { id: string }) {
  return (
    <QueryClientProvider client={client}>
      <Asking id={id} />
    </QueryClientProvider>
  );
}

function Asking({ id }: { id: string }) {
  const router = useRouter();
  const { data: state } = useQuery({
    queryKey: ["link", id],
    queryFn: () => stateOf(id),
    gcTime: 0,
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data && data !== "waiting" ? false : Math.min(SELDOM, SOON * 1.4 ** dataUpdateCount),
  });
  useEffect(() => {
    if (state && state !== "waiting") router.refresh();
  }, [state, router]);
  return null;
}

async function stateOf(id: string): Promise<string> {
  const answer = await fetch(`/api/links?id=${id}`);
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  const { state } = (await answer.json()) as { state: string };
  return state;
}
