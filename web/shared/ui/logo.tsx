/// The mark: one stroke that runs clear through, and the point where it began.
export function Logo({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="var(--ts-logo-ground, var(--ts-brand-fill))" />
      <path
        d="M7 10.5h18M16 10.5v5.2c0 3.4 2.2 5.3 5.6 5.3H25"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="8.4" cy="21" r="2.4" fill="#f0a24a" />
    </svg>
  );
}
