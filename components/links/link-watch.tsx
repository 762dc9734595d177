"use client";

import { lazy, Suspense } from "react";

// What asks again and again is loaded only where there is something to wait for.
const Asking = lazy(() => import("#components/links/link-asking.tsx"));

/** Shows the page anew once its link was read. */
export function LinkWatch({ id }: { id: string }) {
  return (
    <Suspense fallback={null}>
      <Asking id={id} />
    </Suspense>
  );
}
