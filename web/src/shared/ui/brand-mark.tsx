/** The product's mark: an A whose bar is a tick. */
export function BrandMark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--text)" />
      <g fill="none" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8.5 23.5 15 8h2l6.5 15.5" stroke="var(--surface)" />
        <path d="m11.8 18.6 3.1 3 5.6-5.9" stroke="#6f8ff5" />
      </g>
    </svg>
  );
}
