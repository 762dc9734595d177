/** As far as anything new is counted: a reader who was away for years costs no more. */
export const COUNTED = 500;

/** A count as it is shown: "12", and "500+" for COUNTED, which stands for that many and more. */
export const countText = (posts: number) => (posts >= COUNTED ? `${COUNTED}+` : String(posts));
