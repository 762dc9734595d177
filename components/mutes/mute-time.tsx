"use client";

import { type MuteTimeProps, PlainMuteTime } from "#components/mutes/plain-mute-time.tsx";
import { useRefused } from "#components/ui/labelled.tsx";

/** For how long something is muted, as fields of the ActionForm around them. */
export function MuteTime(props: MuteTimeProps) {
  return <PlainMuteTime {...props} refused={useRefused(undefined)} />;
}
