"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page again and again while something on it is under way. */
export function Refreshing({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
