/** How many of a list are ranked: its newest. What is older stands newest first, or is counted as left out. */
export const WINDOW = 200;
